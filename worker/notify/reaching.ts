import type { NoticeChannel } from '#domain/flow/plans/notice-plan';
import { refused, type Channel, type Message } from '#notify/channel';
import { emailChannel } from '#notify/email';

/** Why a person cannot be told by a channel; null where they can be. */
const unreachable = (via: NoticeChannel, { phone, email }: Message['to']): string | null => {
  if (via === 'sms') return phone === null || phone.trim() === '' ? 'no phone number' : null;
  return email === null || email.trim() === '' ? 'no e-mail address' : null;
};

/** A channel that is sent by only where the person has what it needs. */
const reaching = (channel: Channel, via: NoticeChannel): Channel => ({
  ...channel,
  key: via,
  send: async (message) => {
    const why = unreachable(via, message.to);
    return why === null ? channel.send(message) : refused(why);
  },
});

// No provider of text messages is set up: a person is told that the message did not go.
const smsNotSetUp: Channel = {
  key: 'sms',
  isIdempotent: true,
  send: async () => refused('text messages are not set up'),
};

/** The channel of a notice: the shop's own, or the one that its flow asks for. A shop by e-mail has no text messages yet. */
export const channelFor = (own: Channel): ((via: NoticeChannel | null) => Channel) => {
  const sms = own.key === emailChannel.key ? smsNotSetUp : own;
  const asked: Readonly<Record<NoticeChannel, Channel>> = {
    email: reaching(own, 'email'),
    sms: reaching(sms, 'sms'),
  };
  return (via) => (via === null ? own : asked[via]);
};
