import type { JobDetail } from '#contract/jobs/job-answers';
import type { Change } from '#domain/jobs/change';
import type { Flow } from '#domain/flow/flow';
import type { Job } from '#domain/jobs/job';
import { noticeLabel, recipientLabel } from '#domain/notices/notice-texts';
import type { JobDetailRows } from '#store/jobs/loaded-job';

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
    to: typeof notice.to === 'string' ? notice.to : notice.to.staffField,
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

/** The rows that only answers need, after a change, so that a write answers without another read. */
export const projectRows = (rows: JobDetailRows, change: Change, job: Job, flow: Flow): JobDetailRows => ({
  ...rows,
  payments: paymentsAfter(rows.payments, change),
  notices: noticesAfter(rows, change, job, flow),
  links: linksAfter(rows.links, change),
  updatedAt: change.at,
});
