import type { Ctx } from '#actions/context';
import { decide, foundIn, type Standing } from '#actions/decide';
import { presentAt, restore } from '#actions/gestures/restore';
import type { Step } from '#actions/gestures/steps';
import { allowed } from '#actions/right';
import { entriesSince } from '#actions/jobs/read-history';
import type { HistoryEntry, JobDetail } from '#contract/job-answers';
import type { RestoreRow } from '#contract/job-requests';
import type { RestorePlan } from '#contract/shop-answers';
import { refusalText, refuse, succeed, type Refusal, type Result } from '#domain/refusal';
import type { Edits } from '#domain/change';

/** Cells that are put back together or not at all: a line of the payment plan is judged whole. */
const unitOf = (path: string): string =>
  path.startsWith('milestone:') ? (path.split('.', 1)[0] ?? path) : path;

/** Whether a path tells of a paper: it is kept as a fact of its state, and no cell writes it. */
const isPaper = ({ flow }: Standing, path: string): boolean =>
  flow.items.some(
    ({ item, key }) => item === 'document' && (path === `fact:${key}` || path.startsWith(`fact:${key}.`)),
  );

/** What stood at each path when the job was at a version: the first value that a later change replaced. */
const valuesThen = (since: readonly HistoryEntry[]): ReadonlyMap<string, unknown> =>
  new Map(
    since
      .toSorted((a, b) => b.version - a.version)
      .flatMap(({ changes }) => changes.toReversed().map(({ path, before }) => [path, before] as const)),
  );

interface Judged {
  readonly steps: readonly Step[];
  readonly left: readonly { readonly path: string; readonly refusal: Refusal | null }[];
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The cells that can be put back by the rules of every edit, and what stays: money, papers, and what a rule refuses. */
const judge = (ctx: Ctx, standing: Standing, values: ReadonlyMap<string, unknown>): Judged => {
  const steps: Step[] = [];
  const left: { path: string; refusal: Refusal | null }[] = [];
  for (const [path, value] of values) {
    const present = isPaper(standing, path) ? undefined : presentAt(standing, path);
    if (present === undefined) left.push({ path, refusal: null });
    else if (!same(present, value)) steps.push({ path, expected: present, value });
  }
  const whole = restore(ctx, standing, { steps, action: 'restore' });
  if (whole.ok) return { steps, left };
  // One that a rule refuses keeps no other from going back.
  const kept: Step[] = [];
  for (const unit of new Set(steps.map(({ path }) => unitOf(path)))) {
    const own = steps.filter(({ path }) => unitOf(path) === unit);
    const made = restore(ctx, standing, { steps: [...kept, ...own], action: 'restore' });
    if (made.ok) kept.push(...own);
    else left.push(...own.map(({ path }) => ({ path, refusal: made.refusal })));
  }
  return { steps: kept, left };
};

const judgeAt = async (ctx: Ctx, standing: Standing, toVersion: number): Promise<Result<Judged>> => {
  const { id, version } = standing.state.job;
  if (toVersion >= version) return refuse('not-undoable');
  const since = await entriesSince(ctx, id, toVersion);
  return since === null ? refuse('not-undoable') : succeed(judge(ctx, standing, valuesThen(since)));
};

/** What putting a job's row back to one of its versions would change, and what would stay and why. Writes nothing. */
export const planRestore = async (
  ctx: Ctx,
  jobId: string,
  toVersion: number,
): Promise<Result<RestorePlan>> => {
  const found = foundIn(ctx, await ctx.store.loadJob(jobId));
  if (!found.ok) return found;
  const judged = await judgeAt(ctx, found.value, toVersion);
  if (!judged.ok) return judged;
  return succeed({
    version: found.value.state.job.version,
    changes: judged.value.steps.map(({ path, expected, value }) => ({
      path,
      before: expected,
      after: value,
    })),
    left: judged.value.left.map(({ path, refusal }) => ({
      path,
      why: refusal === null ? null : refusalText(refusal, ctx.locale),
    })),
  });
};

/**
 * Puts a job's row back as it was at one of its versions: one gesture, by the rules of every edit, that can be undone.
 * Money that was taken or given back, papers, tasks and sent notices stay. What somebody else has changed since
 * `baseVersion` is a conflict.
 */
export const restoreRow = async (
  ctx: Ctx,
  jobId: string,
  { toVersion, baseVersion }: RestoreRow,
): Promise<Result<JobDetail>> => {
  const right = allowed(ctx, 'edit-job');
  if (!right.ok) return right;
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion,
    make: async (standing): Promise<Result<Edits>> => {
      const judged = await judgeAt(ctx, standing, toVersion);
      if (!judged.ok) return judged;
      const { steps } = judged.value;
      if (steps.length === 0) return refuse('not-undoable');
      const made = restore(ctx, standing, { steps, action: 'restore' });
      return made.ok ? succeed(made.value.edits) : made;
    },
    answer: (detail) => detail,
    status: 200,
  });
};
