import type { Ctx } from '#actions/decide/context';
import type { JobSnapshot } from '#actions/decide/decide';
import { factPrefix } from '#actions/undo/present';
import { restore, type RestoringAction } from '#actions/undo/restore';
import type { Step } from '#actions/undo/steps';
import { rowPathOf } from '#actions/undo/whole-rows';
import { findItem } from '#domain/flow/find-item';
import type { Edits } from '#domain/jobs/change';
import type { Refusal } from '#domain/texts/refusal';

/** A path that is not restored: `refusal` is the rule's, or null when no cell can write it. */
export interface Left {
  readonly path: string;
  readonly refusal: Refusal | null;
}

/** The steps that can be restored, with their edits, and the paths that cannot. */
export interface AllowedSteps {
  readonly steps: readonly Step[];
  readonly edits: Edits;
  readonly left: readonly Left[];
}

/** The unit of an all-or-nothing restore: a row under the job is one unit. */
const unitOf = (path: string): string => {
  // How a job ended is one thing, with why its money was kept.
  if (path === 'keptBecause') return 'endedAs';
  return path.startsWith('milestone:') ? (path.split('.', 1)[0] ?? path) : (rowPathOf(path)?.row ?? path);
};

/** Whether a path belongs to a document. A document's state is a fact, and no cell writes it. */
export const isDocument = ({ flow }: JobSnapshot, path: string): boolean =>
  path.startsWith(factPrefix) && findItem(flow, path.slice(factPrefix.length))?.item.item === 'document';

/** Selects the steps that pass the rules of ordinary edits. A refused step does not block the others. */
export const selectAllowed = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  { steps, action }: { readonly steps: readonly Step[]; readonly action: RestoringAction },
): AllowedSteps => {
  const whole = restore(ctx, snapshot, { steps, action });
  if (whole.ok) return { steps, edits: whole.value, left: [] };
  const left: Left[] = [];
  const retainedSteps: Step[] = [];
  let edits: Edits = { action, reason: null, changes: [] };
  for (const unit of new Set(steps.map(({ path }) => unitOf(path)))) {
    const own = steps.filter(({ path }) => unitOf(path) === unit);
    const result = restore(ctx, snapshot, { steps: [...retainedSteps, ...own], action });
    if (result.ok) {
      retainedSteps.push(...own);
      edits = result.value;
    } else left.push(...own.map(({ path }) => ({ path, refusal: result.refusal })));
  }
  return { steps: retainedSteps, edits, left };
};
