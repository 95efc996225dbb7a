import { describe, expect, it } from 'vitest';
import { holds } from '#domain/rules/condition';
import { resolve } from '#domain/rules/resolve';
import { text } from '#domain/texts/text';
import type { Condition } from '#domain/rules/rule';
import { factOn, field, moment, viewOf } from '#test/kit/rules';

const wedding = field('wedding.on', 'date');
const rehearsal = field('rehearsal.at', 'instant', {
  suggests: { anchor: { fact: 'wedding.on' }, offsets: [{ amount: -1, unit: 'days' }], at: '15:00' },
});
const reminder = { anchor: { fact: 'rehearsal.at' }, offsets: [{ amount: -2, unit: 'hours' }] } as const;
const weddingSet = factOn('2026-01-05', 'wedding.on', '2026-05-02');

describe('a suggested date', () => {
  it('is used by rules until a person writes one', () => {
    const view = viewOf({ items: [wedding, rehearsal], facts: [weddingSet] });
    expect(view.suggestion('rehearsal.at')).toBe(moment('2026-05-01', '15:00'));
    expect(view.fieldValue('rehearsal.at')).toBe(moment('2026-05-01', '15:00'));
    expect(resolve(reminder, view)).toMatchObject({ state: 'set', at: moment('2026-05-01', '13:00') });

    const written = factOn('2026-01-06', 'rehearsal.at', moment('2026-04-30', '10:00'));
    const after = viewOf({ items: [wedding, rehearsal], facts: [weddingSet, written] });
    expect(resolve(reminder, after)).toMatchObject({ state: 'set', at: moment('2026-04-30', '08:00') });
    expect(after.fieldValue('rehearsal.at')).toBe(moment('2026-04-30', '10:00'));
    expect(after.suggestion('rehearsal.at')).toBe(moment('2026-05-01', '15:00'));
  });

  it('is used again when the written one is removed', () => {
    const facts = [weddingSet, factOn('2026-01-06', 'rehearsal.at', null)];
    expect(resolve(reminder, viewOf({ items: [wedding, rehearsal], facts }))).toMatchObject({ state: 'set' });
    const emptied = [weddingSet, factOn('2026-01-06', 'rehearsal.at', '')];
    expect(viewOf({ items: [wedding, rehearsal], facts: emptied }).fieldValue('rehearsal.at')).toBe(
      moment('2026-05-01', '15:00'),
    );
  });

  it('does not satisfy a gate', () => {
    const view = viewOf({ items: [wedding, rehearsal], facts: [weddingSet] });
    expect(holds({ fact: 'rehearsal.at' }, view)).toBe(false);
  });

  it('is absent while its rule waits, or while its field does not apply', () => {
    expect(viewOf({ items: [wedding, rehearsal] }).suggestion('rehearsal.at')).toBeNull();
    const unwanted = { ...rehearsal, when: { fact: 'customer.phone' } };
    expect(viewOf({ items: [wedding, unwanted], facts: [weddingSet] }).suggestion('rehearsal.at')).toBeNull();
  });

  it('is absent when its rule refers to itself', () => {
    const circle = ['a.on', 'b.on'].map((key, index, keys) =>
      field(key, 'date', { suggests: { anchor: { fact: keys[1 - index] ?? '' } } }),
    );
    expect(viewOf({ items: circle }).suggestion('a.on')).toBeNull();
  });

  it('is provisional when its rule is', () => {
    const start = field('start.on', 'date', {
      suggests: { anchor: { fact: 'wedding.on' }, offsets: [{ amount: 1, unit: 'workingDays' }] },
    });
    const view = viewOf({
      items: [wedding, start],
      facts: [factOn('2026-01-05', 'wedding.on', '2026-12-31')],
    });
    expect(resolve({ anchor: { fact: 'start.on' } }, view)).toMatchObject({
      on: '2027-01-01',
      isProvisional: true,
    });
  });
});

describe('a suggested fee', () => {
  const row = (when: Condition, amountMinor: number | null) => ({
    when,
    amountMinor,
    label: text('a', 'b', 'c'),
    source: [],
  });
  const fee = field('fee', 'money', {
    suggests: {
      fees: [
        row({ fact: 'zone', is: 'near' }, 20000),
        row({ fact: 'zone', is: ['near', 'far'] }, 30000),
        row({ fact: 'zone', is: 'abroad' }, null),
      ],
    },
  });
  const items = [field('zone', 'choice'), fee];
  const feeIn = (zone: string) =>
    viewOf({ items, facts: [factOn('2026-01-05', 'zone', zone)] }).fieldValue('fee');

  it('is the first matching row; none for a negotiated fee and without a match', () => {
    expect(['near', 'far', 'abroad', 'moon'].map(feeIn)).toEqual([20000, 30000, null, null]);
  });

  it('is replaced by a written amount, zero included', () => {
    const facts = [factOn('2026-01-05', 'zone', 'near'), factOn('2026-01-05', 'fee', 0)];
    expect(viewOf({ items, facts }).fieldValue('fee')).toBe(0);
  });
});
