import type { NoticeView } from '#contract/jobs/job-answers';
import { dateOf, instant, type BusinessDate } from '#domain/time/day';

export interface NoticeDay {
  readonly on: BusinessDate;
  readonly notices: readonly NoticeView[];
}

/**
 * Groups notices by the business date on which they were or will be sent, earliest first; superseded ones are
 * omitted.
 */
export const noticesByDay = (notices: readonly NoticeView[], zone: string): readonly NoticeDay[] => {
  const days = new Map<BusinessDate, NoticeView[]>();
  const wanted = notices.filter(({ state }) => state !== 'superseded');
  for (const notice of wanted.toSorted((a, b) => (a.sentAt ?? a.sendAt) - (b.sentAt ?? b.sendAt))) {
    const on = dateOf(instant(notice.sentAt ?? notice.sendAt), zone);
    days.set(on, [...(days.get(on) ?? []), notice]);
  }
  return [...days].map(([on, list]) => ({ on, notices: list }));
};
