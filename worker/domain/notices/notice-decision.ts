import { contactTime, type ContactHours } from '#domain/notices/contact-hours';
import { customerRecipient, personRecipient } from '#domain/notices/notice-recipients';
import type { BusinessDate, Instant } from '#domain/time/day';

/** A notice with the current state of what it is about. */
export interface NoticeTruth {
  readonly id: string;
  readonly to: string;
  readonly sendAt: Instant;
  readonly expiresAt: Instant;
  readonly milestone: {
    readonly id: string;
    readonly amountMinor: number | null;
    readonly paidMinor: number;
    readonly dueOn: BusinessDate | null;
    readonly isCancelled: boolean;
  } | null;
  readonly task: { readonly state: string } | null;
  /** The opening of the job was undone. */
  readonly isWithdrawn: boolean;
}

export type NoticeDecision =
  | { readonly outcome: 'send' }
  /** The reason for the notice no longer exists. */
  | { readonly outcome: 'superseded'; readonly why: string }
  | { readonly outcome: 'missed'; readonly why: string }
  | { readonly outcome: 'wait'; readonly until: Instant };

const whyGone = ({ milestone, task, isWithdrawn }: NoticeTruth): string | null => {
  if (isWithdrawn) return 'job withdrawn';
  if (task !== null && task.state !== 'open') return `task ${task.state}`;
  if (milestone === null) return null;
  if (milestone.isCancelled) return 'cancelled';
  if (milestone.amountMinor !== null && milestone.paidMinor >= milestone.amountMinor) return 'paid';
  return null;
};

/** Decides a due notice by the current state; `isOutdated` when a later notice of the same milestone goes out too. */
export const decideNotice = (
  notice: NoticeTruth,
  {
    now,
    contact,
    isOutdated,
  }: { readonly now: Instant; readonly contact: ContactHours; readonly isOutdated: boolean },
): NoticeDecision => {
  const gone = whyGone(notice);
  if (gone !== null) return { outcome: 'superseded', why: gone };
  if (now > notice.expiresAt) return { outcome: 'missed', why: 'its time was past' };
  // Missed and not superseded: a missed notice keeps its effect key, so it is not planned again after the
  // later one.
  if (isOutdated) return { outcome: 'missed', why: 'a later notice went in its place' };
  if (notice.to !== customerRecipient && notice.to !== personRecipient) return { outcome: 'send' };
  const at = contactTime({ at: now, expiresAt: notice.expiresAt }, contact);
  return at === now ? { outcome: 'send' } : { outcome: 'wait', until: at };
};

/** Ids of customers' notices that are replaced by a later one of the same milestone. */
export const outdatedIds = (notices: readonly NoticeTruth[]): ReadonlySet<string> => {
  const latest = new Map<string, Instant>();
  const ofCustomer = notices.filter(({ to }) => to === 'customer');
  for (const { milestone, sendAt } of ofCustomer) {
    if (milestone !== null && sendAt > (latest.get(milestone.id) ?? -1)) latest.set(milestone.id, sendAt);
  }
  const isOutdated = ({ milestone, sendAt }: NoticeTruth): boolean =>
    milestone !== null && sendAt < (latest.get(milestone.id) ?? 0);
  return new Set(ofCustomer.filter(isOutdated).map(({ id }) => id));
};
