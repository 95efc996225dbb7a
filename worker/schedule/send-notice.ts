import type { NoticeText } from '#domain/notices/notice-text';
import type { Channel, Sending } from '#notify/channel';
import type { ClaimedDelivery } from '#store/notices/letter';

const sendMs = 10_000;
const doubt: Sending = { outcome: 'unknown', error: 'no answer in time' };

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

/** Sends one delivery, under the key that names it in the world: the same at each of its tries to one address. */
export const sendNotice = (
  channel: Channel,
  { recipient, letter }: ClaimedDelivery,
  { to, text }: { readonly to: NonNullable<ClaimedDelivery['addressee']>; readonly text: NoticeText },
): Promise<Sending> => {
  const { name, email, phone, locale } = to;
  const effectKey = `${letter.jobId}/${letter.effectKey}/${recipient}/${email ?? phone ?? ''}`;
  return inTime(
    channel.send({ effectKey, to: { name, email, phone }, locale, subject: text.subject, body: text.body }),
  );
};
