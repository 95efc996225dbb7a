import { idempotencyExtras, type Ctx } from '#actions/decide/context';
import { retryRaces } from '#actions/decide/retry';
import { allowed } from '#actions/decide/right';
import { decideOnJobs, detailsOf } from '#actions/customers/save-customer';
import { customerPath } from '#actions/undo/present';
import type { CustomerSummary, MergeCustomers, MergedAnswer } from '#contract/customers/customers';
import { diffFields } from '#domain/jobs/change';
import type { Customer } from '#domain/jobs/job';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import type { Decided } from '#store/jobs/many-jobs';

interface Pair {
  readonly into: CustomerSummary;
  readonly from: CustomerSummary;
}

const read = async (ctx: Ctx, id: string, baseVersion: number): Promise<Result<CustomerSummary>> => {
  const rows = await ctx.store.customerRows(id);
  if (rows === null) return refuse('not-found', { what: thingTexts.customer });
  const { customer } = rows;
  if (customer.id !== id) return refuse('customer-merged', { name: customer.name });
  return customer.version === baseVersion
    ? succeed(customer)
    : refuse('stale', { current: { [id]: customer } });
};

const isSameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What the customer has afterwards: its own details, and of those it has not those of the merged one. */
const filled = ({ into, from }: Pair, chosen: string | undefined): Result<Partial<Customer>> => {
  const { email } = into;
  const differ = email !== null && from.email !== null && !isSameAddress(email, from.email);
  const isOneOfBoth = chosen === email || chosen === from.email;
  if (differ && (chosen === undefined || !isOneOfBoth))
    return refuse('emails-differ', {
      email,
      second: from.email ?? '',
      fields: [fieldIssue('email', chosen === undefined ? 'required' : 'unreadable')],
    });
  return succeed({
    ...(into.phone === null && from.phone !== null ? { phone: from.phone } : {}),
    ...(into.address === null && from.address !== null ? { address: from.address } : {}),
    ...(email === null && from.email !== null ? { email: from.email } : {}),
    ...(differ && chosen !== undefined && chosen !== email ? { email: chosen } : {}),
  });
};

interface Decisions {
  readonly moved: readonly Decided[];
  readonly all: readonly Decided[];
}

const decided = async (
  ctx: Ctx,
  { into, from }: Pair,
  details: Partial<Customer>,
): Promise<Result<Decisions>> => {
  const action = 'merge-customers';
  const reason = `${from.name} → ${into.name}`;
  const customer = { ...detailsOf(into), ...details };
  const moved = await decideOnJobs(ctx, await ctx.store.jobsOfCustomers([from.id]), (known) => ({
    action,
    reason,
    changes: [{ path: customerPath, before: known.id, after: into.id }],
    movesTo: { customer, from: known, way: 'merge' },
  }));
  if (!moved.ok) return moved;
  if (Object.keys(details).length === 0) return succeed({ moved: moved.value, all: moved.value });
  const own = await decideOnJobs(ctx, await ctx.store.jobsOfCustomers([into.id]), (known) => ({
    action,
    reason,
    changes: diffFields('customer.', known, details),
    customer: details,
  }));
  return own.ok ? succeed({ moved: moved.value, all: [...moved.value, ...own.value] }) : own;
};

/**
 * Merges a customer into another one: its jobs move, its things are theirs, its row stays and points on. One batch and
 * one operation, which undo parts again.
 */
export const mergeCustomers = async (
  ctx: Ctx,
  id: string,
  { from: fromId, baseVersion, fromVersion, email }: MergeCustomers,
): Promise<Result<MergedAnswer>> => {
  const right = allowed(ctx, 'edit-job');
  if (!right.ok) return right;
  if (id === fromId) return refuse('customer-with-self', { fields: [fieldIssue('from', 'unreadable')] });
  const attempt = async (): Promise<Result<MergedAnswer> | null> => {
    const into = await read(ctx, id, baseVersion);
    if (!into.ok) return into;
    const from = await read(ctx, fromId, fromVersion);
    if (!from.ok) return from;
    const pair = { into: into.value, from: from.value };
    const details = filled(pair, email);
    if (!details.ok) return details;
    const decisions = await decided(ctx, pair, details.value);
    if (!decisions.ok) return decisions;
    const { moved, all } = decisions.value;
    const answer = { gestureId: ctx.operationId ?? ctx.requestId, movedCount: moved.length };
    const extras = idempotencyExtras(ctx, 200, JSON.stringify(answer));
    const outcome = await ctx.store.commitAll(all, extras);
    if (outcome.done) return succeed(answer);
    return outcome.why === 'stale' ? null : refuse('idempotency-in-progress');
  };
  return (await retryRaces(ctx.retryTimer, attempt)) ?? refuse('too-busy');
};
