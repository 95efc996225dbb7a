import { applyEdits } from '#actions/jobs/apply-edits';
import { saveTask } from '#actions/jobs/save-task';
import type { Ctx } from '#actions/decide/context';
import { allowed } from '#actions/decide/right';
import { listStaff } from '#actions/people/list-staff';
import { activeMember, whyNotWritten } from '#actions/people/save-staff';
import { heldWork, type HeldWork } from '#actions/people/staff-work';
import { shopEntryOf } from '#actions/settings/shop-entry';
import type { DeactivateStaff, StaffList } from '#contract/shop/staff';
import type { Flow } from '#domain/flow/flow';
import { fieldIssue } from '#domain/texts/field-texts';
import { refusalText, refuse, succeed, type Result } from '#domain/texts/refusal';
import type { StaffStore } from '#store/people/staff-store';

interface Parts {
  readonly store: StaffStore;
  readonly flows: readonly Flow[];
  /** Ends the person's open tabs. */
  readonly end: (staffId: string) => Promise<void>;
}

const numbers = (jobs: readonly Pick<HeldWork, 'number'>[]): readonly string[] =>
  jobs.map(({ number }) => `J-${number}`);

const editOf = (
  { jobId, version, isInCharge, factKeys }: HeldWork,
  to: string | null,
): readonly Parameters<typeof applyEdits>[1]['edits'][number][] =>
  isInCharge || factKeys.length > 0
    ? [
        {
          jobId,
          baseVersion: version,
          ...(isInCharge ? { ownerId: to } : {}),
          ...(factKeys.length > 0 ? { facts: Object.fromEntries(factKeys.map((key) => [key, to])) } : {}),
        },
      ]
    : [];

interface HandOver {
  readonly work: HeldWork;
  readonly to: string | null;
}

/** Hands jobs and tasks over as one operation, each job by itself; returns why the first was refused, or null. */
const handOver = async (
  ctx: Ctx,
  flows: readonly Flow[],
  chosen: readonly HandOver[],
): Promise<{ readonly jobs: readonly string[]; readonly why: string } | null> => {
  const edits = chosen.flatMap(({ work, to }) => editOf(work, to));
  if (edits.length > 0) {
    const applied = await applyEdits(ctx, { edits }, flows);
    if (!applied.ok) return { jobs: [], why: refusalText(applied.refusal, ctx.locale) };
    const refused = applied.value.results.filter(({ ok }) => !ok);
    const works = chosen.map(({ work }) => work);
    if (refused.length > 0)
      return {
        jobs: numbers(works.filter(({ jobId }) => refused.some((result) => result.jobId === jobId))),
        why: refused[0]?.detail ?? '',
      };
  }
  for (const { work, to } of chosen)
    for (const task of work.manualTasks) {
      const saved = await saveTask(ctx, work.jobId, { taskId: task.id, assigneeId: to });
      if (!saved.ok) return { jobs: numbers([work]), why: refusalText(saved.refusal, ctx.locale) };
    }
  return null;
};

/**
 * Ends a person's work here: hands their jobs and tasks over as chosen, then deactivates them and ends their sessions.
 * A job without a choice is refused by its number, and so is the last owner, before anything is handed over.
 */
export const deactivateStaff = async (
  ctx: Ctx,
  { store, flows, end }: Parts,
  id: string,
  { baseVersion: base, hand }: DeactivateStaff,
): Promise<Result<StaffList>> => {
  const right = allowed(ctx, 'manage-staff');
  if (!right.ok) return right;
  const { staff } = await listStaff(ctx, store);
  const person = await activeMember(ctx, store, id);
  if (!person.ok) return person;
  const { version, role, name } = person.value;
  if (version !== base) return whyNotWritten(ctx, store, { id, base });
  const others = staff.filter((colleague) => colleague.isActive && colleague.id !== id);
  if (role === 'owner' && !others.some((colleague) => colleague.role === 'owner'))
    return refuse('last-owner');
  const wrong = hand.flatMap(({ to }, index) =>
    to === null || others.some((colleague) => colleague.id === to)
      ? []
      : [fieldIssue(`hand.${index}.to`, 'not-staff')],
  );
  if (wrong.length > 0) return refuse('invalid-input', { fields: wrong });
  const choices = new Map(hand.map(({ jobId, to }) => [jobId, to]));
  const { held, count } = await heldWork(ctx, store, id);
  const unchosen = held.filter(({ jobId }) => !choices.has(jobId));
  if (unchosen.length > 0) return refuse('work-left', { jobs: numbers(unchosen) });
  const failed = await handOver(
    ctx,
    flows,
    held.map((work) => ({ work, to: choices.get(work.jobId) ?? null })),
  );
  if (failed !== null) return refuse('hand-over-failed', failed);
  if (count > held.length) {
    const { held: next } = await heldWork(ctx, store, id);
    return refuse('work-left', { jobs: numbers(next) });
  }
  const entry = shopEntryOf(ctx, {
    action: 'deactivate-staff',
    subject: id,
    before: { name, role },
    after: { handed: hand },
  });
  const done = await store.writeStaff({ id, base, change: 'deactivate', entry });
  if (!done) return whyNotWritten(ctx, store, { id, base });
  await end(id);
  return succeed(await listStaff(ctx, store));
};

/** Signs a person out everywhere; returns the number of sessions that ended. */
export const endSessions = async (
  ctx: Ctx,
  { store, end }: Parts,
  id: string,
): Promise<Result<{ readonly ended: number }>> => {
  const right = ctx.actor.id === id ? succeed(null) : allowed(ctx, 'manage-staff');
  if (!right.ok) return right;
  const person = await activeMember(ctx, store, id);
  if (!person.ok) return person;
  const ended = await store.endSessions(id, shopEntryOf(ctx, { action: 'end-sessions', subject: id }));
  await end(id);
  return succeed({ ended });
};
