import { addDays, clockOf, dateOf, instantAt, type Instant, type Zone } from '#domain/day';
import type { ClaimedNotice } from '#store/store';

/** Customers are written to within these local hours. */
const customerHours = { from: '09:00', until: '20:00' } as const;

export type Judgement =
  | { readonly verdict: 'send' }
  /** What it speaks of is no longer so. */
  | { readonly verdict: 'superseded'; readonly why: string }
  | { readonly verdict: 'missed'; readonly why: string }
  | { readonly verdict: 'wait'; readonly until: Instant };

const nextCustomerHour = (now: Instant, zone: Zone): Instant => {
  const today = dateOf(now, zone);
  const opens = instantAt(today, customerHours.from, zone);
  return now < opens ? opens : instantAt(addDays(today, 1), customerHours.from, zone);
};

const isWithinHours = (now: Instant, zone: Zone): boolean => {
  const clock = clockOf(now, zone);
  return clock >= customerHours.from && clock < customerHours.until;
};

const whyGone = ({ milestone, task, isWithdrawn }: ClaimedNotice): string | null => {
  if (isWithdrawn) return 'job withdrawn';
  if (task !== null && task.state !== 'open') return `task ${task.state}`;
  if (milestone === null) return null;
  if (milestone.isCancelled) return 'cancelled';
  if (milestone.amountMinor !== null && milestone.paidMinor >= milestone.amountMinor) return 'paid';
  return null;
};

/** What to do with a notice as things stand now; `isOutdated` when a later one of the same matter goes out with it. */
export const judgeNotice = (
  notice: ClaimedNotice,
  { now, zone, isOutdated }: { readonly now: Instant; readonly zone: Zone; readonly isOutdated: boolean },
): Judgement => {
  const gone = whyGone(notice);
  if (gone !== null) return { verdict: 'superseded', why: gone };
  if (now > notice.expiresAt) return { verdict: 'missed', why: 'its time was past' };
  // Missed and not superseded: it keeps its effect key, so that it is not planned again behind the later one.
  if (isOutdated) return { verdict: 'missed', why: 'a later notice went in its place' };
  if (notice.to !== 'customer' || isWithinHours(now, zone)) return { verdict: 'send' };
  const until = nextCustomerHour(now, zone);
  // Better at an odd hour than too late to be of use.
  return until > notice.expiresAt ? { verdict: 'send' } : { verdict: 'wait', until };
};

/** Ids of notices to customers that a later one of the same milestone takes the place of. */
export const outdatedIds = (notices: readonly ClaimedNotice[]): ReadonlySet<string> => {
  const latest = new Map<string, Instant>();
  const ofCustomer = notices.filter(({ to }) => to === 'customer');
  for (const { milestone, sendAt } of ofCustomer) {
    if (milestone !== null && sendAt > (latest.get(milestone.id) ?? -1)) latest.set(milestone.id, sendAt);
  }
  const isOutdated = ({ milestone, sendAt }: ClaimedNotice): boolean =>
    milestone !== null && sendAt < (latest.get(milestone.id) ?? 0);
  return new Set(ofCustomer.filter(isOutdated).map(({ id }) => id));
};
