import type { Instant } from '#domain/day';
import type { NoticeText } from '#domain/notice-text';
import type { Sending } from '#notify/channel';
import type { Judgement } from '#schedule/judge-notice';
import { retryAt } from '#schedule/retry';
import type { ClaimedNotice, NoticeResult } from '#store/store';

/** What a try of a notice came to. */
interface Tried {
  readonly channel: string;
  readonly now: Instant;
  readonly random: number;
}

const untouched = (notice: ClaimedNotice): Omit<NoticeResult, 'state'> => ({
  id: notice.id,
  channel: null,
  subject: null,
  body: null,
  sentAt: null,
  sendAt: notice.sendAt,
  error: null,
});

/** The row of a notice that is not sent now. */
export const resultWithoutSending = (
  notice: ClaimedNotice,
  judgement: Exclude<Judgement, { verdict: 'send' }>,
): NoticeResult => {
  const row = untouched(notice);
  switch (judgement.verdict) {
    case 'superseded':
      return { ...row, state: 'superseded', error: judgement.why };
    case 'missed':
      return { ...row, state: 'missed', error: judgement.why };
    case 'wait':
      return { ...row, state: 'pending', sendAt: judgement.until };
  }
};

/** The row of a notice that nobody can be sent, or that cannot be worded: a person must look. */
export const resultOfFault = (notice: ClaimedNotice, error: string): NoticeResult => ({
  ...untouched(notice),
  state: 'failed',
  error,
});

/** The row of a notice whose run ended between sending and writing it down. */
export const resultOfDoubt = (notice: ClaimedNotice, channel: string): NoticeResult => ({
  ...untouched(notice),
  state: 'unknown',
  channel,
  error: 'the run that sent it ended early',
});

/** The row of a notice after a try; a failure that may pass is tried again, up to the last delay. */
export const resultOfSending = (
  notice: ClaimedNotice,
  {
    sending,
    text,
    tried,
  }: { readonly sending: Sending; readonly text: NoticeText | null; readonly tried: Tried },
): NoticeResult => {
  const { channel, now, random } = tried;
  const row = { ...untouched(notice), channel, subject: text?.subject ?? null, body: text?.body ?? null };
  if (sending.outcome === 'sent') return { ...row, state: 'sent', sentAt: now };
  if (sending.outcome === 'unknown') return { ...row, state: 'unknown', error: sending.error };
  if (!sending.isRetryable) return { ...row, state: 'failed', error: sending.error };
  const again = retryAt(now, notice.attempts, random);
  return again === null
    ? { ...row, state: 'dead', error: sending.error }
    : { ...row, state: 'pending', sendAt: again, error: sending.error };
};
