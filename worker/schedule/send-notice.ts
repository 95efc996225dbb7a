import type { NoticeText } from '#domain/notice-text';
import { locales, type Locale } from '#domain/text';
import type { Channel, Message, Sending } from '#notify/channel';
import type { ClaimedNotice } from '#store/store';

const sendMs = 10_000;
const doubt: Sending = { outcome: 'unknown', error: 'no answer in time' };

/** Who a notice is for, and in which language. */
export interface Recipient {
  readonly to: Message['to'];
  readonly locale: Locale;
}

/** A notice in the words of one recipient. */
export interface Letter {
  readonly recipient: Recipient;
  readonly text: NoticeText;
}

const localeOf = (value: string): Locale => locales.find((locale) => locale === value) ?? 'zh-Hans';

/** The people a notice goes to: the customer, or the staff that the store found for it. */
export const recipientsOf = ({ to, customer, recipients }: ClaimedNotice): readonly Recipient[] =>
  to === 'customer'
    ? [{ to: customer, locale: customer.locale }]
    : recipients.map(({ name, email, locale }) => ({
        to: { name, email, phone: null },
        locale: localeOf(locale),
      }));

const inTime = async (sending: Promise<Sending>): Promise<Sending> => {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const late = new Promise<Sending>((resolve) => {
    timer = setTimeout(() => resolve(doubt), sendMs);
  });
  try {
    return await Promise.race([sending, late]);
  } catch (error) {
    // A channel that throws breaks its word, so nothing is known of the message.
    return { outcome: 'unknown', error: error instanceof Error ? error.name : 'thrown' };
  } finally {
    clearTimeout(timer);
  }
};

const outcomeRank = { sent: 0, failed: 1, unknown: 2 } as const;

/** Sends to each recipient, one after another; the worst outcome is the notice's. */
export const sendNotice = async (
  channel: Channel,
  notice: ClaimedNotice,
  letters: readonly Letter[],
): Promise<Sending> => {
  let worst: Sending = { outcome: 'sent' };
  for (const { recipient, text } of letters) {
    const effectKey = `${notice.jobId}/${notice.effectKey}/${recipient.to.email ?? recipient.to.phone ?? ''}`;
    const { subject, body } = text;
    const sending = await inTime(
      channel.send({ effectKey, to: recipient.to, locale: recipient.locale, subject, body }),
    );
    if (outcomeRank[sending.outcome] > outcomeRank[worst.outcome]) worst = sending;
  }
  return worst;
};
