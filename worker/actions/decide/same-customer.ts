import type { Ctx } from '#actions/decide/context';
import type { Prepared } from '#actions/decide/decide';
import { diffFields, type Edits } from '#domain/jobs/change';
import { succeed, type Result } from '#domain/texts/refusal';
import type { CommitExtras, CommitOutcome } from '#store/database/outcomes';
import type { LoadedJob } from '#store/jobs/loaded-job';
import type { Decided } from '#store/jobs/many-jobs';

/** How edits on a loaded job are decided. */
export type Preparing = (loaded: LoadedJob, edits: Edits) => Result<Prepared>;

/** Whether a decision changes the customer, which other jobs have too. */
export const isOfCustomer = ({ change, base }: Decided): boolean =>
  Object.keys(change.edits.customer ?? {}).length > 0 && (base.siblings ?? []).length > 0;

/**
 * Decisions with those on the further jobs of their customers: each has the customer's name in its row, its search text
 * and its history, and plans by what is known of the customer. They are one batch.
 */
export const withSameCustomer = async (
  ctx: Ctx,
  all: readonly Decided[],
  preparing: Preparing,
): Promise<Result<readonly Decided[]>> => {
  const known = new Set(all.map(({ change }) => change.jobId));
  const changed = all.filter(isOfCustomer);
  const ids = changed.flatMap(({ base }) => base.siblings ?? []).filter((id) => !known.has(id));
  if (ids.length === 0) return succeed(all);
  const edits = new Map(changed.map(({ state, change }) => [state.customer.id, change.edits.customer ?? {}]));
  const siblings: Decided[] = [];
  for (const loaded of await ctx.store.loadJobs('id', [...new Set(ids)])) {
    const { customer } = loaded.state;
    const details = edits.get(customer.id);
    const changes = diffFields('customer.', customer, details ?? {});
    if (details === undefined || changes.length === 0 || loaded.state.job.isWithdrawn) continue;
    const prepared = preparing(loaded, {
      action: 'customer-changed',
      reason: null,
      changes,
      customer: details,
    });
    if (!prepared.ok) return prepared;
    if (prepared.value.decided !== null) siblings.push(prepared.value.decided);
  }
  return succeed([...all, ...siblings]);
};

interface WriteInput {
  readonly extras: CommitExtras;
  readonly preparing: Preparing;
}

/** Commits a decision, with those on the further jobs of a customer whom it changes. */
export const writeDecided = async (
  ctx: Ctx,
  decided: Decided,
  { extras, preparing }: WriteInput,
): Promise<Result<CommitOutcome>> => {
  const { change, state, base } = decided;
  if (!isOfCustomer(decided)) return succeed(await ctx.store.commit(change, state, base, extras));
  const all = await withSameCustomer(ctx, [decided], preparing);
  return all.ok ? succeed(await ctx.store.commitAll(all.value, extras)) : all;
};
