import { describe, expect, it } from 'vitest';
import { instant } from '#domain/time/day';
import { decideNotice, outdatedIds, type NoticeTruth } from '#domain/notices/notice-decision';
import { chinaCalendar, day, moment } from '#test/kit/rules';

const milestone: NonNullable<NoticeTruth['milestone']> = {
  id: 'mil_1',
  amountMinor: 500,
  paidMinor: 0,
  dueOn: day('2026-03-02'),
  isCancelled: false,
};
const task: NonNullable<NoticeTruth['task']> = { state: 'open' };
const notice = (more: Partial<NoticeTruth> = {}): NoticeTruth => ({
  id: 'ntc_1',
  to: 'customer',
  sendAt: moment('2026-03-02', '09:00'),
  expiresAt: moment('2026-03-05', '23:59'),
  milestone,
  task: null,
  isWithdrawn: false,
  ...more,
});
const decideOutcome = (noticeTruth: NoticeTruth, now = moment('2026-03-02', '09:00')) =>
  decideNotice(noticeTruth, { now, contact: chinaCalendar(), isOutdated: false });

describe('a notice, as things stand when it is read', () => {
  it.each([
    ['the milestone was paid since', { milestone: { ...milestone, paidMinor: 500 } }, 'paid'],
    ['the milestone was cancelled since', { milestone: { ...milestone, isCancelled: true } }, 'cancelled'],
    ['the job was withdrawn since', { isWithdrawn: true }, 'job withdrawn'],
    ['the task was done since', { milestone: null, task: { ...task, state: 'done' } }, 'task done'],
  ])('is superseded when %s', (_, more, why) => {
    expect(decideOutcome(notice(more))).toEqual({ outcome: 'superseded', why });
  });

  it('goes out while a part is open', () => {
    expect(decideOutcome(notice({ milestone: { ...milestone, paidMinor: 499 } }))).toEqual({
      outcome: 'send',
    });
    expect(decideOutcome(notice({ milestone: null, task }))).toEqual({ outcome: 'send' });
  });

  it.each([
    ['08:59', '2026-03-02'],
    ['20:00', '2026-03-03'],
    ['23:59', '2026-03-03'],
  ])('waits at %s for nine o’clock', (clock, on) => {
    const now = moment('2026-03-02', clock === '08:59' ? '08:59' : clock === '20:00' ? '20:00' : '23:59');
    expect(decideOutcome(notice(), now)).toEqual({ outcome: 'wait', until: moment(on, '09:00') });
  });

  it('goes out from 09:00 until 19:59', () => {
    expect(decideOutcome(notice(), moment('2026-03-02', '09:00'))).toEqual({ outcome: 'send' });
    expect(decideOutcome(notice(), moment('2026-03-02', '19:59'))).toEqual({ outcome: 'send' });
  });

  it('is valid until its last moment', () => {
    const { expiresAt } = notice({ to: 'owner' });
    expect(decideOutcome(notice({ to: 'owner' }), expiresAt)).toEqual({ outcome: 'send' });
    expect(decideOutcome(notice({ to: 'owner' }), instant(expiresAt + 1))).toMatchObject({
      outcome: 'missed',
    });
  });
});

describe('several notices of one milestone in one run', () => {
  const later = moment('2026-03-05', '09:00');

  it('leave the latest to the customer', () => {
    expect(outdatedIds([notice(), notice({ id: 'ntc_2', sendAt: later })])).toEqual(new Set(['ntc_1']));
  });

  it('are all sent when they differ in milestone or recipient, or have the same time', () => {
    const others = [
      notice(),
      notice({ id: 'ntc_2', sendAt: later, milestone: { ...milestone, id: 'mil_2' } }),
      notice({ id: 'ntc_3', sendAt: later, to: 'owner' }),
      notice({ id: 'ntc_4', sendAt: later, milestone: null }),
      notice({ id: 'ntc_5' }),
    ];
    expect(outdatedIds(others)).toEqual(new Set());
  });
});
