import type { Ctx } from '#actions/decide/context';
import { allowed } from '#actions/decide/right';
import type { DutiesAnswer, DutyView, SaveDuties } from '#contract/shop/today-answers';
import { shopDuties } from '#domain/flow/duties';
import type { Flow } from '#domain/flow/flow';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import type { DutyStore } from '#store/people/duties';

interface Reading {
  readonly store: DutyStore;
  readonly flows: readonly Flow[];
}

/** The duties of all trades with those who keep them. */
export const listDuties = async (
  ctx: Ctx,
  { store, flows }: Reading,
): Promise<Result<{ readonly duties: readonly DutyView[] }>> => {
  const right = allowed(ctx, 'read');
  if (!right.ok) return right;
  const staff = await store.staff();
  return succeed({
    duties: shopDuties(flows).map(({ key, label, flows: of }) => ({
      key,
      label: { ...label },
      flows: [...of],
      keepers: staff
        .filter(({ isActive, duties }) => isActive && duties.includes(key))
        .map(({ id, name }) => ({ id, name })),
    })),
  });
};

/** A person's duties and how they changed. */
export const readDuties = async (
  ctx: Ctx,
  staffId: string,
  { store }: Pick<Reading, 'store'>,
): Promise<Result<DutiesAnswer>> => {
  const right = allowed(ctx, 'read');
  if (!right.ok) return right;
  const [staff, log] = await Promise.all([store.staff(), store.dutyLog(staffId)]);
  const member = staff.find(({ id }) => id === staffId);
  if (member === undefined) return refuse('not-found', { what: thingTexts.staff });
  const changes = log.map(({ at, actor, before, after }) => ({
    at,
    actor,
    before: [...before],
    after: [...after],
  }));
  return succeed({ staffId, duties: [...member.duties], log: changes });
};

/**
 * Gives and takes a person's duties: afterwards the person keeps exactly these. The change is in the log of the person. A
 * duty that no flow has is refused; one that the person keeps of a flow that is gone may stay.
 */
export const saveDuties = async (
  ctx: Ctx,
  staffId: string,
  { duties }: SaveDuties,
  { store, flows }: Reading,
): Promise<Result<DutiesAnswer>> => {
  const right = allowed(ctx, 'give-duties');
  if (!right.ok) return right;
  const member = (await store.staff()).find(({ id }) => id === staffId);
  if (member === undefined) return refuse('not-found', { what: thingTexts.staff });
  const known = new Set([...shopDuties(flows).map(({ key }) => key), ...member.duties]);
  const unknown = duties.find((duty) => !known.has(duty));
  if (unknown !== undefined) {
    const path = `duties.${duties.indexOf(unknown)}`;
    return refuse('unknown-duty', { duty: unknown, fields: [fieldIssue(path, 'not-a-duty')] });
  }
  const before = member.duties;
  const after = [...new Set(duties)].toSorted();
  if (after.join() !== before.join())
    await store.saveDuties({ staffId, at: ctx.now, actor: ctx.actor.id, before, after });
  return readDuties(ctx, staffId, { store });
};
