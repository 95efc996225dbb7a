import { z } from 'zod';
import type { Ctx } from '#actions/decide/context';
import type { JobSnapshot } from '#actions/decide/decide';
import { customerPrefix, factPrefix, milestoneAt } from '#actions/undo/present';
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
        .filter(({ path }) => path !== 'stage' && !/[:.]/.test(path))
        .map(({ path, value }) => [path, value]),
    ),
    ...named(steps, customerPrefix, 'customer'),
    ...named(steps, factPrefix, 'facts'),
  });

const named = (steps: readonly Step[], prefix: string, name: string): object => {
  const own = steps.filter(({ path }) => path.startsWith(prefix));
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

const staged = (ctx: Ctx, snapshot: JobSnapshot, steps: readonly Step[]): Result<Partial<Edits>> => {
  const step = steps.find(({ path }) => path === 'stage');
  if (step === undefined) return succeed({});
  const right = allowed(ctx, 'move-stage');
  return right.ok ? stageEdits(ctx, snapshot, { to: String(step.value) }) : right;
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

/** The edits that restore a job's steps under the rules of the actions that made them: all steps or none. */
export const restore = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  { steps, action }: { readonly steps: readonly Step[]; readonly action: RestoringAction },
): Result<Edits> => {
  const parts: Partial<Edits>[] = [];
  for (const make of [patched, staged, lined, rowEdits]) {
    const result = make(ctx, snapshot, steps);
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
    action,
    reason: null,
    changes: parts.flatMap((part) => part.changes ?? []),
  });
};
