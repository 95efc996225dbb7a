import type { Ctx } from '#actions/decide/context';
import { allowed } from '#actions/decide/right';
import { listStaff } from '#actions/people/list-staff';
import { shopEntryOf } from '#actions/settings/shop-entry';
import type { AcceptInvite, InviteAnswer, NewInvite, OpenedInvite, StaffList } from '#contract/shop/staff';
import { inviteEnds, inviteRefusal } from '#domain/rights/invites';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { text } from '#domain/texts/text';
import { thingTexts } from '#domain/texts/thing-texts';
import { dayMs, instant, type Instant } from '#domain/time/day';
import type { Message, Sending } from '#notify/channel';
import type { InviteStore } from '#store/people/invite-store';
import type { StaffStore } from '#store/people/staff-store';

/** The parts of inviting, besides the request. */
export interface InviteParts {
  readonly store: InviteStore & StaffStore;
  /** A new secret of a link, and its hash. */
  readonly newToken: () => Promise<{ readonly token: string; readonly hash: string }>;
  readonly hashOf: (token: string) => Promise<string>;
  readonly send: (message: Message) => Promise<Sending>;
  /** Origin of the site, for the link. */
  readonly origin: string;
}

const subject = text('{shop} invites you', '{shop} 邀请您加入', '{shop} 邀請您加入');
const body = text(
  'Dear {name},\n{inviter} invites you to work with {shop} in Jobsheet. Open this link within 7 days to join. It works once.\n{url}',
  '{name}，您好！\n{inviter} 邀请您加入 {shop}，一起使用 Jobsheet。请在 7 天内打开此链接加入，仅可使用一次。\n{url}',
  '{name}，您好！\n{inviter} 邀請您加入 {shop}，一起使用 Jobsheet。請在 7 天內開啟此連結加入，僅可使用一次。\n{url}',
);

const filled = (words: string, values: Readonly<Record<string, string>>): string =>
  words.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/**
 * The address of an invitation. The token is in the fragment, which browsers do not send, so that a mail scanner, a
 * prefetch or an access log cannot use it.
 */
const inviteUrl = (origin: string, token: string): string => {
  const url = new URL('/join', origin);
  url.hash = new URLSearchParams({ token }).toString();
  return url.toString();
};

/**
 * Invites a colleague by e-mail; a newer invitation of an address makes the one before it void. An address of the
 * active staff is refused. The invitation stands also when its letter failed: it can be sent again.
 */
export const invite = async (
  ctx: Ctx,
  parts: InviteParts,
  { email: written, name, role, locale }: NewInvite,
): Promise<Result<InviteAnswer>> => {
  const right = allowed(ctx, 'manage-staff');
  if (!right.ok) return right;
  const email = written.toLowerCase();
  const before = await listStaff(ctx, parts.store);
  const isStaff = before.staff.some((person) => person.isActive && person.email?.toLowerCase() === email);
  if (isStaff) return refuse('already-staff', { email });
  const { token, hash } = await parts.newToken();
  const { id: invitedBy } = ctx.actor;
  const expiresAt = inviteEnds(ctx.now);
  const added = { id: ctx.newId('inv'), email, name, role, locale, invitedBy, invitedAt: ctx.now, expiresAt };
  const entry = shopEntryOf(ctx, { action: 'invite', subject: email, after: { name, role, locale } });
  await parts.store.putInvite({ ...added, tokenHash: hash }, entry);
  const inviter = before.staff.find(({ id }) => id === invitedBy)?.name ?? ctx.shop.name;
  const values = { shop: ctx.shop.name, name, inviter, url: inviteUrl(parts.origin, token) };
  const sending = await parts.send({
    effectKey: `invite:${added.id}`,
    to: { name, email, phone: null },
    locale,
    subject: filled(subject[locale], values),
    body: filled(body[locale], values),
  });
  return succeed({ ...(await listStaff(ctx, parts.store)), letter: sending.outcome });
};

/** Takes an invitation back; one that was used or taken back is not there any more. */
export const revokeInvite = async (ctx: Ctx, parts: InviteParts, id: string): Promise<Result<StaffList>> => {
  const right = allowed(ctx, 'manage-staff');
  if (!right.ok) return right;
  const open = (await listStaff(ctx, parts.store)).invites.find((candidate) => candidate.id === id);
  if (open === undefined) return refuse('not-found', { what: thingTexts.invite });
  const { email, role } = open;
  const entry = shopEntryOf(ctx, { action: 'revoke-invite', subject: email, before: { role } });
  const done = await parts.store.revokeInvite(id, ctx.now, entry);
  return done ? succeed(await listStaff(ctx, parts.store)) : refuse('not-found', { what: thingTexts.invite });
};

type Guest = Pick<Ctx, 'now' | 'newId' | 'shop'>;

const openedBy = async ({ now }: Guest, parts: InviteParts, token: string) => {
  const found = await parts.store.findInvite(await parts.hashOf(token));
  if (found === null) return refuse('invite-void');
  const refusal = inviteRefusal(found, now);
  return refusal === null ? succeed(found) : refuse(refusal);
};

/** The invitation of a link; refused with what to do when it was used, taken back, or is too old. */
export const readInvite = async (
  ctx: Guest,
  parts: InviteParts,
  token: string,
): Promise<Result<OpenedInvite>> => {
  const opened = await openedBy(ctx, parts, token);
  if (!opened.ok) return opened;
  const { name, email, role, inviterName } = opened.value;
  return succeed({ name, email, role, shopName: ctx.shop.name, invitedBy: inviterName ?? ctx.shop.name });
};

/** The session that an accepted invitation begins. */
export interface BegunSession {
  readonly token: string;
  readonly expiresAt: Instant;
}

/** Joins the staff: an invitation makes one member and one session, once. */
export const acceptInvite = async (
  ctx: Guest,
  parts: InviteParts,
  {
    token,
    name,
    locale,
    sessionToken,
    sessionDays,
  }: AcceptInvite & { readonly sessionToken: string; readonly sessionDays: number },
): Promise<Result<BegunSession>> => {
  const opened = await openedBy(ctx, parts, token);
  if (!opened.ok) return opened;
  const { id: inviteId, email, role } = opened.value;
  const staffId = ctx.newId('stf');
  const session = {
    id: ctx.newId('ses'),
    token: sessionToken,
    expiresAt: instant(ctx.now + sessionDays * dayMs),
  };
  const actor = { id: staffId, role } as const;
  const entry = shopEntryOf({ ...ctx, actor }, { action: 'join', subject: email, after: { name, role } });
  const use = { inviteId, staffId, name, locale, at: ctx.now, session, entry };
  return (await parts.store.useInvite(use))
    ? succeed({ token: sessionToken, expiresAt: session.expiresAt })
    : refuse('invite-used');
};
