import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '#domain/jobs/apply';
import type { Plan } from '#domain/jobs/plan';
import { derive } from '#domain/planning/derive';
import { instant } from '#domain/time/day';
import { renovation1 } from '#test/kit/flows/renovation-1';
import { wedding1 } from '#test/kit/flows/wedding-1';
import { chinaCalendar, moment } from '#test/kit/rules';
import { walk } from '../requirements/walk';
import { editsOf, steps } from './random-steps';

const calendar = chinaCalendar();
const start = moment('2026-03-02');
const now = moment('2026-04-20');
const hourMs = 3_600_000;

/**
 * What was derived of 300 random jobs before flows were compiled. A change here means that the plan of a job of a
 * published version changes: that needs a new version of the flow.
 */
const plansBefore = new Map([
  ['renovation', 'a7233f4fd1a04be41e3d21f9efac25b65e67fed6343be21f0a211161071013a5'],
  ['wedding', '48daad2448d6ad47b72718ac3883c9907b05ad9bf3d633d2c33cd6712cd9ff28'],
]);

/** The earliest due date with open money: what is next is read of the stored tasks too, so it left the plan (0068). */
const moneyDueOn = ({ milestones }: Plan): string | null => {
  const dates = milestones.flatMap(({ state, dueOn }) =>
    dueOn !== null && (state === 'due' || state === 'part') ? [dueOn] : [],
  );
  return dates.toSorted().at(0) ?? null;
};

/** A plan without what the product tells of every trade since, whatever the version of its flow (decisions 0062, 0066, 0069). */
const asPlannedBefore = (planned: Plan) => {
  const {
    fixedAmounts: _,
    isPriceFixed: _isPriceFixed,
    appointments: _appointments,
    contact: _contact,
    holder: _holder,
    isProvisional,
    ...plan
  } = planned;
  return {
    ...plan,
    tasks: plan.tasks.map(
      ({ duty: _duty, entry: _entry, isAfterClosing: _lasts, againAt: _again, script: _script, ...task }) =>
        task,
    ),
    milestones: plan.milestones.map(({ carriedBy: _carrier, ...milestone }) => milestone),
    warranties: plan.warranties.map(({ lineId: _lineId, ...warranty }) => warranty),
    notices: plan.notices.filter(({ key }) => key !== 'task-already-late'),
    nextDueOn: moneyDueOn(planned),
    isProvisional,
  };
};

describe.each([renovation1, wedding1])('jobs of $key', (flow) => {
  it('have the plan that they had before flows were compiled', () => {
    const base = walk(flow, '2026-03-02').state();
    const hash = createHash('sha256');
    for (const sequence of fc.sample(steps(flow), { seed: 20_260_302, numRuns: 300 })) {
      let state = base;
      for (const [index, step] of sequence.entries()) {
        const at = instant(start + index * hourMs);
        state = applyEdits(state, editsOf(flow, step, index), { actor: 'stf_1', at });
      }
      hash.update(JSON.stringify(asPlannedBefore(derive({ flow, state, calendar, now }))));
    }
    expect(hash.digest('hex')).toBe(plansBefore.get(flow.key));
  });
});
