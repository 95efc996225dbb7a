import { itemsOf } from '#domain/flow/items-of';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { currentFacts } from '#contract/jobs/job-projection';
import { applyEdits } from '#domain/jobs/apply';
import type { Plan } from '#domain/jobs/plan';
import { derive } from '#domain/planning/derive';
import { planMilestones } from '#domain/planning/plan-milestones';
import { isEntryKey, parseFactKey } from '#domain/rules/fact-key';
import type { FactValue } from '#domain/rules/fact';
import { chinaCalendar, moment } from '#test/kit/rules';
import { entryId, visit, visitsFlow } from '#test/kit/visits';
import { walk } from '../requirements/walk';
import { factKeysOf, valuesOf } from './random-steps';

const flow = visitsFlow;
const calendar = chinaCalendar();
const now = moment('2026-04-20');

interface Cell {
  readonly key: string;
  readonly value: FactValue;
}

/** Cells of entries and of the job, and removals: each cell once, as several people write them. */
const cells: fc.Arbitrary<readonly Cell[]> = fc.uniqueArray(
  fc.oneof(
    ...itemsOf(flow)
      .filter(({ item }) => item === 'field' || item === 'check' || item === 'list')
      .flatMap((item) =>
        factKeysOf(item).map((key) => valuesOf(item).map((value): Cell => ({ key, value }))),
      ),
  ),
  { selector: ({ key }) => key, maxLength: 30 },
);

const opened = walk(flow, '2026-03-02').state();

/** The job with cells, each written by its own person and in its own version. */
const after = (written: readonly Cell[], before = opened) =>
  written.reduce(
    (state, cell, index) =>
      applyEdits(
        state,
        {
          action: 'law',
          reason: null,
          changes: [],
          facts: [{ ...cell, id: `fct_${state.job.version}_${index}`, supersedes: true }],
        },
        { actor: `stf_${index % 2}`, at: moment('2026-03-02') },
      ),
    before,
  );

const planOf = (state: ReturnType<typeof after>): Plan => derive({ flow, state, calendar, now });
const entriesOf = (state: ReturnType<typeof after>, list = 'visits') =>
  planMilestones({ flow, state, calendar })
    .view.entries(list)
    .map(({ id }) => id);

it('cells of two people in any order give one plan, one list and one row', () => {
  const orders = cells.chain((list) =>
    fc.record({ list: fc.constant(list), other: fc.shuffledSubarray([...list], { minLength: list.length }) }),
  );
  fc.assert(
    fc.property(orders, ({ list, other: shuffled }) => {
      const [straight, mixed] = [after(list), after(shuffled)];
      expect(entriesOf(mixed)).toEqual(entriesOf(straight));
      expect(planOf(mixed)).toEqual(planOf(straight));
      expect(currentFacts({ flow, state: mixed })).toEqual(currentFacts({ flow, state: straight }));
    }),
    { numRuns: 300 },
  );
});

it('a removed entry never counts: the plan is that of a job that never had it', () => {
  fc.assert(
    fc.property(cells, fc.integer({ min: 1, max: 3 }), (list, n) => {
      const own = list.filter(({ key }) => key !== visit(n));
      const removed = after([...own, { key: visit(n), value: false }]);
      const without = after(own.filter(({ key }) => parseFactKey(key)?.entry?.id !== entryId(n)));
      const promisesToo = own.filter(({ key }) => key.startsWith('promises') && key.includes(entryId(n)));
      expect(entriesOf(removed)).not.toContain(entryId(n));
      expect(planOf(removed)).toEqual(planOf(after(promisesToo, without)));
    }),
    { numRuns: 300 },
  );
});

it('undo of a removal gives the plan before it, and undo of all cells of an entry the plan without it', () => {
  fc.assert(
    fc.property(cells, fc.integer({ min: 1, max: 3 }), (list, n) => {
      const before = after(list.filter(({ key }) => key !== visit(n)));
      const undone = after(
        [{ key: visit(n), value: null }],
        after([{ key: visit(n), value: false }], before),
      );
      expect(planOf(undone)).toEqual(planOf(before));
      const own = before.facts.filter(({ key }) => key.startsWith(`${visit(n)}/`));
      const cleared = after(
        own.map(({ key }) => ({ key, value: null })),
        before,
      );
      expect(entriesOf(cleared)).toEqual(entriesOf(before).filter((id) => id !== entryId(n)));
    }),
    { numRuns: 200 },
  );
});

it('a row of the sheet has no cell of an entry, and counts the entries that stand', () => {
  fc.assert(
    fc.property(cells, (list) => {
      const state = after(list);
      const facts = currentFacts({ flow, state });
      expect(Object.keys(facts).filter(isEntryKey)).toEqual([]);
      expect([facts['visits'], facts['promises']]).toEqual([
        entriesOf(state).length,
        entriesOf(state, 'promises').length,
      ]);
    }),
  );
});
