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

/** The address that was chosen, where the two have different ones; null where nothing is to be asked. */
const chosenEmail = ({ into, from }: Pair, chosen: string | undefined): Result<string | null> => {
  if (into.email === null || from.email === null || isSameAddress(into.email, from.email))
    return succeed(null);
  if (chosen === into.email || chosen === from.email) return succeed(chosen);
  return refuse('emails-differ', {
    email: into.email,
    second: from.email,
    fields: [fieldIssue('email', chosen === undefined ? 'required' : 'unreadable')],
  });
};

const filling = ['phone', 'email', 'address'] as const;

/** What changes of the customer: what it has not is that of the merged one. */
const filled = (pair: Pair, chosen: string | undefined): Result<Partial<Customer>> => {
  const email = chosenEmail(pair, chosen);
  if (!email.ok) return email;
  const { into, from } = pair;
  const details: Partial<Customer> = Object.fromEntries(
    filling.flatMap((name) => (into[name] === null && from[name] !== null ? [[name, from[name]]] : [])),
  );
  return succeed(
    email.value === null || email.value === into.email ? details : { ...details, email: email.value },
  );
};

interface Decisions {
  readonly changed: readonly Decided[];
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
  const changed = await decideOnJobs(ctx, await ctx.store.jobsOfCustomers([from.id]), (known) => ({
    action,
    reason,
    changes: [{ path: customerPath, before: known.id, after: into.id }],
    movesTo: { customer, from: known, way: 'merge' },
  }));
  if (!changed.ok) return changed;
  if (Object.keys(details).length === 0) return succeed({ changed: changed.value, all: changed.value });
  const own = await decideOnJobs(ctx, await ctx.store.jobsOfCustomers([into.id]), (known) => ({
    action,
    reason,
    changes: diffFields('customer.', known, details),
    customer: details,
  }));
  return own.ok ? succeed({ changed: changed.value, all: [...changed.value, ...own.value] }) : own;
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
    const { changed, all } = decisions.value;
    const answer = { gestureId: ctx.operationId ?? ctx.requestId, movedCount: changed.length };
    const extras = idempotencyExtras(ctx, 200, JSON.stringify(answer));
    const outcome = await ctx.store.commitAll(all, extras);
    if (outcome.done) return succeed(answer);
    return outcome.why === 'stale' ? null : refuse('idempotency-in-progress');
  };
  return (await retryRaces(ctx.retryTimer, attempt)) ?? refuse('too-busy');
};
