import { describe, expect, it, vi } from 'vitest';
import type { Diary } from '#contract/diary/diary';
import { readDays } from '../../../admin/api/diary.ts';

const days = ['2026-03-02', '2026-03-03', '2026-03-04'] as const;
const range = { from: days[0], to: days[2] };

const answer = (from: string, to: string, moreFrom: string | null): Diary => ({
  days: days
    .filter((on) => on >= from && on <= to)
    .map((on) => ({ on, kind: 'work', isHoliday: false, isProvisional: false })),
  appointments: [entryOf(from)],
  allDay: [],
  moreFrom,
});

const entryOf = (on: string): Diary['appointments'][number] => ({
  jobId: `job_${on}`,
  jobNumber: 1,
  title: on,
  customerName: 'Li',
  flow: 'renovation',
  stage: 'inquiry',
  key: 'survey',
  entry: null,
  label: { en: 'Survey', 'zh-Hans': '勘察', 'zh-Hant': '勘察' },
  startsAt: 0,
  endsAt: 1,
  state: 'booked',
  place: null,
  isInShop: false,
  people: [],
  isClash: false,
});

describe('the diary of some days', () => {
  it('is one answer where that holds all', async () => {
    const read = vi.fn<(from: string, to: string) => Promise<Diary>>(async (from: string, to: string) =>
      answer(from, to, null),
    );
    const diary = await readDays(read, range);
    expect(read.mock.calls).toEqual([[range.from, range.to]]);
    expect(diary.days.map(({ on, isCut }) => [on, isCut])).toEqual(days.map((on) => [on, false]));
  });

  it('is read on from the day at which an answer ends', async () => {
    const read = vi.fn<(from: string, to: string) => Promise<Diary>>(async (from: string, to: string) =>
      answer(from, to, from === days[0] ? days[1] : null),
    );
    const diary = await readDays(read, range);
    expect(read.mock.calls).toEqual([
      [days[0], days[2]],
      [days[1], days[2]],
    ]);
    expect(diary.appointments.map(({ title }) => title)).toEqual([days[0], days[1]]);
    expect(diary.days.some(({ isCut }) => isCut)).toBe(false);
  });

  it('names each day that not even an answer of its own holds, and ends', async () => {
    const read = vi.fn<(from: string, to: string) => Promise<Diary>>(async (from: string, to: string) =>
      answer(from, to, from),
    );
    const diary = await readDays(read, range);
    expect(read).toHaveBeenCalledTimes(3);
    expect(diary.days.filter(({ isCut }) => isCut).map(({ on }) => on)).toEqual(days);
  });
});
