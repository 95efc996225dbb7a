import { idempotencyExtras, type Ctx } from '#actions/decide/context';
import { checkResources } from '#actions/decide/check-resources';
import { namedInTurn } from '#actions/decide/name-in-turn';
import { planChange, checkChange } from '#actions/decide/plan-change';
import { diffFields, type Edits } from '#domain/jobs/change';
import { jobDetailOf, projectRows } from '#actions/decide/present/detail';
import { amountsIn, checkPeople } from '#actions/jobs/edit-job';
import { factEdits } from '#actions/facts/fact-edits';
import { withPlan } from '#actions/decide/decide';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { OpenJob } from '#contract/jobs/job-requests';
import { fieldIssue } from '#domain/texts/field-texts';
import { newOwnValues } from '#domain/fields/own-values';
import type { Flow } from '#domain/flow/flow';
import type { Customer, Job, JobState } from '#domain/jobs/job';
import { isCurrency } from '#domain/money/money';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import type { JobDetailRows, NewJob, StaffMember } from '#store/jobs/loaded-job';

/** The data for a new job besides the request. */
export interface Opening {
  readonly flows: readonly Flow[];
  readonly staff: readonly StaffMember[];
}

// The database assigns the number.
const numberToCome = 0;

/** How a job begins that is opened from another one. */
interface Beginning {
  /** Absent: the first stage of the trade. */
  readonly stage?: string | undefined;
  readonly origin: Job['origin'];
  /** Absent: a new customer. */
  readonly customer?: Customer | undefined;
}

const newCustomerOf = (ctx: Ctx, customer: OpenJob['customer']): Customer => ({
  id: ctx.newId('cus'),
  name: customer.name,
  phone: customer.phone ?? null,
  email: customer.email ?? null,
  address: customer.address ?? null,
  locale: customer.locale ?? 'zh-Hans',
});

const emptyState = (
  ctx: Ctx,
  flow: Flow,
  { title, customer }: OpenJob,
  { stage, origin, customer: known }: Beginning,
): JobState => {
  const { currency } = ctx.shop;
  const first = flow.stages.find(({ key }) => key === stage) ?? flow.stages[0];
  if (first === undefined || !isCurrency(currency))
    throw new Error('a flow has a stage, the shop a known currency');
  return {
    job: {
      id: ctx.newId('job'),
      number: numberToCome,
      flowKey: flow.key,
      flowVersion: flow.version,
      ...newOwnValues({ title }),
      stage: first.key,
      stageEnteredAt: ctx.now,
      openedAt: ctx.now,
      closedAt: null,
      endedAs: null,
      keptBecause: null,
      origin,
      isWithdrawn: false,
      holderId: null,
      holderDuty: null,
      currency,
      version: 0,
    },
    customer: known ?? newCustomerOf(ctx, customer),
    stageEntries: { [first.key]: ctx.now },
    facts: [],
    lines: [],
    changeOrders: [],
    bookings: [],
    milestones: [],
    tasks: [],
    notices: [],
    warranties: [],
    appointments: [],
    payments: [],
    allocations: [],
  };
};

const noRows = (ctx: Ctx, staff: readonly StaffMember[]): JobDetailRows => ({
  links: [],
  linkedJobs: [],
  notices: [],
  payments: [],
  clashes: {},
  appointmentClashes: [],
  staff,
  updatedAt: ctx.now,
});

const editsOf = (
  ctx: Ctx,
  input: OpenJob,
  {
    flow,
    empty,
    staff,
  }: { readonly flow: Flow; readonly empty: JobState; readonly staff: readonly StaffMember[] },
): Result<Edits> => {
  const people = checkPeople(input, staff);
  if (!people.ok) return people;
  const snapshot = withPlan(ctx, { state: empty, flow, detail: noRows(ctx, staff) });
  const written = Object.entries(input.facts ?? {}).map(([key, value]) => ({ key, value }));
  const facts = factEdits(ctx, snapshot, { written, override: undefined });
  if (!facts.ok) return facts;
  const own = newOwnValues(input);
  const { id: _, ...customer } = empty.customer;
  return succeed({
    action: 'open-job',
    reason: null,
    changes: [
      ...diffFields('', null, { stage: empty.job.stage, ...own }),
      ...diffFields('customer.', null, customer),
      ...facts.value.changes,
    ],
    job: own,
    facts: facts.value.facts,
  });
};

