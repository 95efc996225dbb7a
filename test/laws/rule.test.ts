import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, businessDate, compare, dateOf, instantAt } from '#domain/time/day';
import { resolve } from '#domain/rules/resolve';
import type { Offset, Rule } from '#domain/rules/rule';
import { factOn, field, shanghai, viewOf } from '#test/kit/rules';

const date = fc.integer({ min: 0, max: 700 }).map((days) => addDays(businessDate('2025-01-02'), days));
const unit = fc.constantFrom('hours', 'days', 'workingDays', 'weeks', 'months', 'years');
const offset = fc.record({ amount: fc.integer({ min: -40, max: 40 }), unit }) satisfies fc.Arbitrary<Offset>;
const offsets = fc.array(offset, { maxLength: 3 });
const items = [field('a.on', 'date'), field('b.on', 'date')];
const both = { latestOf: [{ fact: 'a.on' }, { fact: 'b.on' }] };
const view = (a: string, b: string) =>
  viewOf({ items, facts: [factOn('2025-01-01', 'a.on', a), factOn('2025-01-01', 'b.on', b)] });
const onOf = (rule: Rule, on: ReturnType<typeof view>) => {
  const resolution = resolve(rule, on);
  if (resolution.state === 'waiting') throw new Error('waits');
  return resolution;
};

describe('rules', () => {
  it('wait when and only when an anchor is unknown', () => {
    fc.assert(
      fc.property(fc.option(date), fc.option(date), offsets, (a, b, steps) => {
        const missing = [...(a === null ? ['a.on'] : []), ...(b === null ? ['b.on'] : [])];
        const facts = [factOn('2025-01-01', 'a.on', a), factOn('2025-01-01', 'b.on', b)];
        const resolution = resolve({ anchor: both, offsets: steps }, viewOf({ items, facts }));
        expect(resolution.state === 'waiting' ? resolution.waitsFor : []).toEqual(missing);
      }),
    );
  });

  it('never fall earlier when their anchor moves later', () => {
    fc.assert(
      fc.property(date, date, offsets, (a, b, steps) => {
        const rule: Rule = { anchor: { fact: 'a.on' }, offsets: steps };
        const [first, second] = [a, b].toSorted(compare);
        if (first === undefined || second === undefined) throw new Error('two dates');
        expect(
          compare(onOf(rule, view(first, first)).on, onOf(rule, view(second, second)).on),
        ).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('take the latest anchor, in whatever order they stand', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        const later = compare(a, b) < 0 ? b : a;
        expect(onOf({ anchor: both }, view(a, b)).on).toBe(later);
        expect(onOf({ anchor: { latestOf: both.latestOf.toReversed() } }, view(a, b)).on).toBe(later);
      }),
    );
  });

  it('with a clock time give that time on their date; an instant is always on their date', () => {
    fc.assert(
      fc.property(date, offsets, fc.constantFrom('00:00', '09:00', '17:30', '23:59'), (a, steps, at) => {
        const timed = onOf({ anchor: { fact: 'a.on' }, offsets: steps, at }, view(a, a));
        expect(timed.at).toBe(instantAt(timed.on, at, shanghai));
        const untimed = onOf({ anchor: { fact: 'a.on' }, offsets: steps }, view(a, a));
        expect(untimed.on).toBe(timed.on);
        expect(untimed.at === null ? untimed.on : dateOf(untimed.at, shanghai)).toBe(untimed.on);
      }),
    );
  });
});
