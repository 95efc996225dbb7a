import type { Ctx } from '#actions/decide/context';
import type { Standing } from '#actions/decide/decide';
import { restore, type RestoringAction } from '#actions/undo/restore';
import type { Step } from '#actions/undo/steps';
import { rowPathOf } from '#actions/undo/whole-rows';
import type { Edits } from '#domain/jobs/change';
import type { Refusal } from '#domain/texts/refusal';

/** A path that stays as it is: refused by a rule, or, with null, nothing puts it back. */
export interface Left {
  readonly path: string;
  readonly refusal: Refusal | null;
}

/** What of the steps goes back, with its edits, and what stays. */
export interface Judged {
  readonly steps: readonly Step[];
  readonly edits: Edits;
  readonly left: readonly Left[];
}

/** Cells that are put back together or not at all: a row under the job is judged whole. */
const unitOf = (path: string): string =>
  path.startsWith('milestone:') ? (path.split('.', 1)[0] ?? path) : (rowPathOf(path)?.row ?? path);

/** Whether a path tells of a paper: it is kept as a fact of its state, and no cell writes it. */
export const isPaper = ({ flow }: Standing, path: string): boolean =>
  flow.items.some(
    ({ item, key }) => item === 'document' && (path === `fact:${key}` || path.startsWith(`fact:${key}.`)),
  );

/** The steps that the rules of every edit take; one that a rule refuses keeps no other from going back. */
export const judge = (
  ctx: Ctx,
  standing: Standing,
  { steps, action }: { readonly steps: readonly Step[]; readonly action: RestoringAction },
): Judged => {
  const whole = restore(ctx, standing, { steps, action });
  if (whole.ok) return { steps, edits: whole.value, left: [] };
  const left: Left[] = [];
  const kept: Step[] = [];
  let edits: Edits = { action, reason: null, changes: [] };
  for (const unit of new Set(steps.map(({ path }) => unitOf(path)))) {
    const own = steps.filter(({ path }) => unitOf(path) === unit);
    const made = restore(ctx, standing, { steps: [...kept, ...own], action });
    if (made.ok) {
      kept.push(...own);
      edits = made.value;
    } else left.push(...own.map(({ path }) => ({ path, refusal: made.refusal })));
  }
  return { steps: kept, edits, left };
};
