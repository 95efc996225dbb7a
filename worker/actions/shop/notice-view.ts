import type { NoticeView } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import { noticeLabel, recipientLabel } from '#domain/notice-texts';
import type { NoticeRow } from '#store/shop-store';

/** A notice of the outbox as screens show it. */
export const noticeViewOf = (
  { notice, jobNumber, flowKey }: NoticeRow,
  flows: readonly Flow[],
): NoticeView => {
  const flow = flows.find(({ key }) => key === flowKey);
  const { id, jobId, key, channel, state, sendAt, sentAt, subject, body, error, to } = notice;
  const named = typeof to === 'string' ? to : to.staffField;
  const plain = (word: string) => ({ en: word, 'zh-Hans': word, 'zh-Hant': word });
  const source = flow?.notices.find((plan) => plan.key === key)?.source ?? [];
  return {
    id,
    jobId,
    jobNumber,
    key,
    label: flow === undefined ? plain(key) : { ...noticeLabel(flow, key) },
    to: named,
    toLabel: flow === undefined ? plain(named) : { ...recipientLabel(flow, to) },
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
