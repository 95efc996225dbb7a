import type { Ctx } from '#actions/decide/context';
import type { JobSnapshot } from '#actions/decide/decide';
import { allowed } from '#actions/decide/right';
import type { Edits } from '#domain/jobs/change';
import { isLinkFact } from '#domain/jobs/virtual-fact';
import { succeed, type Result } from '#domain/texts/refusal';

const factPrefix = 'fact:';

/** Whether a path of the history is that of a linked job, which no cell writes. */
export const isLinkPath = (path: string): boolean =>
  path.startsWith(factPrefix) && isLinkFact(path.slice(factPrefix.length));

interface LinkStep {
  readonly path: string;
  readonly value: unknown;
}

/** The edits that take the word of a linked job back, or say it again: with undo and redo of its opening. */
export const linkEdits = (
  ctx: Ctx,
  { state }: JobSnapshot,
  steps: readonly LinkStep[],
): Result<Partial<Edits>> => {
  const links = steps.filter(({ path }) => isLinkPath(path));
  if (links.length === 0) return succeed({});
  const right = allowed(ctx, 'open-job');
  if (!right.ok) return right;
  const facts = links.map(({ path, value }) => ({
    id: ctx.newId('fct'),
    key: path.slice(factPrefix.length),
    value: typeof value === 'string' ? value : null,
    supersedes: true,
  }));
  return succeed({
    facts,
    changes: facts.map(({ key, value: after }) => ({
      path: factPrefix + key,
      before: state.facts.findLast((fact) => fact.key === key)?.value ?? null,
      after,
    })),
  });
};
