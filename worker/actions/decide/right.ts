import type { Ctx } from '#actions/decide/context';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { may, type Right } from '#domain/rights/rights';

/** Whether the actor has a right; providers and cron are let in by their own doors only. */
export const mayDo = ({ actor }: Pick<Ctx, 'actor'>, right: Right): boolean =>
  actor.role !== 'system' && may(actor.role, right);

/** The first thing an action asks. */
export const allowed = (ctx: Pick<Ctx, 'actor'>, right: Right): Result<null> =>
  mayDo(ctx, right) ? succeed(null) : refuse('not-allowed', { right });
