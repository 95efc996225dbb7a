import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '#domain/jobs/apply';
import { noDerivedRows, type Edits } from '#domain/jobs/change';
import { addDays, instant } from '#domain/time/day';
import { derive, deriveMissing } from '#domain/planning/derive';
import type { FactValue } from '#domain/rules/fact';
import type { Flow } from '#domain/flow/flow';
import { flows } from '#domain/trades/index';
import type { JobState } from '#domain/jobs/job';
import { missingChange } from '#domain/planning/gate';
import { isOwnValue, keepsPlan, tasksOfAssignee } from '#domain/planning/plan-inputs';
import { replan } from '#domain/planning/replan';
import { chinaCalendar, day, moment } from '#test/kit/rules';
import { compile } from '#domain/flow/compile/compile';
import { itemsOf } from '#domain/flow/items-of';
import { appointmentsFlow } from '#test/kit/appointments';
import { renovation1 } from '#test/kit/flows/renovation-1';
import { wedding1 } from '#test/kit/flows/wedding-1';
import { garage } from '#test/kit/garage';
import { visitsFlow } from '#test/kit/visits';
import { walk } from '../requirements/walk';
import { factKeysOf } from './random-steps';

const calendar = chinaCalendar();
const start = moment('2026-03-02');
const dayMs = 24 * 3_600_000;
const stamp = (at: number) => ({ actor: 'stf_1', at: instant(at) });

const ids = () => {
  let count = 0;
  return (prefix: string): string => `${prefix}_kept${(count += 1)}`;
};

const values: fc.Arbitrary<FactValue> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.constantFrom('stf_1', 'stf_2', 'a text'),
  fc.integer({ min: 0, max: 300 }).map((days) => addDays(day('2026-04-01'), days)),
);

/** Keys that a person may write: all items, all document states, and ticks of all tasks. */
const keysOf = (flow: Flow): readonly string[] => [
  ...itemsOf(flow).flatMap((item) =>
    item.item === 'document' ? item.states.map((state) => `${item.key}.${state}`) : factKeysOf(item),
  ),
  ...compile(flow).tasks.map(({ key }) => `task.${key}`),
];

const isDocument = (flow: Flow, key: string): boolean =>
  itemsOf(flow).some((item) => item.item === 'document' && key.startsWith(`${item.key}.`));

const base: Edits = { action: 'law', reason: null, changes: [] };
const details = fc.record(
  {
    name: fc.constantFrom('', ' ', '王芳', 'Li'),
    phone: fc.option(fc.constantFrom('', '13800138000')),
    email: fc.option(fc.constant('li@example.test')),
    address: fc.option(fc.constantFrom(' ', 'Lane 12')),
  },
  { requiredKeys: [] },
);

/** Cell edits, of which rules read some and not others. */
const cellEdits = (flow: Flow): fc.Arbitrary<Edits> => {
  const fact = fc
    .tuple(fc.constantFrom(...keysOf(flow)), values, fc.integer({ min: 1, max: 2 }))
    .map(([key, value, version]) => ({
      ...base,
      facts: [
        { id: `fct_${key}`, key, value: isDocument(flow, key) ? { version } : value, supersedes: true },
      ],
    }));
  const own = fc
    .record(
      {
        title: fc.string(),
        ownerId: fc.option(fc.constantFrom('stf_1', 'stf_2')),
        contractTotalMinor: fc.option(fc.integer({ min: 0, max: 9_000_000 })),
      },
      { requiredKeys: [] },
    )
    .map((job) => ({ ...base, job }));
  const stage = fc
    .nat({ max: flow.stages.length - 1 })
    .map((index) => ({ ...base, job: { stage: flow.stages[index]?.key ?? '', stageEnteredAt: start } }));
  return fc.oneof(
    fact,
    fact,
    own,
    stage,
    details.map((customer) => ({ ...base, customer })),
  );
};

/** A plan without its notices, which expire with time. */
const timeless = (flow: Flow, state: JobState, now: number) => {
  const { notices: _, ...plan } = derive({ flow, state, calendar, now: instant(now) });
  return plan;
};

/**
 * The flows of the tests have few values of their own, and their tasks are of entries. Where a contract states the home there
 * are few, too, and where somebody may be at an appointment another assignee is planned in full.
 */
const isUnread = (flow: Flow): boolean =>
  flow === visitsFlow || flow === garage || compile(flow).appointments.length > 0;
const least = (count: number, flow: Flow): number => (isUnread(flow) ? 0 : count);

