import { z } from 'zod';
import type { Ctx } from '#actions/decide/context';
import { withPlan, type JobSnapshot } from '#actions/decide/decide';
import { endingEdits } from '#actions/endings/end-job';
import { isLinkPath, linkEdits } from '#actions/endings/link-edits';
import type { FactEdits } from '#actions/facts/fact-edits';
import { customerPath, customerPrefix, factPrefix, isOfStage, milestoneAt } from '#actions/undo/present';
import { rowEdits } from '#actions/undo/row-edits';
import type { Step } from '#actions/undo/steps';
import { mayPatch, patchEdits } from '#actions/jobs/edit-job';
import { stageEdits } from '#actions/jobs/move-stage';
import { refusalFor } from '#actions/milestones/patch-milestone';
import { allowed } from '#actions/decide/right';
import { fileValue } from '#contract/jobs/file-requests';
import { patchJob } from '#contract/jobs/job-requests';
import { factsOf, factValue } from '#contract/values';
import { diffFields, type Edits } from '#domain/jobs/change';
import { exitName } from '#domain/endings/exits';
import type { Milestone } from '#domain/jobs/job';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

/** The restoring action. The history records it instead of the action that the values came from. */
export type RestoringAction = 'undo' | 'redo' | 'restore';

/** Cells of the job, its customer and its facts, in the form of a person's patch, and files, which no patch adds. */
const restoring = patchJob
  .omit({ baseVersion: true })
  .extend({ facts: factsOf(z.union([factValue, fileValue]).nullable()).optional() });

const patchOf = (steps: readonly Step[]) =>
  restoring.safeParse({
    ...Object.fromEntries(
      steps
        .filter(({ path }) => !isOfStage(path) && path !== customerPath && !/[:.]/.test(path))
        .map(({ path, value }) => [path, value]),
    ),
    ...named(steps, customerPrefix, 'customer'),
    ...named(steps, factPrefix, 'facts'),
  });

const named = (steps: readonly Step[], prefix: string, name: string): object => {
  const own = steps.filter(({ path }) => path.startsWith(prefix) && !isLinkPath(path));
  return own.length === 0
    ? {}
    : { [name]: Object.fromEntries(own.map(({ path, value }) => [path.slice(prefix.length), value])) };
};

const patched = (ctx: Ctx, snapshot: JobSnapshot, steps: readonly Step[]): Result<Partial<Edits>> => {
  const patch = patchOf(steps);
  if (patch.success && Object.keys(patch.data).length === 0) return succeed({});
  if (!patch.success) return refuse('not-undoable');
  const right = mayPatch(ctx, patch.data);
  return right.ok ? patchEdits(ctx, snapshot, patch.data) : right;
};

const valueAt = (steps: readonly Step[], wanted: string): unknown =>
  steps.find(({ path }) => path === wanted)?.value;

/** The exit that steps restore, with the reason why money was kept; null where they restore none. */
const exitIn = (steps: readonly Step[]) => {
  const endedAs = valueAt(steps, 'endedAs');
  const kept = valueAt(steps, 'keptBecause');
  if (typeof endedAs !== 'string') return null;
  return { to: exitName(endedAs), override: typeof kept === 'string' ? { reason: kept } : undefined };
};

const staged = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  { steps, facts }: { readonly steps: readonly Step[]; readonly facts: FactEdits['facts'] },
): Result<Partial<Edits>> => {
  if (!steps.some(({ path }) => isOfStage(path))) return succeed({});
  const right = allowed(ctx, 'move-stage');
  if (!right.ok) return right;
  const exit = exitIn(steps);
  if (exit !== null) return endingEdits(ctx, snapshot, { ...exit, facts });
  // Reopened, it is in the stage where it was left.
  const stage = valueAt(steps, 'stage');
  return stageEdits(ctx, snapshot, { to: typeof stage === 'string' ? stage : snapshot.state.job.stage });
};

/**
 * The job as the other steps find it: a job whose ending is undone is open for them, for what was written with the
 * ending is undone with it.
 */
