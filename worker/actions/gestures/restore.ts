import type { Ctx } from '#actions/context';
import type { Standing } from '#actions/decide';
import type { Step } from '#actions/gestures/steps';
import { mayPatch, patchEdits } from '#actions/job/edit-job';
import { stageEdits } from '#actions/job/move-stage';
import { refusalFor } from '#actions/milestone/patch-milestone';
import { allowed } from '#actions/right';
import { patchJob } from '#contract/job-requests';
import { changesOf } from '#actions/changes';
import type { Edits } from '#domain/change';
import type { Milestone } from '#domain/job';
import { refuse, succeed, type Result } from '#domain/refusal';

/** The edits that put steps back, and the paths that somebody else has changed since, with what stands there. */
export interface Restored {
  readonly edits: Edits;
  readonly theirs: Readonly<Record<string, unknown>>;
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const factPrefix = 'fact:';
const customerPrefix = 'customer.';
const milestonePath = /^milestone:([^.]+)\.(\w+)$/;

const ownNames = ['title', 'ownerId', 'contractTotalMinor', 'stage'] as const;

const milestoneOf = ({ state }: Standing, path: string): { row: Milestone; name: string } | null => {
  const [, id, name] = milestonePath.exec(path) ?? [];
  const row = state.milestones.find((one) => one.id === id);
  return row === undefined || name === undefined ? null : { row, name };
};

const valueIn = (row: object, name: string): unknown =>
  new Map<string, unknown>(Object.entries(row)).get(name);

/** What stands at a path now; undefined where the sheet cannot put a value back. */
export const presentAt = (standing: Standing, path: string): unknown => {
  const { state } = standing;
  const own = ownNames.find((name) => name === path);
  if (own !== undefined) return state.job[own] ?? null;
  if (path.startsWith(customerPrefix))
    return valueIn(state.customer, path.slice(customerPrefix.length)) ?? null;
  if (path.startsWith(factPrefix) && !path.includes('#')) {
    const key = path.slice(factPrefix.length);
    return state.facts.findLast((fact) => fact.key === key)?.value ?? null;
  }
  const milestone = milestoneOf(standing, path);
  return milestone ? (valueIn(milestone.row, milestone.name) ?? null) : undefined;
};

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
    const at = milestoneOf(standing, path);
    if (at) {
      const after = rows.get(at.row.id)?.after ?? at.row;
      rows.set(at.row.id, { before: at.row, after: { ...after, [at.name]: value } });
    }
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

/**
 * The edits that put a job's steps back by the rules of the actions that made them. A path that somebody else has
 * changed since stays as it is and is told; a path that stands already costs nothing.
 */
export const restore = (
  ctx: Ctx,
  standing: Standing,
  { steps, action }: { readonly steps: readonly Step[]; readonly action: 'undo' | 'redo' | 'restore' },
): Result<Restored> => {
  const theirs: Record<string, unknown> = {};
  const mine: Step[] = [];
  for (const step of steps) {
    const present = presentAt(standing, step.path);
    if (present === undefined) return refuse('not-undoable');
    if (same(present, step.value)) continue;
    if (same(present, step.expected)) mine.push(step);
    else theirs[step.path] = present;
  }
  const parts: Partial<Edits>[] = [];
  for (const make of [patched, staged, lined]) {
    const made = make(ctx, standing, mine);
    if (!made.ok) return made;
    parts.push(made.value);
  }
  const job = Object.assign({}, ...parts.map((part) => part.job));
  const merged: Partial<Edits> = Object.assign({}, ...parts);
  const changes = parts.flatMap((part) => part.changes ?? []);
  return succeed({
    theirs,
    edits: {
      ...merged,
      ...(Object.keys(job).length === 0 ? {} : { job }),
      action,
      reason: null,
      changes,
    },
  });
};
