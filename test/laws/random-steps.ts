import { itemsOf } from '#domain/flow/items-of';
import fc from 'fast-check';
import type { Edits } from '#domain/jobs/change';
import { addDays } from '#domain/time/day';
import type { FactValue } from '#domain/rules/fact';
import type { Flow, Item } from '#domain/flow/flow';
import { taskTick } from '#domain/tasks/plan-tasks';
import { cellKey, entryKey, fileKey } from '#domain/rules/fact-key';
import { day, moment } from '#test/kit/rules';
import { entryId } from '#test/kit/visits';

const start = moment('2026-03-02');
const hourMs = 3_600_000;

/** What one person writes at once. */
export type Step =
  | { readonly do: 'fact'; readonly key: string; readonly value: FactValue }
  | { readonly do: 'total'; readonly amountMinor: number }
  | { readonly do: 'order'; readonly id: string; readonly amountMinor: number }
  | { readonly do: 'stage'; readonly index: number };

export const dates = fc.integer({ min: 0, max: 300 }).map((days) => addDays(day('2026-04-01'), days));
const instants = fc.integer({ min: 0, max: 6000 }).map((hours) => start + hours * hourMs);

const aFile = { file: 'fil_1', name: 'a.jpg', type: 'image/jpeg', size: 1, sha256: 'a'.repeat(64) };

/** Values for an item, empty ones too: what was written may be taken back. */
export const valuesOf = (item: Item): fc.Arbitrary<FactValue> => {
  if (item.item === 'check') return fc.boolean();
  if (item.item === 'list') return fc.constantFrom(false, null);
  if (item.item === 'file') return fc.option(fc.constant(aFile));
  if (item.item !== 'field') return fc.constant({ note: 'n' });
  switch (item.kind) {
    case 'date':
      return fc.option(dates);
    case 'instant':
      return fc.option(instants);
    case 'choice':
      return fc.option(fc.constantFrom(...(item.choices ?? []).map(({ key }) => key)));
    case 'choices':
      return fc
        .subarray((item.choices ?? []).map(({ key }) => key))
        .map((keys) => (keys.length === 0 ? null : keys.join(',')));
    case 'yesno':
      return fc.boolean();
    case 'number':
    case 'money':
      return fc.option(fc.integer({ min: 1, max: 1_000_000 }));
    case 'percent':
      return fc.option(fc.integer({ min: 0, max: 100 }));
    case 'text':
    case 'staff':
      return fc.option(fc.constantFrom('stf_1', 'stf_2'));
  }
};

const entries = [1, 2, 3];

/** The fact keys under which an item is written: of the job, or of some entries of its list. */
export const factKeysOf = ({ key, item, of }: Item): readonly string[] => {
  if (item === 'list') return entries.map((n) => entryKey({ list: key, id: entryId(n) }));
  const places = of === undefined ? [key] : entries.map((n) => cellKey({ list: of, id: entryId(n) }, key));
  return item === 'file' ? places.flatMap((place) => entries.map((n) => fileKey(place, entryId(n)))) : places;
};

const factSteps = (flow: Flow): readonly fc.Arbitrary<Step>[] => {
  const plain = itemsOf(flow)
    .filter(({ item }) => item !== 'document' && item !== 'log')
    .flatMap((item) =>
      factKeysOf(item).map((key) => valuesOf(item).map((value): Step => ({ do: 'fact', key, value }))),
    );
  const documents = itemsOf(flow).flatMap((item) =>
    item.item !== 'document'
      ? []
      : item.states.map((state) =>
          fc
            .integer({ min: 1, max: 2 })
            .map((version): Step => ({ do: 'fact', key: `${item.key}.${state}`, value: { version } })),
        ),
  );
  const ticks = flow.tasks.map(({ key }) =>
    fc.option(dates).map((dueOn): Step => ({ do: 'fact', ...taskTick(key, { dueOn, dueAt: null }) })),
  );
  return [...plain, ...documents, ...ticks];
};

/** A few items many times over, so that what was said is taken back and said again. */
export const steps = (flow: Flow): fc.Arbitrary<readonly Step[]> => {
  const stage = fc.nat({ max: flow.stages.length - 2 }).map((index): Step => ({ do: 'stage', index }));
  const total = fc
    .integer({ min: 0, max: 50_000_000 })
    .map((amountMinor): Step => ({ do: 'total', amountMinor }));
  const order = fc
    .record({ id: fc.uuid(), amountMinor: fc.integer({ min: -9_000_000, max: 9_000_000 }) })
    .map((item): Step => ({ do: 'order', ...item }));
  return fc
    .shuffledSubarray([...factSteps(flow)], { minLength: 2, maxLength: 4 })
    .chain((facts) => fc.array(fc.oneof(...facts, stage, total, order), { maxLength: 25 }));
};

/** A step as edits; `index` makes its ids. */
export const editsOf = (flow: Flow, step: Step, index: number): Edits => {
  const base = { action: 'law', reason: null, changes: [] };
  switch (step.do) {
    case 'fact':
      return { ...base, facts: [{ id: `fct_${index}`, key: step.key, value: step.value, supersedes: true }] };
    case 'total':
      return { ...base, job: { contractTotalMinor: step.amountMinor } };
    case 'stage':
      return { ...base, job: { stage: flow.stages[step.index]?.key ?? '', stageEnteredAt: start } };
    case 'order':
      return {
        ...base,
        changeOrders: [
          { id: step.id, title: 'c', amountMinor: step.amountMinor, state: 'approved', approvedAt: start },
        ],
      };
  }
};
