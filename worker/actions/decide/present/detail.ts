import type { JobDetail, JobRow } from '#contract/jobs/job-answers';
import {
  currentFacts,
  jobProjection,
  milestoneRows,
  type JobProjection,
} from '#contract/jobs/job-projection';
import { ownValuesOf } from '#domain/fields/own-values';
import type { Calendar } from '#domain/time/calendar';
import type { Instant } from '#domain/time/day';
import { isDocumentValue, withoutContent } from '#domain/flow/document';
import { findTaskPlan } from '#domain/flow/find-item';
import { dutyLabel } from '#domain/flow/duties';
import type { Flow } from '#domain/flow/flow';
import { taskLabel } from '#domain/tasks/task-label';
import type { JobState, Job } from '#domain/jobs/job';
import { statedLine } from '#domain/lines/line';
import type { Plan } from '#domain/jobs/plan';
import type { JobDetailRows } from '#store/jobs/loaded-job';
import { jobAppointments } from '#actions/decide/present/appointments';
import type { Change } from '#domain/jobs/change';
import { noticeLabel, receiverName, recipientLabel } from '#domain/notices/notice-texts';

/** A job with its plan and the rows that only answers need. */
export interface PresentedJob {
  readonly state: JobState;
  readonly flow: Flow;
  readonly plan: Plan;
  readonly rows: JobDetailRows;
  readonly calendar: Calendar;
  readonly updatedAt: Instant;
  /** The projection of the plan, when it is known without the plan. */
  readonly projection?: JobProjection;
}

/** A row of the grid. */
export const jobRowOf = (presentedJob: PresentedJob): JobRow => {
  const { state, flow, rows, calendar, updatedAt } = presentedJob;
  const { job, customer } = state;
  const projection =
    presentedJob.projection ?? jobProjection({ state, flow, plan: presentedJob.plan, zone: calendar.zone });
  return {
    id: job.id,
    number: job.number,
    version: job.version,
    flow: job.flowKey,
    flowVersion: job.flowVersion,
    ...ownValuesOf(job),
    stage: job.stage,
    endedAs: job.endedAs,
    ownerName: rows.staff.find(({ id }) => id === job.ownerId)?.name ?? null,
    customerName: customer.name,
    currency: job.currency,
    ...projection,
    facts: currentFacts({ state, flow }),
    updatedAt,
  };
};

const tasksOf = ({ state, flow, plan }: PresentedJob): JobDetail['tasks'] => {
  const planned = new Map(plan.tasks.map((task) => [task.key, task]));
  return state.tasks.map((task) => {
    const plannedTask = planned.get(task.key);
    const asks = findTaskPlan(flow, task.key)?.asks;
    return {
      id: task.id,
      key: task.key,
      label: { ...(plannedTask?.label ?? taskLabel(flow, task)) },
      party: task.party,
      assigneeId: task.assigneeId,
      duty: task.duty,
      dutyLabel: task.duty === null ? null : { ...dutyLabel(flow, task.duty) },
      dueOn: task.dueOn,
      dueAt: task.dueAt,
      isProvisional: task.isProvisional,
      isUrgent: task.isUrgent,
      state: task.state,
      missedAt: task.missedAt,
      asks: asks === undefined ? null : { list: asks.list, preset: { ...asks.preset } },
      script: (plannedTask?.script ?? []).map((words) => ({ ...words })),
      source: [...(plannedTask?.source ?? [])],
    };
  });
};

