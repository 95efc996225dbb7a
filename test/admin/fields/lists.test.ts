import { itemsOf } from '#domain/flow/items-of';
import { describe, expect, it } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import { entryIds, entryTitle } from '../../../admin/fields/entries.ts';
import { fieldLabel, formatValue, type HistoryView } from '../../../admin/fields/history-labels.ts';
import { itemForm, type Sheets } from '../../../admin/fields/item-form.ts';
import { baseKey } from '../../../admin/fields/items.ts';
import { factWrite } from '../../../admin/fields/field.ts';
import { itemPlace, tradeColumns } from '../../../admin/fields/trade-columns.ts';
import { waitedForNames } from '../../../admin/job/money/waits-for.ts';
import { fillPlaceholders } from '../../../admin/texts/fill-placeholders.ts';
import { textOf } from '../../../admin/texts/catalogue.ts';
import { targetsOf } from '../../../admin/transfer/columns/target.ts';
import { entryId, visit, visitsFlow } from '#test/kit/visits';

const flow = visitsFlow;
const zone = 'Asia/Shanghai';
const entry = { list: 'visits', id: entryId(1) };

const me: HistoryView['me'] = {
  id: 'stf_1',
  name: 'Mei',
  email: 'mei@example.test',
  role: 'owner',
  locale: 'en',
  shop: { name: 'Shop', zone, currency: 'CNY' },
  staff: [{ id: 'stf_1', name: 'Mei', role: 'owner' }],
  today: '2026-11-23',
  isLocal: true,
};
const texts: HistoryView['texts'] = {
  locale: 'en',
  setLocale: () => {},
  t: (key, values = {}) => fillPlaceholders(textOf(key).en, values),
  localize: (text) => text.en,
};
const view: HistoryView = { texts, flow, me, currency: 'CNY' };
const sheets: Sheets = { flows: [flow], me, locale: 'en' };

const fact = (key: string, value: unknown) => ({ id: key, key, value, recordedBy: 'stf_1', recordedAt: 0 });
const factsOf = (facts: Readonly<Record<string, unknown>>): Pick<JobDetail, 'facts'> => ({
  facts: Object.entries(facts).map(([key, value]) => fact(key, value)),
});

describe('the sheet', () => {
  const columns = tradeColumns(flow, sheets, texts);

  it('shows how many entries a list has, and lets nobody write there', () => {
    expect(columns.find(({ id }) => id === 'fact:visits')).toMatchObject({ kind: 'number', readOnly: true });
    expect(columns.find(({ id }) => id === 'fact:adviser')).toMatchObject({ readOnly: false });
  });

  it('has no column of an entry, of a part of another item or of several choices', () => {
    const ids = columns.map(({ id }) => id);
    for (const key of ['topic', 'left-at', 'promise', 'price.note', 'aspects'])
      expect(ids).not.toContain(`fact:${key}`);
    const ofEntries = itemsOf(flow).filter(({ of }) => of !== undefined);
    expect(ofEntries.filter((item) => itemForm(item, sheets) !== null)).toEqual([]);
  });

  it('imports no column of an entry and no list', () => {
    const ids = targetsOf(sheets).map(({ id }) => id);
    expect(ids).toContain('fact:summary');
    for (const key of ['visits', 'topic', 'promise.done']) expect(ids).not.toContain(`fact:${key}`);
  });
});

describe('a cell of an entry', () => {
  const topic = itemsOf(flow).find(({ key }) => key === 'topic');

  it('is written under its own key, and an entry as a whole by its removal', () => {
    if (topic === undefined) throw new Error('the flow has a topic');
    expect(itemPlace(topic, flow, entry)).toEqual({
      factKey: visit(1, 'topic'),
      columnId: `fact:${visit(1, 'topic')}`,
    });
    expect(factWrite(`fact:${visit(1, 'topic')}`, 'Bath', flow)).toEqual({ [visit(1, 'topic')]: 'Bath' });
    expect(factWrite(`fact:${visit(1, 'greeted')}`, 'true', flow)).toEqual({ [visit(1, 'greeted')]: true });
    expect(factWrite(`fact:${visit(1)}`, 'false', flow)).toEqual({ [visit(1)]: false });
    expect(factWrite(`fact:${visit(1, 'promise')}`, 'x', flow)).toBeNull();
  });

  it('belongs to the list under which the panel shows it', () => {
    expect([baseKey(visit(1, 'topic')), baseKey(visit(1)), baseKey('paper.signed')]).toEqual([
      'visits',
      'visits',
      'paper',
    ]);
  });
});

describe('an entry', () => {
  it('is called by its title, else by its place, and is gone once it is removed', () => {
    const detail = factsOf({
      [visit(1, 'topic')]: 'Kitchen',
      [visit(2, 'drinks')]: 'tea',
      [visit(3, 'topic')]: 'Hall',
    });
    const gone = factsOf({ [visit(1, 'topic')]: 'Kitchen', [visit(1)]: false });
    expect(entryIds(flow, detail, 'visits')).toEqual([1, 2, 3].map(entryId));
    expect(entryIds(flow, gone, 'visits')).toEqual([]);
    expect(entryTitle(flow, detail, entry, zone).en).toBe('Kitchen');
    expect(entryTitle(flow, detail, { ...entry, id: entryId(2) }, zone)['zh-Hant']).toBe('第 2 項');
    expect(entryTitle(flow, gone, entry, zone).en).toBe('Kitchen');
    expect(entryTitle(flow, gone, { ...entry, id: entryId(2) }, zone).en).toBe('Removed entry');
  });
});

describe('the history', () => {
  it('names the list, the entry where it is known, and the item', () => {
    const path = `fact:${visit(1, 'left-at')}`;
    expect(fieldLabel(path, view)).toBe('Visits · left-at');
    expect(fieldLabel(path, { ...view, entryTitle: () => 'Kitchen' })).toBe('Visits (Kitchen) · left-at');
    expect(fieldLabel(`fact:${visit(1)}`, { ...view, entryTitle: () => 'Kitchen' })).toBe('Visits (Kitchen)');
  });

  it('tells a removal, a no and several choices in words', () => {
    expect(formatValue(`fact:${visit(1)}`, false, view)).toBe('removed');
    expect(formatValue(`fact:${visit(1, 'greeted')}`, false, view)).toBe('No');
    expect(formatValue('fact:aspects', 'safety,looks', view)).toBe('safety, looks');
  });

  it('what a milestone waits for is named, in an entry too', () => {
    expect(waitedForNames(flow, ['left-at', 'summary']).map(({ en }) => en)).toEqual(['left-at', 'summary']);
  });
});
