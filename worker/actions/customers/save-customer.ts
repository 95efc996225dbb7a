import type { Ctx } from '#actions/decide/context';
import { preparingOf } from '#actions/decide/decide';
import { retryRaces } from '#actions/decide/retry';
import { allowed } from '#actions/decide/right';
import { shownCustomer } from '#actions/customers/show-customer';
import type { CustomerDetail, CustomerSummary, PatchCustomer } from '#contract/customers/customers';
import { diffFields, type Edits } from '#domain/jobs/change';
import type { Customer } from '#domain/jobs/job';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { Decided } from '#store/jobs/many-jobs';
import { thingTexts } from '#domain/texts/thing-texts';

/** What a job knows of a customer. */
export const detailsOf = ({ id, name, phone, email, address, locale }: Customer): Customer => ({
  id,
  name,
  phone,
  email,
  address,
  locale,
});

const sent = ({ baseVersion: _, ...patch }: PatchCustomer): Partial<Omit<Customer, 'id'>> => {
  const details: Partial<Omit<Customer, 'id'>> = {};
  for (const [name, value] of Object.entries(patch))
    if (value !== undefined) Object.assign(details, { [name]: value === '' ? null : value });
  return details;
};

/** Decides the same edits on each of these jobs. */
export const decideOnJobs = async (
  ctx: Ctx,
  ids: readonly string[],
  editsOf: (customer: Customer) => Edits,
): Promise<Result<readonly Decided[]>> => {
  const preparing = preparingOf(ctx);
  const decided: Decided[] = [];
  for (const loaded of await ctx.store.loadJobs('id', ids)) {
    const prepared = preparing(loaded, editsOf(loaded.state.customer));
    if (!prepared.ok) return prepared;
    if (prepared.value.decided !== null) decided.push(prepared.value.decided);
  }
  return succeed(decided);
};

const staleOf = (customer: CustomerSummary): Result<never> =>
  refuse('stale', { current: { [customer.id]: customer } });

/** Changes a customer. All jobs of the customer have it in their history: their lists and searches know the name. */
export const patchCustomer = async (
  ctx: Ctx,
  id: string,
  patch: PatchCustomer,
): Promise<Result<CustomerDetail>> => {
  const right = allowed(ctx, 'edit-job');
  if (!right.ok) return right;
  const attempt = async (): Promise<Result<CustomerDetail> | null> => {
    const rows = await ctx.store.customerRows(id);
    if (rows === null) return refuse('not-found', { what: thingTexts.customer });
    const { customer } = rows;
    if (customer.id !== id) return refuse('customer-merged', { name: customer.name });
    const details = sent(patch);
    if (diffFields('', customer, details).length === 0) return shownCustomer(ctx, id);
    if (customer.version !== patch.baseVersion) return staleOf(customer);
    const jobs = await ctx.store.jobsOfCustomers([id]);
    const decided = await decideOnJobs(ctx, jobs, (known) => ({
      action: 'edit-customer',
      reason: null,
      changes: diffFields('customer.', known, details),
      customer: details,
    }));
    if (!decided.ok) return decided;
    const outcome = await ctx.store.commitAll(decided.value);
    return outcome.done ? shownCustomer(ctx, id) : null;
  };
  return (await retryRaces(ctx.retryTimer, attempt)) ?? refuse('too-busy');
};