describe.each([...flows, renovation1, wedding1, visitsFlow, appointmentsFlow, garage])(
  'the plan of $key@$version',
  (flow) => {
    it('is the same where it was retained as where it is derived again', () => {
      let retained = 0;
      fc.assert(
        fc.property(fc.array(cellEdits(flow), { minLength: 1, maxLength: 12 }), (input) => {
          const newId = ids();
          let state = replan({
            flow,
            state: walk(flow, '2026-03-02').state(),
            calendar,
            now: instant(start),
            newId,
          }).after;
          for (const [index, edits] of input.entries()) {
            const now = instant(start + index * dayMs);
            const edited = applyEdits(state, edits, stamp(now));
            const planned = replan({ flow, state: edited, calendar, now, newId });
            if (keepsPlan(flow, state, edits)) {
              retained += 1;
              expect(planned.derived).toEqual(noDerivedRows);
              expect(timeless(flow, edited, now)).toEqual(timeless(flow, state, now));
            }
            state = planned.after;
            const { missing } = derive({ flow, state, calendar, now });
            expect(deriveMissing({ flow, state, calendar })).toEqual(missing);
          }
        }),
        // So many that a random run has far more kept plans than the least below.
        { numRuns: 400 },
      );
      expect(retained).toBeGreaterThan(40);
    });

    it('changes by values of their own in what is missing alone, by as much as is counted', () => {
      const keys = itemsOf(flow).flatMap(({ key }) => (isOwnValue(flow, key) ? [key] : []));
      expect(keys.length).toBeGreaterThan(least(3, flow));
      const edits = fc.tuple(fc.constantFrom(...keys), values).map(([key, value]) => ({
        ...base,
        facts: [{ id: `fct_${key}`, key, value, supersedes: true }],
      }));
      const stages = fc.constantFrom(...flow.stages.map(({ key }) => key));
      fc.assert(
        fc.property(stages, fc.array(edits, { minLength: 1, maxLength: 6 }), (stage, input) => {
          const opened = walk(flow, '2026-03-02').state();
          const placed = { ...opened, job: { ...opened.job, stage } };
          let { after: state } = replan({ flow, state: placed, calendar, now: start, newId: ids() });
          for (const each of input) {
            const edited = applyEdits(state, each, stamp(start));
            const { missing: lacked, ...before } = derive({ flow, state, calendar, now: start });
            const { missing, ...plan } = derive({ flow, state: edited, calendar, now: start });
            expect(plan).toEqual(before);
            expect(replan({ flow, state: edited, calendar, now: start, newId: ids() }).derived).toEqual(
              noDerivedRows,
            );
            const inStage = (items: typeof missing) => items.filter((item) => item.stage === stage).length;
            expect(missingChange({ flow, stage }, state.facts, edited.facts)).toBe(
              inStage(missing) - inStage(lacked),
            );
            state = edited;
          }
        }),
        { numRuns: 100 },
      );
    });

    it('changes by another assignee in the tasks alone that are told of', () => {
      let changed = 0;
      fc.assert(
        fc.property(fc.array(cellEdits(flow), { minLength: 1, maxLength: 12 }), (input) => {
          const newId = ids();
          let { after: state } = replan({
            flow,
            state: walk(flow, '2026-03-02').state(),
            calendar,
            now: start,
            newId,
          });
          for (const each of input) {
            ({ after: state } = replan({
              flow,
              state: applyEdits(state, each, stamp(start)),
              calendar,
              now: start,
              newId,
            }));
            const ownerId = state.job.ownerId === 'stf_1' ? 'stf_2' : 'stf_1';
            const edited = applyEdits(state, { ...base, job: { ownerId } }, stamp(start));
            const { derived } = replan({ flow, state: edited, calendar, now: start, newId });
            const update = tasksOfAssignee(
              { flow, facts: state.facts, tasks: state.tasks, now: start, zone: calendar.zone },
              ownerId,
            );
            if (update === null) continue;
            changed += update.length;
            const byKey = (tasks: typeof update) => tasks.toSorted((a, b) => (a.key < b.key ? -1 : 1));
            expect({ ...derived, tasks: { insert: [], update: byKey(derived.tasks.update) } }).toEqual({
              ...noDerivedRows,
              tasks: { insert: [], update: byKey(update) },
            });
            expect(derived.tasks.insert).toEqual([]);
          }
        }),
        { numRuns: 200 },
      );
      expect(changed).toBeGreaterThanOrEqual(least(20, flow));
    });

    it('is retained by a title, and not by an edit of nothing or of the assignee', () => {
      const state = walk(flow, '2026-03-02').state();
      expect(keepsPlan(flow, state, { ...base, job: { title: 'x' } })).toBe(true);
      expect(keepsPlan(flow, state, base)).toBe(false);
      expect(keepsPlan(flow, state, { ...base, job: { ownerId: 'stf_2' } })).toBe(false);
    });

    it('is derived again for the fact that the flow lives by and for every required one', () => {
      const state = walk(flow, '2026-03-02').state();
      const read = [
        flow.keyDate,
        ...itemsOf(flow)
          .filter(({ isRequired }) => isRequired === true)
          .flatMap(factKeysOf),
      ];
      for (const key of read)
        expect({
          key,
          retained: keepsPlan(flow, state, {
            ...base,
            facts: [{ id: 'f', key, value: 1, supersedes: true }],
          }),
        }).toEqual({ key, retained: false });
    });
  },
);
