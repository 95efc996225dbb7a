import { describe, expect, test } from 'vitest';
import type { ChannelParts, Message } from '#notify/channel';
import { channels, openChannel } from '#notify/index';

const written: string[] = [];
const works: ChannelParts = {
  mail: { send: async () => ({ messageId: 'm1' }) },
  mailFrom: 'notices@shop.example',
  write: (line) => written.push(line),
};
const breaks: ChannelParts = {
  ...works,
  mail: {
    send: async () => {
      throw new Error('broken');
    },
  },
};
const message: Message = {
  effectKey: 'job_1/survey-reminder:1',
  to: { name: '王小明', email: 'wang@example.com', phone: '13800138000' },
  locale: 'zh-Hans',
  subject: '明天的上门勘察预约',
  body: '您好',
};
const odd: readonly (readonly [string, Message])[] = [
  ['no address at all', { ...message, to: { name: '', email: null, phone: null } }],
  ['an address with another line in it', { ...message, to: { ...message.to, email: 'a@b.c\r\nbcc: x@y.z' } }],
  ['two addresses in one', { ...message, to: { ...message.to, email: 'a@b.c,x@y.z' } }],
  ['a subject of many lines', { ...message, subject: 'one\r\ntwo\nthree' }],
  ['no words', { ...message, subject: '', body: '' }],
];

test('every channel has a name of its own, and no other is opened', () => {
  expect(new Set(channels.map(({ key }) => key)).size).toBe(channels.length);
  for (const { key } of channels) expect(openChannel(key, works).key).toBe(key);
  expect(() => openChannel('pigeon', works)).toThrow('pigeon');
});

describe.each(channels.map((kind) => [kind.key, kind] as const))('%s', (_, kind) => {
  test('sends a message', async () => {
    expect(await kind.open(works).send(message)).toEqual({ outcome: 'sent' });
  });

  test('says whether it knows repeats', () => {
    expect(kind.open(works).isIdempotent).toBeTypeOf('boolean');
  });

  test.each(odd)('never throws: %s', async (_name, outgoing) => {
    for (const parts of [works, breaks, { ...works, mail: null }]) {
      expect(['sent', 'failed', 'unknown']).toContain((await kind.open(parts).send(outgoing)).outcome);
    }
  });

  test('tells nothing personal in its errors', async () => {
    const results = await Promise.all(
      odd.map(([, outgoing]) =>
        kind.open(breaks).send({ ...outgoing, to: { ...outgoing.to, name: '王小明' } }),
      ),
    );
    expect(JSON.stringify(results)).not.toMatch(/王小明|example\.com|bcc|broken/);
  });
});

test('what is written for the local run is one line a message', async () => {
  written.length = 0;
  await openChannel('console', works).send({ ...message, subject: 'one\r\n{"forged":true}' });
  expect(written).toHaveLength(1);
  expect(written[0]).not.toMatch(/[\r\n]/);
});
