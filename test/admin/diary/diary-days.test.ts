import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DiaryEntry } from '#contract/diary/diary';
import { businessDate, hourMs, instant, instantAt } from '#domain/time/day';
import {
  addressOf,
  entriesOn,
  hoursShown,
  peopleRows,
  placedOn,
  rangeOf,
  readPlace,
  turned,
} from '../../../admin/diary/diary-days.ts';

const zone = 'Asia/Shanghai';
const day = businessDate('2026-03-10');
const start = instantAt(day, '00:00', zone);

const entry = (fromHour: number, hours: number, jobNumber = 1): DiaryEntry => ({
  jobId: `job_${jobNumber}`,
  jobNumber,
  title: 'Job',
  customerName: 'Li',
  flow: 'renovation',
  stage: 'inquiry',
  key: 'survey',
  entry: null,
  label: { en: 'Survey', 'zh-Hans': '勘察', 'zh-Hant': '勘察' },
  startsAt: instant(start + fromHour * hourMs),
  endsAt: instant(start + (fromHour + hours) * hourMs),
  state: 'booked',
  place: null,
  isInShop: false,
  people: [],
  isClash: false,
});

const spans = fc.array(
  fc.record({ from: fc.integer({ min: 0, max: 92 }), length: fc.integer({ min: 1, max: 20 }) }),
  { maxLength: 12 },
);

describe('a day of the diary', () => {
  test('never draws two appointments over one another', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const entries = list.map(({ from, length }, index) => entry(from / 4, length / 4, index));
        const placed = placedOn(entriesOn(entries, day, zone), day, zone);
        expect(placed).toHaveLength(entries.length);
        for (const first of placed) {
          expect(first.lane).toBeLessThan(first.lanes);
          const over = placed.filter(
            (second) =>
              second !== first &&
              second.fromHour < first.toHour &&
              first.fromHour < second.toHour &&
              second.lane === first.lane,
          );
          expect(over).toEqual([]);
        }
      }),
    );
  });

  test('has one that began the evening before, from midnight, and widens its hours for it', () => {
    const late = entry(-1, 2.5);
    const placed = placedOn(entriesOn([late, entry(24, 1)], day, zone), day, zone);
    expect(placed.map(({ fromHour, toHour }) => [fromHour, toHour])).toEqual([[0, 1.5]]);
    expect(hoursShown(placed)).toEqual({ first: 0, last: 20 });
    expect(hoursShown([])).toEqual({ first: 8, last: 20 });
    expect(entriesOn([late], businessDate('2026-03-09'), zone)).toEqual([late]);
    expect(entriesOn([entry(-2, 2)], day, zone)).toEqual([]);
  });
});

test('who is where: the staff first, then suppliers and things, then what nobody is named for', () => {
  const ann = { id: 'stf_ann', name: 'Ann' };
  const bay = { id: null, name: 'Bay 1' };
  const [both, alone, none] = [
    { ...entry(9, 1, 1), people: [ann, bay] },
    { ...entry(10, 1, 2), people: [bay] },
    entry(11, 1, 3),
  ];
  const rows = peopleRows([ann, { id: 'stf_bob', name: 'Bob' }], [both, alone, none]);
  expect(rows.map(({ name, entries }) => [name, entries.map(({ jobNumber }) => jobNumber)])).toEqual([
    ['Ann', [1]],
    ['Bob', []],
    ['Bay 1', [1, 2]],
    [null, [3]],
  ]);
  expect(peopleRows([ann], [both]).map(({ name }) => name)).toEqual(['Ann', 'Bay 1']);
});

describe('a place in the diary', () => {
  const otherwise = { span: 'week', on: day, who: 'me' } as const;

  test('is the address, and the address is the place', () => {
    const place = { span: 'day', on: businessDate('2026-12-31'), who: 'stf_1' } as const;
    expect(readPlace(addressOf(place).slice('/diary?'.length), otherwise)).toEqual(place);
  });

  test.each(['', 'span=year&on=2026-02-30', 'on=', 'who='])('%s is read as it opens', (search) => {
    expect(readPlace(search, otherwise)).toEqual(otherwise);
  });

  test('turns by weeks from Monday, and by days', () => {
    expect(rangeOf('week', businessDate('2026-03-15'))).toEqual({ from: '2026-03-09', to: '2026-03-15' });
    expect(rangeOf('week', businessDate('2026-03-16'))).toEqual({ from: '2026-03-16', to: '2026-03-22' });
    expect(turned('week', day, 1)).toBe('2026-03-17');
    expect(turned('day', day, -1)).toBe('2026-03-09');
  });
});