const openedBy = (ctx: Ctx, snapshot: JobSnapshot, steps: readonly Step[]): JobSnapshot => {
  const { job } = snapshot.state;
  if (job.endedAs === null || valueAt(steps, 'endedAs') !== null) return snapshot;
  const { flow, detail, stored } = snapshot;
  const state = { ...snapshot.state, job: { ...job, closedAt: null, endedAs: null, keptBecause: null } };
  return withPlan(ctx, { state, flow, detail, ...(stored === undefined ? {} : { stored }) });
};

/** Manual lines of the payment plan, with their flags of manual values. */
const lined = (ctx: Ctx, snapshot: JobSnapshot, steps: readonly Step[]): Result<Partial<Edits>> => {
  const rows = new Map<string, { readonly before: Milestone; readonly after: Milestone }>();
  for (const { path, value } of steps) {
    const at = milestoneAt(path);
    const before = snapshot.state.milestones.find(({ id }) => id === at?.id);
    if (at === null || before === undefined) continue;
    const after = rows.get(at.id)?.after ?? before;
    rows.set(at.id, { before, after: { ...after, [at.name]: value } });
  }
  if (rows.size === 0) return succeed({});
  const right = allowed(ctx, 'edit-amounts');
  if (!right.ok) return right;
  for (const { before, after } of rows.values()) {
    const fits = refusalFor(snapshot, before, after);
    if (!fits.ok) return fits;
  }
  const all = [...rows.values()];
  return succeed({
    milestones: all.map(({ after }) => after),
    changes: all.flatMap(({ before, after }) => diffFields(`milestone:${before.id}.`, before, after)),
  });
};

/** Parts merged customers, or merges them again: the job goes to whom it was of. */
const moved = (
  ctx: Ctx,
  { state }: JobSnapshot,
  steps: readonly Step[],
  action: RestoringAction,
): Result<Partial<Edits>> => {
  const step = steps.find(({ path }) => path === customerPath);
  if (step === undefined) return succeed({});
  const right = allowed(ctx, 'edit-job');
  if (!right.ok) return right;
  if (step.customer === undefined || action === 'restore') return refuse('not-undoable');
  const way = action === 'undo' ? 'part' : 'merge';
  return succeed({
    movesTo: { customer: step.customer, from: state.customer, way },
    changes: [{ path: customerPath, before: state.customer.id, after: step.customer.id }],
  });
};

/** The action as history has it: parted and merged customers are named. */
const actionOf = (action: RestoringAction, { movesTo }: Partial<Edits>): string =>
  movesTo === undefined ? action : `${movesTo.way}-customers`;

/** The edits that restore a job's steps under the rules of the actions that made them: all steps or none. */
export const restore = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  { steps, action }: { readonly steps: readonly Step[]; readonly action: RestoringAction },
): Result<Edits> => {
  const opened = openedBy(ctx, snapshot, steps);
  const cells = patched(ctx, opened, steps);
  if (!cells.ok) return cells;
  const parts: Partial<Edits>[] = [cells.value];
  for (const make of [
    () => staged(ctx, snapshot, { steps, facts: cells.value.facts ?? [] }),
    () => linkEdits(ctx, opened, steps),
    () => lined(ctx, opened, steps),
    () => rowEdits(ctx, opened, steps),
    () => moved(ctx, opened, steps, action),
  ]) {
    const result = make();
    if (!result.ok) return result;
    parts.push(result.value);
  }
  const job = Object.assign({}, ...parts.map((part) => part.job));
  const facts = parts.flatMap((part) => part.facts ?? []);
  const merged: Partial<Edits> = Object.assign({}, ...parts);
  return succeed({
    ...merged,
    ...(Object.keys(job).length === 0 ? {} : { job }),
    ...(facts.length === 0 ? {} : { facts }),
    action: actionOf(action, merged),
    reason: null,
    changes: parts.flatMap((part) => part.changes ?? []),
  });
};
