import type { JobProjection } from '#contract/jobs/job-projection';
import { readCells, readNext } from '#contract/sheet/row-values';
import { ownValuesOf } from '#domain/fields/own-values';
import { findNoticePlan } from '#domain/flow/find-item';
import type { Flow } from '#domain/flow/flow';
import type { Job, JobState } from '#domain/jobs/job';
import { noticeLabel, receiverName, recipientLabel } from '#domain/notices/notice-texts';
import type { FindFlow } from '#store/jobs/flow-versions';
import type { JobQuery, JobRecord } from '#store/jobs/job-query';
import type { Question } from '#store/database/batch';
import type { JobDetailRows, LoadedJob } from '#store/jobs/loaded-job';

/** A job's own columns in the domain's form. */
export const jobOf = ({ job, projected }: Pick<JobRecord, 'job' | 'projected'>): Job => ({
  id: job.id,
  number: job.number,
  flowKey: job.flowKey,
  flowVersion: job.flowVersion,
  ...ownValuesOf(job),
  stage: job.stage,
  stageEnteredAt: job.stageEnteredAt,
  openedAt: job.openedAt,
  closedAt: job.closedAt,
  endedAs: job.endedAs,
  keptBecause: job.keptBecause,
  origin:
    job.originId === null || job.originKind === null ? null : { jobId: job.originId, kind: job.originKind },
  isWithdrawn: projected.visibility === 2,
  holderId: projected.holderId,
  holderDuty: projected.holderDuty,
  currency: job.currency,
  version: job.version,
});

interface Recorded {
  readonly id: string;
  readonly recordedVersion: number;
}

const byRecording = (a: Recorded, b: Recorded): number =>
  a.recordedVersion - b.recordedVersion || (a.id < b.id ? -1 : 1);

const factsOf = ({ facts, earlierFacts }: JobRecord): Pick<JobState, 'facts' | 'earlierFacts'> => ({
  facts: facts.map(({ jobId: _, ...fact }) => fact).toSorted(byRecording),
  earlierFacts: earlierFacts.toSorted(byRecording),
});

const byPosition = (a: { readonly position: number }, b: { readonly position: number }): number =>
  a.position - b.position;

const stateOf = (record: JobRecord): JobState => ({
  job: jobOf(record),
  customer: record.customer,
  stageEntries: record.job.stageEntries,
  ...factsOf(record),
  lines: record.lines.toSorted(byPosition),
  changeOrders: record.changeOrders,
  bookings: record.bookings,
  milestones: record.milestones.toSorted(byPosition),
  tasks: record.tasks,
  notices: record.notices.map(({ id, key, effectKey, state, sendAt }) => ({
    id,
    key,
    effectKey,
    state,
    sendAt,
  })),
  warranties: record.warranties,
  appointments: record.others.appointments,
  payments: record.payments.map(
    ({ id, kind, amountMinor, currency, reversesId, occurredAt, recordedAt, effectKey }) => ({
      id,
      kind,
      amountMinor,
      currency,
      reversesId,
      occurredAt,
      recordedAt,
      effectKey,
    }),
  ),
  allocations: record.allocations,
});

const noticesOf = ({ job, notices }: JobRecord, flow: Flow): JobDetailRows['notices'] =>
  notices
    .toSorted((a, b) => a.sendAt - b.sendAt)
    .map(({ effectKey: _, to, ...notice }) => ({
      ...notice,
      jobId: job.id,
      jobNumber: job.number,
      label: { ...noticeLabel(flow, notice.key) },
      to: receiverName(to),
      toLabel: { ...recipientLabel(flow, to) },
      source: [...(findNoticePlan(flow, notice.key)?.source ?? [])],
    }));

/** `R2026-000123`, as a receipt shows its number. */
const formatReceipt = (series: string, number: number): string =>
  `${series}-${String(number).padStart(6, '0')}`;

const paymentsOf = ({ payments, allocations }: JobRecord): JobDetailRows['payments'] =>
  payments
    .toSorted((a, b) => a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1))
    .map(({ reversesId: _, effectKey: __, series, receiptNumber, ...payment }) => ({
      ...payment,
      receipt: series === null || receiptNumber === null ? null : formatReceipt(series, receiptNumber),
      allocations: allocations
        .filter(({ paymentId }) => paymentId === payment.id)
        .map(({ milestoneId, amountMinor }) => ({ milestoneId, amountMinor })),
    }));

const clashesOf = ({ bookings, others }: JobRecord): JobDetailRows['clashes'] =>
  Object.fromEntries(
    bookings.map(({ id }) => [
      id,
      others.bookingClashes.filter(({ booking }) => booking === id).map(({ job }) => job),
    ]),
  );

/** The projection of the plan for the row; its milestones are parsed lazily. */
export const projectionOf = ({ projected }: Pick<JobRecord, 'projected'>): JobProjection => ({
  get milestones() {
    return readCells(JSON.parse(projected.milestonesJson));
  },
  plannedMinor: projected.plannedMinor,
  paidMinor: projected.paidMinor,
  outstandingMinor: projected.outstandingMinor,
  creditMinor: projected.creditMinor,
  progressPercent: projected.progressPercent,
  missingCount: projected.missingCount,
  nextDueOn: projected.nextDueOn,
  next: projected.nextJson === null ? null : readNext(JSON.parse(projected.nextJson)),
  keyDate: projected.keyDate,
});

const loadedOf = async (record: JobRecord, findFlow: FindFlow): Promise<LoadedJob> => {
  const flow = await findFlow(record.job.flowKey, record.job.flowVersion);
  return {
    state: stateOf(record),
    flow,
    stored: { ...record.job, ...record.projected },
    projection: projectionOf(record),
    siblings: record.others.siblings,
    detail: {
      links: record.links,
      get notices() {
        return noticesOf(record, flow);
      },
      get payments() {
        return paymentsOf(record);
      },
      get clashes() {
        return clashesOf(record);
      },
      appointmentClashes: record.others.clashes,
      linkedJobs: record.others.linkedJobs,
      staff: record.staff,
      updatedAt: record.job.updatedAt,
    },
  };
};

/** Queries all jobs with a key. */
export const jobsQuestion = (
  query: JobQuery,
  findFlow: FindFlow,
  key: string,
): Question<readonly LoadedJob[]> => ({
  statements: query.statements(key),
  read: (results) => Promise.all(query.read(results).map((record) => loadedOf(record, findFlow))),
});

/** Queries the job with a key. */
export const jobQuestion = (query: JobQuery, findFlow: FindFlow, key: string): Question<LoadedJob | null> => {
  const { statements, read } = jobsQuestion(query, findFlow, key);
  return { statements, read: async (results) => (await read(results))[0] ?? null };
};
