import type { NoticeView } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import { noticeLabel } from '#domain/notice-texts';
import type { NoticeRow } from '#store/shop-store';

/** A notice of the outbox as screens show it. */
export const noticeViewOf = (
  { notice, jobNumber, flowKey }: NoticeRow,
  flows: readonly Flow[],
): NoticeView => {
  const flow = flows.find(({ key }) => key === flowKey);
  const { id, jobId, key, channel, state, sendAt, sentAt, subject, body, error, to } = notice;
  const label =
    flow === undefined ? { en: key, 'zh-Hans': key, 'zh-Hant': key } : { ...noticeLabel(flow, key) };
  const source = flow?.notices.find((plan) => plan.key === key)?.source ?? [];
  return {
    id,
    jobId,
    jobNumber,
    key,
    label,
    to: typeof to === 'string' ? to : to.staffField,
    channel,
    state,
    sendAt,
    sentAt,
    subject,
    body,
    error,
    source: [...source],
  };
};
