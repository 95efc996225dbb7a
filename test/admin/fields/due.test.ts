import { describe, expect, it } from 'vitest';
import { daysUntil, dueTone, milestoneLabel } from '../../../admin/fields/due.ts';

describe('due tone', () => {
  it('tells overdue, today, soon and later apart at their borders', () => {
    const today = '2026-11-23';
    expect(
      ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01'].map((on) => dueTone(on, today)),
    ).toEqual(['overdue', 'today', 'soon', 'soon', 'later']);
    expect(dueTone(null, today)).toBe('none');
  });

  it('calls a milestone due from its day on, and to come before', () => {
    const wordOn = (dueOn: string | null) => milestoneLabel({ state: 'due', dueOn }, '2026-11-23');
    expect(['2026-11-24', '2026-11-23', '2026-11-22', null].map(wordOn)).toEqual([
      'later',
      'due',
      'due',
      'due',
    ]);
    expect(milestoneLabel({ state: 'paid', dueOn: '2026-11-24' }, '2026-11-23')).toBe('paid');
  });

  it('counts days over a month end and a leap day', () => {
    expect(daysUntil('2028-03-01', '2028-02-28')).toBe(2);
    expect(daysUntil('2026-02-28', '2026-03-01')).toBe(-1);
  });
});
