import type { Ctx } from '#actions/decide/context';
import type { Standing } from '#actions/decide/decide';
import { customerPrefix, factPrefix, milestoneAt } from '#actions/undo/present';
import { rowEdits } from '#actions/undo/row-edits';
import type { Step } from '#actions/undo/steps';
import { mayPatch, patchEdits } from '#actions/jobs/edit-job';
import { stageEdits } from '#actions/jobs/move-stage';
import { refusalFor } from '#actions/milestones/patch-milestone';
import { allowed } from '#actions/decide/right';
import { patchJob } from '#contract/jobs/job-requests';
import { changesOf } from '#actions/decide/changes';
import type { Edits } from '#domain/jobs/change';
import type { Milestone } from '#domain/jobs/job';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

/** What put values back: it stands in the history in place of the action that they came from. */
export type RestoringAction = 'undo' | 'redo' | 'restore';

/** Cells of the job, its customer and its facts, as the patch that a person would send. */
const patchOf = (steps: readonly Step[]) =>
  patchJob.omit({ baseVersion: true }).safeParse({
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

const patched = (ctx: Ctx, standing: Standing, steps: readonly Step[]): Result<Partial<Edits>> => {
  const patch = patchOf(steps);
  if (patch.success && Object.keys(patch.data).length === 0) return succeed({});
  if (!patch.success) return refuse('not-undoable');
  const right = mayPatch(ctx, patch.data);
  return right.ok ? patchEdits(ctx, standing, patch.data) : right;
};

const staged = (ctx: Ctx, standing: Standing, steps: readonly Step[]): Result<Partial<Edits>> => {
  const step = steps.find(({ path }) => path === 'stage');
  if (step === undefined) return succeed({});
  const right = allowed(ctx, 'move-stage');
  return right.ok ? stageEdits(ctx, standing, { to: String(step.value) }) : right;
};

/** Lines of the payment plan by hand, their marks of having been set by hand with them. */
const lined = (ctx: Ctx, standing: Standing, steps: readonly Step[]): Result<Partial<Edits>> => {
  const rows = new Map<string, { readonly before: Milestone; readonly after: Milestone }>();
  for (const { path, value } of steps) {
    const at = milestoneAt(path);
    const before = standing.state.milestones.find(({ id }) => id === at?.id);
    if (at === null || before === undefined) continue;
    const after = rows.get(at.id)?.after ?? before;
    rows.set(at.id, { before, after: { ...after, [at.name]: value } });
  }
  if (rows.size === 0) return succeed({});
  const right = allowed(ctx, 'edit-amounts');
  if (!right.ok) return right;
  for (const { before, after } of rows.values()) {
    const fits = refusalFor(standing, before, after);
    if (!fits.ok) return fits;
  }
  const all = [...rows.values()];
  return succeed({
    milestones: all.map(({ after }) => after),
    changes: all.flatMap(({ before, after }) => changesOf(`milestone:${before.id}.`, before, after)),
  });
};

/** The edits that put a job's steps back by the rules of the actions that made them, all of them or none. */
export const restore = (
  ctx: Ctx,
  standing: Standing,
  { steps, action }: { readonly steps: readonly Step[]; readonly action: RestoringAction },
): Result<Edits> => {
  const parts: Partial<Edits>[] = [];
  for (const make of [patched, staged, lined, rowEdits]) {
    const made = make(ctx, standing, steps);
    if (!made.ok) return made;
    parts.push(made.value);
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