/** The job that an opening request creates, or a refusal. Writes nothing. */
export const decideOpening = (
  ctx: Ctx,
  input: OpenJob,
  { flows, staff }: Opening,
  beginning: Beginning = { origin: null },
): Result<NewJob> => {
  const right = allowed(ctx, 'open-job');
  if (!right.ok) return right;
  const priced = amountsIn(input).some((amount) => amount !== null) ? allowed(ctx, 'edit-amounts') : right;
  if (!priced.ok) return priced;
  const flow = flows.find(({ key }) => key === input.flow);
  if (flow === undefined) {
    return refuse('unknown-flow', { flow: input.flow, fields: [fieldIssue('flow', 'unreadable')] });
  }
  const empty = emptyState(ctx, flow, input, beginning);
  const edits = editsOf(ctx, input, { flow, empty, staff });
  if (!edits.ok) return edits;
  const { after: state, change } = planChange(ctx, { state: empty, flow }, edits.value);
  const checked = checkChange({ state: empty, flow, plan: null }, { change, after: state });
  return checked.ok ? succeed({ state, flow, change }) : checked;
};

/** The same, with the people whom the turn names. */
export const decideOpeningInTurn = async (
  ctx: Ctx,
  input: OpenJob,
  opening: Opening,
  beginning?: Beginning,
): Promise<Result<NewJob>> => {
  const decided = decideOpening(ctx, input, opening, beginning);
  if (!decided.ok) return decided;
  const { flow, state: after } = decided.value;
  const named = await namedInTurn(ctx, { flow, before: null, after, staff: opening.staff });
  if (named.length === 0) return decided;
  const facts = { ...input.facts, ...Object.fromEntries(named.map(({ key, value }) => [key, value])) };
  return decideOpening(ctx, { ...input, facts }, opening, beginning);
};

/** A new job in the form of the API's answers, with the number that the database gave it. */
const openingDetail = (
  ctx: Ctx,
  { state, flow, change }: NewJob,
  {
    staff,
    number = numberToCome,
  }: { readonly staff: Opening['staff']; readonly number?: number | undefined },
): JobDetail => {
  const rows = projectRows(noRows(ctx, staff), change, state.job, flow);
  const detail = jobDetailOf({
    state,
    flow,
    plan: change.plan,
    rows,
    calendar: ctx.calendar,
    updatedAt: ctx.now,
  });
  const notices = detail.notices.map((notice) => ({ ...notice, jobNumber: number }));
  return { ...detail, job: { ...detail.job, number }, notices, isCommitted: true };
};

/** The customer whom a request names, or the one that has their jobs now. */
const knownCustomer = async (ctx: Ctx, { customerId }: OpenJob): Promise<Result<Customer | undefined>> => {
  if (customerId === undefined) return succeed(undefined);
  const customer = await ctx.store.currentCustomer(customerId);
  return customer === null ? refuse('not-found', { what: thingTexts.customer }) : succeed(customer);
};

/** Opens a job in the first stage of its trade. */
export const openJob = async (ctx: Ctx, input: OpenJob, opening: Opening): Promise<Result<JobDetail>> => {
  const customer = await knownCustomer(ctx, input);
  if (!customer.ok) return customer;
  const decision = await decideOpeningInTurn(ctx, input, opening, { origin: null, customer: customer.value });
  if (!decision.ok) return decision;
  const decided = await checkResources(ctx, { before: [], booked: [] }, decision.value);
  if (!decided.ok) return decided;
  const { id } = decided.value.state.job;
  const outcome = await ctx.store.openJobs([decided.value], idempotencyExtras(ctx, 201, `${id}@1`));
  if (!outcome.done) return refuse('idempotency-in-progress');
  return succeed(openingDetail(ctx, decided.value, { staff: opening.staff, number: outcome.numbers[0] }));
};
