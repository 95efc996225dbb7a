import { describe, expect, it } from 'vitest';
import { inquired, inquiryFacts } from './jobs/renovation-job';

const surveyed = (kind: 'ordinary' | 'utility', zone: string) =>
  inquired().record({ ...inquiryFacts, 'survey.class': kind, 'survey.zone': zone });

const fee = (job: ReturnType<typeof surveyed>) => job.milestone('survey-fee');

describe('the survey fee', () => {
  it('is nothing for inquiry and ordinary survey: settled, never asked for (FEE-01)', () => {
    const job = surveyed('ordinary', 'inside-second-ring');
    expect(fee(job)).toMatchObject({ amountMinor: 0, state: 'settled' });
    expect(job.needs('inquiry')).toEqual([]);
    expect(job.plan().notices.filter(({ milestoneKey }) => milestoneKey === 'survey-fee')).toEqual([]);
  });

  it('of an ordinary survey is nothing in the city, and agreed with a note outside it (FEE-02)', () => {
    expect(fee(surveyed('ordinary', 'outside-second-ring')).amountMinor).toBe(0);
    const outside = surveyed('ordinary', 'outside-city');
    expect(fee(outside)).toMatchObject({ amountMinor: null, state: 'waiting' });
    expect(outside.needs('inquiry')).toEqual(['survey.fee', 'survey.fee-note']);
    outside.record({ 'survey.fee': 15_000, 'survey.fee-note': '含来回油费' });
    expect(outside.needs('inquiry')).toEqual([]);
    expect(fee(outside)).toMatchObject({ amountMinor: 15_000, dueOn: '2026-09-10' });
  });

  it('of a water and power fault inside the second ring is 200 yuan, due on the day of the survey (FEE-03)', () => {
    const job = surveyed('utility', 'inside-second-ring');
    expect(fee(job)).toMatchObject({ amountMinor: 20_000, dueOn: '2026-09-10', state: 'due' });
    expect(job.needs('inquiry')).toEqual([]);
  });

  it('of a water and power fault in the city outside the ring is 300 yuan, and follows the zone (FEE-04)', () => {
    const job = surveyed('utility', 'outside-second-ring');
    expect(fee(job).amountMinor).toBe(30_000);
    expect(fee(job.record({ 'survey.zone': 'inside-second-ring' })).amountMinor).toBe(20_000);
  });

  it('of a water and power fault outside the city is agreed, and not asked before it is (FEE-05)', () => {
    const job = surveyed('utility', 'outside-city');
    expect(fee(job)).toMatchObject({ amountMinor: null, state: 'waiting' });
    expect(job.needs('inquiry')).toEqual(['survey.fee', 'survey.fee-note']);
    expect(fee(job.record({ 'survey.fee': 50_000 }))).toMatchObject({ amountMinor: 50_000, state: 'due' });
  });

  it('stands outside the contract: the parts of the price still sum to it (FEE-03)', () => {
    const job = surveyed('utility', 'inside-second-ring').total(10_000_000);
    const parts = ['down', 'progress', 'balance'].map((key) => job.milestone(key).amountMinor ?? 0);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(10_000_000);
    expect(job.plan().balances).toMatchObject({ contractMinor: 10_000_000, plannedMinor: 10_020_000 });
  });

  it('written by a person stands over the table (FEE-04)', () => {
    const job = surveyed('utility', 'outside-second-ring').record({ 'survey.fee': 25_000 });
    expect(fee(job).amountMinor).toBe(25_000);
  });
});