/** A job's detail: its row and everything below it. */
export const jobDetailOf = (presentedJob: PresentedJob): JobDetail => {
  const { state, plan, rows } = presentedJob;
  return {
    job: jobRowOf(presentedJob),
    milestones: milestoneRows({ ...presentedJob, zone: presentedJob.calendar.zone }),
    holder: plan.holder === null ? null : { ...plan.holder },
    customer: { ...state.customer },
    facts: state.facts.map(({ id, key, value, recordedBy, recordedAt }) => ({
      id,
      key,
      value: isDocumentValue(value) ? withoutContent(value) : value,
      recordedBy,
      recordedAt,
    })),
    suggestions: { ...plan.suggestions },
    absentItems: [...plan.absentItems],
    missing: plan.missing.map((missing) => ({
      ...missing,
      label: { ...missing.label },
      ...(missing.entry === undefined ? {} : { entry: { ...missing.entry } }),
      source: [...missing.source],
    })),
    tasks: tasksOf(presentedJob),
    notices: rows.notices,
    isPriceFixed: plan.isPriceFixed,
    keptBecause: state.job.keptBecause,
    linkedJobs: rows.linkedJobs.map((linked) => ({ ...linked })),
    warranties: plan.warranties.map(({ key, label, startsOn, endsOn, lineId, source }) => ({
      key,
      label: { ...label },
      startsOn,
      endsOn,
      lineId,
      source: [...source],
    })),
    lines: state.lines.map(statedLine),
    changeOrders: state.changeOrders.map((order) => ({ ...order })),
    bookings: state.bookings.map((booking) => ({
      ...booking,
      clashesWith: [...(rows.clashes[booking.id] ?? [])],
    })),
    appointments: [...jobAppointments(presentedJob)],
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

type PaymentViews = JobDetail['payments'];

const paymentsAfter = (payments: PaymentViews, { edits, derived, actor }: Change): PaymentViews => {
  const created = (edits.payments ?? []).map((payment) => ({
    id: payment.id,
    kind: payment.kind,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    method: payment.method,
    reference: payment.reference,
    note: payment.note,
    receipt: null,
    occurredAt: payment.occurredAt,
    recordedAt: payment.recordedAt,
    recordedBy: actor,
    allocations: [],
  }));
  const allocations = [...(edits.allocations ?? []), ...derived.allocations];
  return [...payments, ...created].map((payment) => ({
    ...payment,
    allocations: [
      ...payment.allocations,
      ...allocations
        .filter(({ paymentId }) => paymentId === payment.id)
        .map(({ milestoneId, amountMinor }) => ({ milestoneId, amountMinor })),
    ],
  }));
};

const noticesAfter = (rows: JobDetailRows, change: Change, job: Job, flow: Flow): JobDetail['notices'] => {
  const superseded = new Set(change.derived.notices.supersede);
  const handled = new Map((change.edits.notices ?? []).map(({ id, state }) => [id, state]));
  const snapshot = rows.notices.map((notice) => {
    if (superseded.has(notice.id)) return { ...notice, state: 'superseded' };
    const state = handled.get(notice.id);
    return state === undefined ? notice : { ...notice, state, error: null };
  });
  const planned = change.derived.notices.insert.map((notice) => ({
    id: notice.id,
    jobId: job.id,
    jobNumber: job.number,
    key: notice.key,
    label: { ...noticeLabel(flow, notice.key) },
    to: receiverName(notice.to),
    toLabel: { ...recipientLabel(flow, notice.to) },
    channel: null,
    state: 'pending',
    sendAt: notice.sendAt,
    expiresAt: notice.expiresAt,
    sentAt: null,
    subject: null,
    body: null,
    error: null,
    source: [...notice.source],
  }));
  return [...snapshot, ...planned].toSorted((a, b) => a.sendAt - b.sendAt);
};

const linksAfter = (links: JobDetailRows['links'], { edits }: Change): JobDetailRows['links'] => {
  const written = new Map((edits.links ?? []).map((link) => [link.id, link]));
  const known = new Set(links.map(({ id }) => id));
  return [
    ...links.map((link) => written.get(link.id) ?? link),
    ...[...written.values()].filter(({ id }) => !known.has(id)),
  ];
};

/**
 * The rows of the detail after a change, computed so that a write needs no read for its answer. An answer of the job's row
 * reads the staff alone.
 */
export const projectRows = (rows: JobDetailRows, change: Change, job: Job, flow: Flow): JobDetailRows => ({
  staff: rows.staff,
  get clashes() {
    return rows.clashes;
  },
  get appointmentClashes() {
    return rows.appointmentClashes;
  },
  get linkedJobs() {
    return rows.linkedJobs;
  },
  get payments() {
    return paymentsAfter(rows.payments, change);
  },
  get notices() {
    return noticesAfter(rows, change, job, flow);
  },
  get links() {
    return linksAfter(rows.links, change);
  },
  updatedAt: change.at,
});
