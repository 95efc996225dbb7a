import { expect } from 'vitest';
import { inquired, inquiryFacts } from '../jobs/renovation-job';
import { row } from './row';

const surveyed = (kind: 'ordinary' | 'utility', zone: string) =>
  inquired().record({ ...inquiryFacts, 'survey.class': kind, 'survey.zone': zone });

const fee = (job: ReturnType<typeof surveyed>) => job.milestone('survey-fee');

const asked = (job: ReturnType<typeof surveyed>) =>
  job.plan().notices.filter(({ milestoneKey }) => milestoneKey === 'survey-fee');

// No rule speaks of what is free: the table that holds the other fees answers it.
row(
  'FEE-01',
  {
    accepts: [
      'advice and an ordinary survey for nothing',
      () => {
        const job = surveyed('ordinary', 'inside-second-ring');
        expect(fee(job)).toMatchObject({ amountMinor: 0, state: 'settled' });
        expect(job.needs('inquiry')).toEqual([]);
      },
    ],
    refuses: [
      'a demand of nothing, before and after the survey',
      () => {
        const job = surveyed('ordinary', 'inside-second-ring');
        expect([fee(job).state, asked(job)]).toEqual(['settled', []]);
        expect(asked(job.on('2026-09-12'))).toEqual([]);
      },
    ],
  },
  { heldBy: 'FEE-02' },
);

row('FEE-02', {
  accepts: [
    'a sum agreed with its note outside the city, and nothing inside it',
    () => {
      expect(fee(surveyed('ordinary', 'outside-second-ring'))).toMatchObject({
        amountMinor: 0,
        state: 'settled',
      });
      const outside = surveyed('ordinary', 'outside-city').record({
        'survey.fee': 15_000,
        'survey.fee-note': '含来回油费',
      });
      expect(outside.needs('inquiry')).toEqual([]);
      expect(fee(outside)).toMatchObject({ amountMinor: 15_000, dueOn: '2026-09-10', state: 'due' });
    },
  ],
  refuses: [
    'leaving the inquiry outside the city without sum and note',
    () => {
      const job = surveyed('ordinary', 'outside-city');
      expect(job.needs('inquiry')).toEqual(['survey.fee', 'survey.fee-note']);
      expect(fee(job)).toMatchObject({ amountMinor: null, state: 'waiting' });
      expect(job.record({ 'survey.fee': 15_000 }).needs('inquiry')).toEqual(['survey.fee-note']);
    },
  ],
});

row('FEE-03', {
  accepts: [
    '200 yuan for a water or power fault inside the second ring, due on the day of the survey',
    () =>
      expect(fee(surveyed('utility', 'inside-second-ring'))).toMatchObject({
        amountMinor: 20_000,
        dueOn: '2026-09-10',
        state: 'due',
      }),
  ],
  refuses: [
    'the same sum elsewhere and for an ordinary survey, and a fee before the survey has a time',
    () => {
      expect(fee(surveyed('utility', 'outside-second-ring')).amountMinor).not.toBe(20_000);
      expect(fee(surveyed('ordinary', 'inside-second-ring')).amountMinor).toBe(0);
      const unbooked = surveyed('utility', 'inside-second-ring').record({ 'survey.at': null });
      expect(fee(unbooked)).toMatchObject({ dueOn: null, state: 'waiting' });
    },
  ],
});

row('FEE-04', {
  accepts: [
    '300 yuan for a water or power fault in the city outside the ring',
    () =>
      expect(fee(surveyed('utility', 'outside-second-ring'))).toMatchObject({
        amountMinor: 30_000,
        state: 'due',
      }),
  ],
  refuses: [
    'the same sum inside the ring, also when the zone is corrected, and for an ordinary survey',
    () => {
      const job = surveyed('utility', 'outside-second-ring').record({ 'survey.zone': 'inside-second-ring' });
      expect(fee(job).amountMinor).toBe(20_000);
      expect(fee(surveyed('ordinary', 'outside-second-ring'))).toMatchObject({
        amountMinor: 0,
        state: 'settled',
      });
    },
  ],
});

row('FEE-05', {
  accepts: [
    'a sum that was agreed for a fault outside the city',
    () => {
      const job = surveyed('utility', 'outside-city').record({
        'survey.fee': 50_000,
        'survey.fee-note': '三小时路程',
      });
      expect(fee(job)).toMatchObject({ amountMinor: 50_000, state: 'due' });
      expect(job.needs('inquiry')).toEqual([]);
    },
  ],
  refuses: [
    'a demand before a sum is agreed, and leaving the inquiry without it',
    () => {
      const job = surveyed('utility', 'outside-city');
      expect(fee(job)).toMatchObject({ amountMinor: null, state: 'waiting' });
      expect(asked(job)).toEqual([]);
      expect(job.needs('inquiry')).toEqual(['survey.fee', 'survey.fee-note']);
    },
  ],
});
