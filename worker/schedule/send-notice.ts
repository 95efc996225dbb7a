import type { NoticeText } from '#domain/notices/notice-text';
import type { Channel, Sending } from '#notify/channel';
import type { ClaimedDelivery } from '#store/notices/letter';

const sendMs = 10_000;
const unknown: Sending = { outcome: 'unknown', error: 'no answer in time' };

const inTime = async (sending: Promise<Sending>): Promise<Sending> => {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const late = new Promise<Sending>((resolve) => {
    timer = setTimeout(() => resolve(unknown), sendMs);
  });
  try {
    return await Promise.race([sending, late]);
  } catch (error) {
    // A channel must not throw. When it does, the message's outcome is unknown.
    return { outcome: 'unknown', error: error instanceof Error ? error.name : 'thrown' };
  } finally {
    clearTimeout(timer);
  }
};

/** Sends one delivery under its effect key, which is the same for every try to one address. */
export const sendNotice = (
  channel: Channel,
  { recipient, message }: ClaimedDelivery,
  { to, text }: { readonly to: NonNullable<ClaimedDelivery['addressee']>; readonly text: NoticeText },
): Promise<Sending> => {
  const { name, email, phone, locale } = to;
  const effectKey = `${message.jobId}/${message.effectKey}/${recipient}/${email ?? phone ?? ''}`;
  return inTime(
    channel.send({ effectKey, to: { name, email, phone }, locale, subject: text.subject, body: text.body }),
  );
};
