import type { NoticeView } from '#contract/jobs/job-answers';
import { findNoticePlan } from '#domain/flow/find-item';
import { noticeLabel, recipientLabel, recipientName } from '#domain/notices/notice-texts';
import type { NoticeRow } from '#store/shop-store';

/** A notice of the outbox for screens, with the labels of its job's flow version. */
export const noticeViewOf = ({ notice, jobNumber, flow }: NoticeRow): NoticeView => {
  const { id, jobId, key, channel, state, sendAt, expiresAt, sentAt, subject, body, error, to } = notice;
  return {
    id,
    jobId,
    jobNumber,
    key,
    label: { ...noticeLabel(flow, key) },
    to: recipientName(to),
    toLabel: { ...recipientLabel(flow, to) },
    channel,
    state,
    sendAt,
    expiresAt,
    sentAt,
    subject,
    body,
    error,
    source: [...(findNoticePlan(flow, key)?.source ?? [])],
  };
};
