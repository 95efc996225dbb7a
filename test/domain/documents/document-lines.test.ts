import { expect, test } from 'vitest';
import { frozenLines } from '#domain/documents/document-rows';
import { formOf } from '#domain/documents/form';
import { layOut } from '#domain/documents/lay-out';
import type { Line } from '#domain/lines/line';
import type { FrozenLine } from '#domain/rules/frozen';
import { line } from '#test/kit/rules';
import { workshop } from '#test/kit/workshop';

const quote = workshop.items.find(({ key }) => key === 'quote');
const form = quote?.item === 'document' ? formOf(workshop, quote) : null;

const tableOf = (lines: readonly FrozenLine[]): unknown => {
  if (form === null) throw new Error('the quote has a template');
  const data = {
    on: '2026-03-02',
    zone: 'Asia/Shanghai',
    currency: 'CNY',
    flowVersion: 1,
    places: {},
    lines,
  };
  return layOut(form, { data, texts: {}, signature: null }, 'en').blocks.find(({ kind }) => kind === 'table');
};
const frozen = (...lines: readonly Line[]) => frozenLines({ lines });

const rope = line({
  id: 'lin_1',
  description: 'Rope',
  quantity: 2.5,
  unit: 'm',
  unitMinor: 333,
  amountMinor: 833,
});
const bell = line({ id: 'lin_2', description: 'Bell', amountMinor: 1000 });

test('a line of an older version is stated as it always was, so that signed papers keep their seals', () => {
  expect(frozen(bell)).toEqual([{ description: 'Bell', quantity: 1, amountMinor: 1000, tags: '' }]);
  expect(Object.keys(frozen(bell)[0] ?? {})).toEqual(['description', 'quantity', 'amountMinor', 'tags']);
  expect(tableOf(frozen(bell))).toMatchObject({
    columns: [{ label: 'Description' }, { label: 'Quantity' }, { label: 'Amount' }],
    rows: [['Bell', '1', '¥10.00']],
    foot: ['Total', '', '¥10.00'],
  });
});

test('a table shows quantity with its unit and the unit price where a line has one', () => {
  expect(tableOf(frozen(rope, bell))).toMatchObject({
    columns: [{ label: 'Description' }, { label: 'Quantity' }, { label: 'Unit price' }, { label: 'Amount' }],
    rows: [
      ['Rope', '2.5 m', '¥3.33', '¥8.33'],
      ['Bell', '1', '', '¥10.00'],
    ],
    foot: ['Total', '', '', '¥18.33'],
  });
});

test('what is declined, deferred or of a change order is not in it, and what is open says so', () => {
  const lines = frozen(
    { ...rope, decision: 'open' },
    { ...bell, decision: 'accepted' },
    { ...bell, id: 'lin_3', decision: 'declined' },
    { ...bell, id: 'lin_4', decision: 'deferred' },
    { ...bell, id: 'lin_5', changeOrderId: 'cho_1' },
  );
  expect(tableOf(lines)).toMatchObject({
    columns: [{}, {}, {}, {}, { label: 'Decision' }],
    rows: [
      ['Rope', '2.5 m', '¥3.33', '¥8.33', 'to be decided'],
      ['Bell', '1', '', '¥10.00', 'accepted'],
    ],
    foot: ['Total', '', '', '¥18.33', ''],
  });
});
