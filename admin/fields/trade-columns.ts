import { itemsOf } from '#domain/flow/items-of';
import type { FactKey } from '#domain/rules/fact';
import { isColumn } from '#domain/flow/find-item';
import type { Flow, Item } from '#domain/flow/flow';
import { cellKey, type EntryRef } from '#domain/rules/fact-key';
import { isPrice } from '#domain/planning/milestone-amounts';
import { may } from '#domain/rights/rights';
import type { CellKindName } from '../grid/cells/registry.ts';
import type { CellMark, CellValue, GridColumn } from '../grid/index.ts';
import type { Texts } from '../texts/locale.tsx';
import { factColumnId } from './field.ts';
import { cellOfValue, itemForm, type CellForm, type Sheets } from './item-form.ts';

const widths: Partial<Readonly<Record<CellKindName, number>>> = {
  longtext: 200,
  choice: 150,
  instant: 158,
  person: 128,
  money: 118,
  date: 112,
};

const widthElse = 96;

const numeric: ReadonlySet<CellKindName> = new Set(['number', 'money', 'percent']);

/**
 * Whether an item is displayed in the key date or progress column of all trades. A key date with a clock time
 * also has a column of its own, because the key date column shows only its day.
 */
const hasOwnColumn = (item: Item, { keyDate, progress }: Flow): boolean =>
  (item.key === keyDate && item.item === 'field' && item.kind === 'date') || item.key === progress;

/** The column whose cell writes an item: its own, or that of every trade. */
const columnIdOf = (item: Item, flow: Flow): string => {
  if (!hasOwnColumn(item, flow)) return factColumnId(item.key);
  return item.key === flow.progress ? 'progress' : 'keyDate';
};

/** Where an item is read and written, in an entry or in the job. The sheet shows no column of an entry. */
export const itemPlace = (
  item: Item,
  flow: Flow,
  entry?: EntryRef,
): { readonly factKey: FactKey; readonly columnId: string } => {
  if (entry === undefined) return { factKey: item.key, columnId: columnIdOf(item, flow) };
  const factKey = cellKey(entry, item.key);
  return { factKey, columnId: factColumnId(factKey) };
};

/** Choices and people are stored as keys, whose order is meaningless. */
const keyed: ReadonlySet<CellKindName> = new Set(['choice', 'person']);

/** A list shows how many entries it has, an item of files how many files, and a checklist its score. */
const figureKinds: Partial<Readonly<Record<Item['item'], CellKindName>>> = {
  list: 'number',
  file: 'number',
  checklist: 'percent',
};

const columnForm = (item: Item, sheets: Sheets): CellForm | null => {
  const kind = figureKinds[item.item];
  return kind !== undefined && isColumn(item) ? { kind } : itemForm(item, sheets);
};

const columnOf = (item: Item, flow: Flow, sheets: Sheets, { localize }: Texts): readonly GridColumn[] => {
  const form = hasOwnColumn(item, flow) ? null : columnForm(item, sheets);
  if (form === null) return [];
  const { me } = sheets;
  const unit = item.item === 'field' && item.unit ? ` (${localize(item.unit)})` : '';
  const isOpen = may(me.role, isPrice(flow, item.key) ? 'edit-amounts' : 'edit-job');
  return [
    {
      ...form,
      id: factColumnId(item.key),
      header: `${localize(item.label)}${unit}`,
      width: widths[form.kind] ?? widthElse,
      currency: me.shop.currency,
      zone: me.shop.zone,
      readOnly: !isOpen || item.item in figureKinds,
      sortable: !keyed.has(form.kind),
      ...(numeric.has(form.kind) ? { align: 'end' as const } : {}),
    },
  ];
};

/** The columns of a trade's own items, in the flow's order. */
export const tradeColumns = (flow: Flow, sheets: Sheets, texts: Texts): readonly GridColumn[] =>
  itemsOf(flow).flatMap((item) => columnOf(item, flow, sheets, texts));

/**
 * The differences of a job's cells from their columns, which belong to the newest flow version: options come
 * from the job's version, and items that it does not have are read-only.
 */
export const versionMarks = (
  { own, newest }: { readonly own: Flow; readonly newest: Flow },
  sheets: Sheets,
): Readonly<Record<string, CellMark>> =>
  Object.fromEntries(
    itemsOf(newest).map((item): [string, CellMark] => {
      const known = itemsOf(own).find(({ key }) => key === item.key);
      const form = known === undefined ? null : itemForm(known, sheets);
      if (form === null) return [factColumnId(item.key), { readOnly: true }];
      return [factColumnId(item.key), form.options === undefined ? {} : { options: form.options }];
    }),
  );

/** The cells of the trade's columns for a job with loaded facts. */
export const factCells = (
  facts: Readonly<Record<FactKey, unknown>> = {},
): Readonly<Record<string, CellValue>> =>
  Object.fromEntries(Object.entries(facts).map(([key, value]) => [factColumnId(key), cellOfValue(value)]));
