import { decideNotice, outdatedIds } from '#domain/notices/notice-decision';
import type { OwnTemplates } from '#domain/notices/own-templates';
import { noticeRecipients, type NoticeStaff } from '#domain/notices/notice-recipients';
import { instant, type Instant } from '#domain/time/day';
import type { TickDeps } from '#schedule/tick-deps';
import type { AddressedNotice, DueNotice } from '#store/notices/address';

/** Notices that one run resolves to recipients. */
const addressMax = 200;

const applied = (
  id: string,
  state: AddressedNotice['state'],
  { error = null, claimableAt = null }: Partial<Pick<AddressedNotice, 'error' | 'claimableAt'>> = {},
): AddressedNotice => ({ id, state, error, claimableAt, deliveries: [] });

interface Addressing {
  readonly now: Instant;
  readonly isOutdated: boolean;
  readonly staff: readonly NoticeStaff[];
}

/** The recipients of a notice, or why it is not sent now or ever. */
const addressedOf = (
  { ctx, channelOf }: TickDeps,
  notice: DueNotice,
  { now, isOutdated, staff }: Addressing,
): AddressedNotice => {
  const decision = decideNotice(notice, { now, contact: ctx.calendar, isOutdated });
  if (decision.outcome === 'wait') return applied(notice.id, 'pending', { claimableAt: decision.until });
  if (decision.outcome !== 'send') return applied(notice.id, decision.outcome, { error: decision.why });
  const recipients = noticeRecipients({ ...notice, to: notice.addressee, staff });
  if (recipients.length > 0) {
    const { key: channel } = channelOf(notice.via);
    const deliveries = recipients.map((recipient) => ({ id: ctx.newId('dlv'), recipient, channel }));
    return { ...applied(notice.id, 'leased'), deliveries };
  }
  return notice.key === 'task-late'
    ? applied(notice.id, 'superseded', { error: 'told as the owner' })
    : applied(notice.id, 'failed', { error: 'nobody to send it to' });
};

/** Resolves the recipients of due notices, and reads the shop's own words with them. A notice without recipients becomes final here. */
export const addressDueNotices = async (
  deps: TickDeps,
): Promise<{ readonly addressed: readonly AddressedNotice[]; readonly words: OwnTemplates }> => {
  const { ctx, clock } = deps;
  const { notices, staff, words } = await ctx.store.dueNotices(ctx.now, addressMax);
  const outdated = outdatedIds(notices);
  // A late run must not send outside contact hours.
  const now = instant(Math.max(ctx.now, clock()));
  const addressed = notices.map((notice) =>
    addressedOf(deps, notice, { now, isOutdated: outdated.has(notice.id), staff }),
  );
  await ctx.store.addressNotices(addressed, ctx.now);
  return { addressed, words };
};
