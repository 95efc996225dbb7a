import { describe, expect, it } from 'vitest';
import type { HistoryEntry, NoticeView } from '#contract/jobs/job-answers';
import { text } from '#domain/texts/text';
import { activityDays, noticesToCome } from '../../../admin/job/activity/activity.ts';

const zone = 'Asia/Shanghai';
const at = (local: string): number => Date.parse(`${local}+08:00`);

const change = (version: number, local: string): HistoryEntry => ({
  version,
  at: at(local),
  actor: 'stf_1',
  action: 'record-facts',
  reason: null,
  requestId: 'req',
  changes: [],
});

const notice = (id: string, state: string, local: string): NoticeView => ({
  id,
  jobId: 'job_1',
  jobNumber: 1,
  key: id,
  label: text(id, id, id),
  to: 'customer',
  toLabel: text('Customer', '客户', '客戶'),
  channel: null,
  state,
  sendAt: at(local),
  expiresAt: at(local),
  sentAt: state === 'sent' ? at(local) : null,
  subject: null,
  body: null,
  error: null,
  source: [],
});

const entries = [change(3, '2026-11-30T09:00'), change(2, '2026-11-28T23:30')];
const notices = [
  notice('late', 'pending', '2026-12-02T09:00'),
  notice('first', 'pending', '2026-12-01T09:00'),
  notice('sent', 'sent', '2026-11-29T09:00'),
  notice('old', 'sent', '2026-11-01T09:00'),
  notice('gone', 'superseded', '2026-11-29T10:00'),
];

const namesOf = (filter: 'all' | 'notices' | 'changes', hasMore = false) =>
  activityDays({ entries, notices, hasMore, filter, zone }).map(({ day, happenings }) => [
    day,
    ...happenings.map((each) => (each.is === 'change' ? each.entry.version : each.notice.id)),
  ]);

describe('what happened to a job', () => {
  it('is one stream by the shop’s days, newest first, without superseded notices and those to come', () => {
    expect(namesOf('all')).toEqual([
      ['2026-11-30', 3],
      ['2026-11-29', 'sent'],
      ['2026-11-28', 2],
      ['2026-11-01', 'old'],
    ]);
  });

  it('shows no notice before the changes around it are loaded', () => {
    expect(namesOf('all', true).flat()).not.toContain('old');
    expect(namesOf('notices', true).flat()).toContain('old');
  });

  it('is narrowed to changes or to notices', () => {
    expect(namesOf('changes').flat()).toEqual(['2026-11-30', 3, '2026-11-28', 2]);
    expect(namesOf('notices').flat()).toEqual(['2026-11-29', 'sent', '2026-11-01', 'old']);
  });

  it('has the next notices to go out on top, the earliest first', () => {
    expect(noticesToCome(notices).map(({ id }) => id)).toEqual(['first', 'late']);
  });
});
