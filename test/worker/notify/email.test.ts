import { describe, expect, it } from 'vitest';
import type { ChannelParts, Message } from '#notify/channel';
import { emailChannel } from '#notify/email';

type Mail = Parameters<NonNullable<ChannelParts['mail']>['send']>[0];

const message: Message = {
  effectKey: 'job_1/milestone-due:down',
  to: { name: 'Li', email: 'li@example.com', phone: null },
  locale: 'en',
  subject: 'Down payment is due',
  body: 'Dear Li,\nplease pay.',
};

/** A mail binding that records its mails, with a given answer. */
const binding = (answer: () => Promise<unknown> = async () => ({ messageId: 'm1' })) => {
  const mails: Mail[] = [];
  const send = async (mail: Mail): Promise<unknown> => {
    mails.push(mail);
    return answer();
  };
  const channel = emailChannel.open({
    mail: { send },
    mailFrom: 'notices@shop.example',
    write: () => undefined,
  });
  return { mails, channel };
};
const failing = (code: string) =>
  binding(async () => {
    throw Object.assign(new Error('li@example.com was refused'), { code });
  }).channel;

describe('e-mail', () => {
  it('goes out as plain text from the shop’s address', async () => {
    const { mails, channel } = binding();
    expect(await channel.send(message)).toEqual({ outcome: 'sent' });
    expect(mails).toEqual([
      { from: 'notices@shop.example', to: 'li@example.com', subject: message.subject, text: message.body },
    ]);
  });

  it('keeps its subject on one line', async () => {
    const { mails, channel } = binding();
    await channel.send({ ...message, subject: 'Due\r\nBcc: all@example.com' });
    expect(mails[0]?.subject).toBe('Due Bcc: all@example.com');
  });

  it.each([
    null,
    '',
    'li',
    'li@example.com, wang@example.com',
    'li@example.com\nbcc: x@y.z',
    'Li <li@example.com>',
  ])('is not tried without one good address: %j', async (email) => {
    const { mails, channel } = binding();
    expect(await channel.send({ ...message, to: { ...message.to, email } })).toEqual({
      outcome: 'failed',
      isRetryable: false,
      error: 'no e-mail address',
    });
    expect(mails).toEqual([]);
  });

  it.each(['E_RATE_LIMIT_EXCEEDED', 'E_DELIVERY_FAILED'])('is tried again after %s', async (code) => {
    expect(await failing(code).send(message)).toEqual({
      outcome: 'failed',
      isRetryable: true,
      error: code,
    });
  });

  it('waits for another day where the day’s quota is used up', async () => {
    expect(await failing('E_DAILY_LIMIT_EXCEEDED').send(message)).toEqual({
      outcome: 'limited',
      error: 'E_DAILY_LIMIT_EXCEEDED',
    });
  });

  it.each(['E_RECIPIENT_NOT_ALLOWED', 'E_SENDER_NOT_VERIFIED', 'E_RECIPIENT_SUPPRESSED'])(
    'is not tried again after %s',
    async (code) => {
      expect(await failing(code).send(message)).toEqual({
        outcome: 'failed',
        isRetryable: false,
        error: code,
      });
    },
  );

  it('may have gone out when the answer was lost or the service itself failed', async () => {
    const lost = binding(async () => {
      throw new Error('Network connection lost.');
    });
    expect(await lost.channel.send(message)).toEqual({ outcome: 'unknown', error: 'no answer' });
    expect(await failing('E_INTERNAL_SERVER_ERROR').send(message)).toMatchObject({ outcome: 'unknown' });
  });

  it('waits while the shop has no binding for it', async () => {
    const channel = emailChannel.open({ mail: null, mailFrom: '', write: () => undefined });
    expect(await channel.send(message)).toMatchObject({ outcome: 'failed', isRetryable: true });
  });
});
