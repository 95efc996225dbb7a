import type { JobDetail, JobRow, MilestoneRow } from '#contract/job-answers';
import type { Calendar } from '#domain/calendar';
import { dateOf, isBusinessDate, isInstant, type BusinessDate, type Instant } from '#domain/day';
import type { FactKey, FactValue } from '#domain/fact';
import type { Flow } from '#domain/flow';
import type { JobState, Milestone } from '#domain/job';
import type { Plan, PlannedMilestone } from '#domain/plan';
import type { JobDetailRows } from '#store/store';

/** A job with its plan and the rows that only answers show. */
export interface Shown {
  readonly state: JobState;
  readonly flow: Flow;
  readonly plan: Plan;
  readonly rows: JobDetailRows;
  readonly calendar: Calendar;
  readonly updatedAt: Instant;
}

const milestoneRowOf = (planned: PlannedMilestone, standing: Milestone): MilestoneRow => ({
  id: standing.id,
  key: planned.key,
  position: planned.position,
  kind: planned.kind,
  label: { ...planned.label },
  title: planned.title,
  amountMinor: planned.amountMinor,
  paidMinor: planned.paidMinor,
  dueOn: planned.dueOn,
  isProvisional: planned.isProvisional,
  waitsFor: [...planned.waitsFor],
  state: planned.state,
  readinessMissing: planned.readinessMissing === null ? null : { ...planned.readinessMissing },
  source: [...planned.source],
});

const currentValues = (flow: Flow, state: JobState): Record<FactKey, FactValue> => {
  const logs = new Set(flow.items.filter(({ item }) => item === 'log').map(({ key }) => key));
  return Object.fromEntries(
    state.facts.filter(({ key }) => !logs.has(key)).map(({ key, value }) => [key, value]),
  );
};

const dayOf = (value: FactValue | undefined, calendar: Calendar): BusinessDate | null => {
  if (typeof value === 'string' && isBusinessDate(value)) return value;
  return typeof value === 'number' && isInstant(value) ? dateOf(value, calendar.zone) : null;
};

/** One row of the grid. */
export const jobRowOf = ({ state, flow, plan, rows, calendar, updatedAt }: Shown): JobRow => {
  const { job, customer } = state;
  const byKey = new Map(state.milestones.map((milestone) => [milestone.key, milestone]));
  const facts = currentValues(flow, state);
  const progress = flow.progress === undefined ? null : facts[flow.progress];
  return {
    id: job.id,
    number: job.number,
    version: job.version,
    flow: job.flowKey,
    flowVersion: job.flowVersion,
    title: job.title,
    stage: job.stage,
    ownerId: job.ownerId,
    ownerName: rows.staff.find(({ id }) => id === job.ownerId)?.name ?? null,
    customerName: customer.name,
    currency: job.currency,
    contractTotalMinor: job.contractTotalMinor,
    plannedMinor: plan.balances.plannedMinor,
    paidMinor: plan.balances.paidMinor,
    outstandingMinor: plan.balances.outstandingMinor,
    creditMinor: plan.balances.creditMinor,
    nextDueOn: plan.nextDueOn,
    keyDate: dayOf(facts[flow.keyDate] ?? plan.suggestions[flow.keyDate] ?? undefined, calendar),
    progressPercent: typeof progress === 'number' ? progress : null,
    missingCount: plan.missing.filter(({ stage }) => stage === job.stage).length,
    facts,
    milestones: plan.milestones.flatMap((planned) => {
      const standing = byKey.get(planned.key);
      return standing === undefined ? [] : [milestoneRowOf(planned, standing)];
    }),
    updatedAt,
  };
};

const tasksOf = ({ state, flow, plan }: Shown): JobDetail['tasks'] => {
  const planned = new Map(plan.tasks.map((task) => [task.key, task]));
  const labels = new Map(flow.tasks.map((task) => [task.key, task.label]));
  return state.tasks.map((task) => {
    const title = task.title ?? task.key;
    return {
      id: task.id,
      key: task.key,
      label: { ...(labels.get(task.key) ?? { en: title, 'zh-Hans': title, 'zh-Hant': title }) },
      assigneeId: task.assigneeId,
      dueOn: task.dueOn,
      dueAt: task.dueAt,
      isProvisional: task.isProvisional,
      state: task.state,
      source: [...(planned.get(task.key)?.source ?? [])],
    };
  });
};

/** A job opened in the panel: its row and everything under it. */
export const jobDetailOf = (shown: Shown): JobDetail => {
  const { state, plan, rows } = shown;
  return {
    job: jobRowOf(shown),
    customer: { ...state.customer },
    facts: state.facts.map(({ id, key, value, recordedBy, recordedAt }) => ({
      id,
      key,
      value,
      recordedBy,
      recordedAt,
    })),
    suggestions: { ...plan.suggestions },
    absentItems: [...plan.absentItems],
    missing: plan.missing.map((missing) => ({
      ...missing,
      label: { ...missing.label },
      source: [...missing.source],
    })),
    tasks: tasksOf(shown),
    notices: rows.notices,
    warranties: plan.warranties.map(({ key, label, startsOn, endsOn, source }) => ({
      key,
      label: { ...label },
      startsOn,
      endsOn,
      source: [...source],
    })),
    lines: state.lines.map((line) => ({ ...line, tags: [...line.tags] })),
    changeOrders: state.changeOrders.map((order) => ({ ...order })),
    bookings: state.bookings.map((booking) => ({
      ...booking,
      clashesWith: [...(rows.clashes[booking.id] ?? [])],
    })),
    payments: rows.payments,
    links: rows.links.map(({ id, milestoneId, provider, amountMinor, url, state: linkState }) => ({
      id,
      milestoneId,
      provider,
      amountMinor,
      url,
      state: linkState,
    })),
  };
};
