import type { Ctx } from '#actions/decide/context';
import { allowed } from '#actions/decide/right';
import { listStaff } from '#actions/people/list-staff';
import { shopEntryOf } from '#actions/settings/shop-entry';
import type { PatchMe, PatchStaff, SaveLeave, StaffList, StaffView } from '#contract/shop/staff';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import { businessDate } from '#domain/time/day';
import type { StaffChange, StaffStore } from '#store/people/staff-store';

/** An active member of the staff. */
export const activeMember = async (ctx: Ctx, store: StaffStore, id: string): Promise<Result<StaffView>> => {
  const person = (await listStaff(ctx, store)).staff.find((candidate) => candidate.id === id);
  if (person === undefined) return refuse('not-found', { what: thingTexts.staff });
  return person.isActive ? succeed(person) : refuse('not-active');
};

/** Why a write of a person did not happen: somebody else's change came first, or nobody would own the shop. */
export const whyNotWritten = async (
  ctx: Ctx,
  store: StaffStore,
  { id, base }: { readonly id: string; readonly base: number | null },
): Promise<Result<never>> => {
  const person = await activeMember(ctx, store, id);
  if (!person.ok) return person;
  const { version, name, role, locale } = person.value;
  return base !== null && version !== base
    ? refuse('stale', { current: { version, name, role, locale } })
    : refuse('last-owner');
};

/** What of a change differs from what stands, and what stands in its place. */
const differing = ({ name, role, locale }: StaffView, sent: StaffChange) => {
  const stands = { name, role, locale };
  const keys = (['name', 'role', 'locale'] as const).filter(
    (key) => sent[key] !== undefined && sent[key] !== stands[key],
  );
  const of = (values: StaffChange) => Object.fromEntries(keys.map((key) => [key, values[key]]));
  return { isSame: keys.length === 0, before: of(stands), after: of(sent) };
};

const changeOf = ({ name, role, locale }: Omit<PatchStaff, 'baseVersion'>): StaffChange => ({
  ...(name === undefined ? {} : { name }),
  ...(role === undefined ? {} : { role }),
  ...(locale === undefined ? {} : { locale }),
});

/** Changes a colleague's name, role or language. The last owner keeps the role. */
export const saveStaff = async (
  ctx: Ctx,
  store: StaffStore,
  id: string,
  { baseVersion: base, ...sent }: PatchStaff,
): Promise<Result<StaffList>> => {
  const right = allowed(ctx, 'manage-staff');
  if (!right.ok) return right;
  const person = await activeMember(ctx, store, id);
  if (!person.ok) return person;
  const change = changeOf(sent);
  const { isSame, before, after } = differing(person.value, change);
  if (isSame) return succeed(await listStaff(ctx, store));
  const entry = shopEntryOf(ctx, { action: 'save-staff', subject: id, before, after });
  const done = await store.writeStaff({ id, base, change, entry });
  return done ? succeed(await listStaff(ctx, store)) : whyNotWritten(ctx, store, { id, base });
};

/** Changes one's own name and the language of one's letters. */
export const saveMe = async (
  ctx: Ctx,
  store: StaffStore,
  sent: PatchMe,
): Promise<Result<{ readonly ok: true }>> => {
  const { id } = ctx.actor;
  const person = await activeMember(ctx, store, id);
  if (!person.ok) return person;
  const change = changeOf(sent);
  const { isSame, before, after } = differing(person.value, change);
  if (isSame) return succeed({ ok: true });
  const entry = shopEntryOf(ctx, { action: 'save-staff', subject: id, before, after });
  const done = await store.writeStaff({ id, base: null, change, entry });
  return done ? succeed({ ok: true }) : whyNotWritten(ctx, store, { id, base: null });
};

/** Enters days on which a person is away, or takes them back. Everybody does so for themselves. No plan moves. */
export const saveLeave = async (
  ctx: Ctx,
  store: StaffStore,
  staffId: string,
  input: SaveLeave,
): Promise<Result<StaffList>> => {
  const right = ctx.actor.id === staffId ? succeed(null) : allowed(ctx, 'edit-leave');
  if (!right.ok) return right;
  const person = await activeMember(ctx, store, staffId);
  if (!person.ok) return person;
  if ('isRemoved' in input) {
    const known = person.value.leaves.find(({ id }) => id === input.leaveId);
    const entry = shopEntryOf(ctx, { action: 'remove-leave', subject: staffId, before: known ?? null });
    const done = known !== undefined && (await store.removeLeave(known.id, staffId, entry));
    return done ? succeed(await listStaff(ctx, store)) : refuse('not-found', { what: thingTexts.leave });
  }
  const { from, to, note = null } = input;
  if (to < from) return refuse('invalid-input', { fields: [fieldIssue('to', 'ends-before')] });
  const isKnown = person.value.leaves.some((known) => known.from === from && known.to === to);
  if (!isKnown)
    await store.addLeave(
      { id: ctx.newId('lea'), staffId, from: businessDate(from), to: businessDate(to), note },
      shopEntryOf(ctx, { action: 'add-leave', subject: staffId, after: { from, to, note } }),
    );
  return succeed(await listStaff(ctx, store));
};
