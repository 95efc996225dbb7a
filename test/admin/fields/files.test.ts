import { itemsOf } from '#domain/flow/items-of';
import { describe, expect, it } from 'vitest';
import type { FileValue } from '#domain/rules/fact';
import { entryIds } from '../../../admin/fields/entries.ts';
import { fieldLabel, formatValue, type HistoryView } from '../../../admin/fields/history-labels.ts';
import { itemForm, type Sheets } from '../../../admin/fields/item-form.ts';
import { baseKey } from '../../../admin/fields/items.ts';
import { tradeColumns } from '../../../admin/fields/trade-columns.ts';
import { filesOf } from '../../../admin/job/files/job-files.ts';
import { fillPlaceholders } from '../../../admin/texts/fill-placeholders.ts';
import { textOf } from '../../../admin/texts/catalogue.ts';
import { defectPhoto, picture, pictureId, picturesFlow } from '#test/kit/pictures';

const flow = picturesFlow;
const me: HistoryView['me'] = {
  id: 'stf_1',
  name: 'Mei',
  email: 'mei@example.test',
  role: 'owner',
  locale: 'en',
  shop: { name: 'Shop', zone: 'Asia/Shanghai', currency: 'CNY' },
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

const kitchen: FileValue = {
  file: 'fil_1',
  name: 'kitchen.jpg',
  type: 'image/jpeg',
  size: 5,
  sha256: 'a'.repeat(64),
};
const fact = (key: string, value: unknown) => ({ id: key, key, value, recordedBy: 'stf_1', recordedAt: 0 });

describe('files in the admin', () => {
  it('are a column of counts that nobody types, and none for those of an entry', () => {
    const columns = tradeColumns(flow, sheets, texts);
    expect(columns.map(({ id }) => id)).not.toContain('fact:defect.photos');
    expect(columns.find(({ id }) => id === 'fact:photos')).toMatchObject({ kind: 'number', readOnly: true });
    const photos = itemsOf(flow).find(({ key }) => key === 'photos');
    if (photos === undefined) throw new Error('no photos');
    expect(itemForm(photos, sheets)).toBeNull();
  });

  it('are called by their names in the history, under their item', () => {
    const path = `fact:${picture(1)}`;
    expect(fieldLabel(path, view)).toBe('Photos of the rooms');
    expect(formatValue(path, kitchen, view)).toBe('kitchen.jpg');
    expect(formatValue(path, null, view)).toBe('—');
    expect(fieldLabel(`fact:${defectPhoto(2)}`, view)).toBe('Defects · Photos of the defect');
  });

  it('begin an entry, and stand under their item until they are removed', () => {
    const facts = [
      fact(defectPhoto(2), kitchen),
      fact(picture(1), kitchen),
      fact(picture(2), null),
      fact(picture(1, 'drawings'), kitchen),
    ];
    expect(entryIds(flow, { facts }, 'defects')).toEqual([pictureId(1)]);
    expect(filesOf({ facts }, 'photos').map(({ factKey }) => factKey)).toEqual([picture(1)]);
    expect([baseKey(picture(1)), baseKey(defectPhoto(2))]).toEqual(['photos', 'defects']);
  });
});
