import type { Ctx } from '#actions/decide/context';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { may, type Right } from '#domain/rights/rights';

/** Whether the actor has a right; false for providers and cron, whose routes call only their own actions. */
export const mayDo = ({ actor }: Pick<Ctx, 'actor'>, right: Right): boolean =>
  actor.role !== 'system' && may(actor.role, right);

/** Refuses an actor without the right (`not-allowed`); every action checks this first. */
export const allowed = (ctx: Pick<Ctx, 'actor'>, right: Right): Result<null> =>
  mayDo(ctx, right) ? succeed(null) : refuse('not-allowed', { right });
