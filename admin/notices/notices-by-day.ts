import type { NoticeView } from '#contract/jobs/job-answers';
import { dateOf, instant, type BusinessDate } from '#domain/time/day';

export interface NoticeDay {
  readonly on: BusinessDate;
  readonly notices: readonly NoticeView[];
}

/** Notices under the business date on which they went or will go, earliest day first; those no longer needed are left out. */
export const noticesByDay = (notices: readonly NoticeView[], zone: string): readonly NoticeDay[] => {
  const days = new Map<BusinessDate, NoticeView[]>();
  const wanted = notices.filter(({ state }) => state !== 'superseded');
  for (const notice of wanted.toSorted((a, b) => (a.sentAt ?? a.sendAt) - (b.sentAt ?? b.sendAt))) {
    const on = dateOf(instant(notice.sentAt ?? notice.sendAt), zone);
    days.set(on, [...(days.get(on) ?? []), notice]);
  }
  return [...days].map(([on, list]) => ({ on, notices: list }));
};
