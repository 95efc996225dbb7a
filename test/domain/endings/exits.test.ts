import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '#domain/jobs/apply';
import { derive } from '#domain/planning/derive';
import { replan } from '#domain/planning/replan';
import { checkFlow } from '#domain/flow/check/check-flow';
import type { Flow } from '#domain/flow/flow';
import { instant } from '#domain/time/day';
import { endingsFlow as flow } from '#test/kit/endings';
import { editsOf, steps } from '#test/laws/random-steps';
import { chinaCalendar, moment } from '#test/kit/rules';
import { walk } from '#test/requirements/walk';

const calendar = chinaCalendar();
const start = moment('2026-03-02');
const now = moment('2026-04-01');

test('an ended job asks for nothing, and reopened it has the plan that it had, whatever was written before', () => {
  const base = walk(flow, '2026-03-02').total(100_000).state();
  fc.assert(
    fc.property(steps(flow), (sequence) => {
      let state = base;
      for (const [index, step] of sequence.entries())
        state = applyEdits(state, editsOf(flow, step, index), { actor: 'stf_1', at: instant(start + index) });
      let ids = 0;
      const newId = () => `row_${(ids += 1)}`;
      const planned = replan({ flow, state, calendar, now, newId }).after;
      const ending = { ...planned.job, endedAs: 'lost', closedAt: now };
      const ended = replan({ flow, state: { ...planned, job: ending }, calendar, now, newId });
      expect(ended.plan.balances.outstandingMinor).toBeLessThanOrEqual(0);
      expect(
        ended.plan.milestones.filter(
          ({ state: milestoneState }) => milestoneState === 'due' || milestoneState === 'part',
        ),
      ).toEqual([]);
      expect(ended.plan.notices).toEqual([]);
      expect(ended.plan.tasks.filter((task) => task.state === 'open')).toEqual([]);
      expect(ended.after.tasks.filter((task) => task.state === 'open')).toEqual([]);
      expect(ended.plan.contact).toBeNull();
      const again = replan({ flow, state: { ...ended.after, job: planned.job }, calendar, now, newId });
      expect(again.plan).toEqual(derive({ flow, state: planned, calendar, now }));
      expect(again.after.milestones).toEqual(planned.milestones);
    }),
    { numRuns: 60 },
  );
});

const codesOf = (part: Partial<Flow>) =>
  checkFlow({ ...flow, ...part }).map(({ code, at }) => `${code} ${at}`);

test('the check of a flow refuses endings, openings and classes that contradict themselves', () => {
  expect(codesOf({})).toEqual([]);
  const [exit] = flow.exits ?? [];
  const [opening] = flow.opens ?? [];
  if (exit === undefined || opening === undefined) throw new Error('the flow has both');
  expect(codesOf({ exits: [{ ...exit, needs: [] }] })).toEqual(['bad-exit exits.lost']);
  expect(codesOf({ exits: [{ ...exit, needs: ['nothing'] }] })).toEqual(['unknown-fact exits.lost']);
  expect(codesOf({ exits: [{ ...exit, needs: ['said'] }] })).toEqual(['entry-out-of-scope exits.lost']);
  expect(codesOf({ exits: [{ ...exit, from: ['done'] }] })).toEqual(['bad-exit exits.lost']);
  expect(codesOf({ exits: [exit, exit] })).toContain('duplicate-key exits');
  expect(codesOf({ opens: [{ ...opening, copies: ['contacts'] }] })).toEqual(['bad-opening opens.claim']);
  expect(codesOf({ opens: [{ ...opening, kind: 'repeat' }] })).toEqual(['bad-opening opens.repeat']);
  expect(codesOf({ excluded: [{ key: 'general', label: exit.label }] })).toEqual(['bad-class excluded']);
  const [first, ...others] = flow.warranties;
  if (first === undefined) throw new Error('the flow has warranties');
  const { class: _, ...without } = first;
  expect(codesOf({ warranties: [without, ...others] })).toEqual(['bad-class warranties']);
});

test('the check of a flow refuses a notice that can reach nobody, or whose reply has no place', () => {
  const [, notice] = flow.notices;
  if (notice === undefined) throw new Error('the flow has notices');
  const noticed = (part: object) => codesOf({ notices: [{ ...notice, ...part }] });
  expect(noticed({ to: { person: { name: 'neighbour' } } })).toEqual(['bad-recipient notices.how-is-it.to']);
  expect(noticed({ to: { person: { name: 'neighbour', phone: 'visit.on' } } })).toEqual([
    'wrong-field-kind notices.how-is-it.to',
  ]);
  expect(noticed({ to: { staffField: 'neighbour' } })).toEqual(['wrong-field-kind notices.how-is-it.to']);
  expect(noticed({ reply: 'remark' })).toHaveLength(2);
});
