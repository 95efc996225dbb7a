import { describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { instant } from '#domain/time/day';
import type { Verification } from '#payments/provider';
import { standard } from '#payments/standard';
import { signStandard } from '#payments/standard-signature';

// From the specification's own tests: standard-webhooks/standard-webhooks
// libraries/javascript/src/webhook.test.ts (MIT).
const vector = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: 1_614_265_330,
  payload: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const otherSecret = `whsec_${btoa('another secret of the same shop!')}`;
const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(new TextEncoder().encode(text));

const paid = {
  type: 'payment.succeeded',
  timestamp: '2026-11-23T08:00:00Z',
  data: {
    paymentId: 'pay_1',
    reference: 'MABCDEFGH12345678XA',
    amountMinor: 5500000,
    currency: 'CNY',
    occurredAt: '2026-11-23T08:00:00Z',
  },
};
const now = instant(Date.parse('2026-11-23T08:00:05Z'));
const seconds = Math.floor(now / 1000);

interface Sent {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly id?: string;
  readonly timestamp?: number | string;
  readonly secret?: string;
  /** What arrives, when it differs from what was signed. */
  readonly arrives?: {
    readonly body?: string;
    readonly id?: string;
    readonly timestamp?: string;
    readonly signature?: string | null;
  };
  readonly secrets?: readonly string[];
}

/** The headers of an unchanged message. */
const headersOf = (sent: Required<Pick<Sent, 'id' | 'timestamp'>>, signature: string | null): Headers => {
  const headers = new Headers({ 'webhook-id': sent.id, 'webhook-timestamp': String(sent.timestamp) });
  if (signature !== null) headers.set('webhook-signature', signature);
  return headers;
};

const send = async (changes: Sent = {}): Promise<Verification> => {
  const sent = {
    body: JSON.stringify(paid),
    id: 'msg_1',
    timestamp: seconds,
    secret: vector.secret,
    ...changes,
  };
  const { id, timestamp, secret, arrives = {}, secrets = [vector.secret] } = sent;
  const body = typeof sent.body === 'string' ? bytes(sent.body) : sent.body;
  const signature = await signStandard(secret, { id, timestamp: String(timestamp), body });
  const { body: arrivedBody, signature: sentSignature = signature, ...changed } = arrives;
  return standard.verify({
    headers: headersOf({ id, timestamp, ...changed }, sentSignature),
    body: arrivedBody === undefined ? body : bytes(arrivedBody),
    secrets,
    now,
  });
};

const unverified = { ok: false, why: 'unverified' };
const goodSignature = (secret = vector.secret): Promise<string> =>
  signStandard(secret, { id: 'msg_1', timestamp: String(seconds), body: bytes(JSON.stringify(paid)) });

describe('a message of the bridge', () => {
  it('is signed as the published vector is', async () => {
    const { secret, id, timestamp, payload, signature } = vector;
    expect(await signStandard(secret, { id, timestamp: String(timestamp), body: bytes(payload) })).toBe(
      signature,
    );
  });

  it('is read as money that was paid', async () => {
    expect(await send()).toEqual({
      ok: true,
      event: {
        kind: 'paid',
        eventId: 'msg_1',
        reference: 'MABCDEFGH12345678XA',
        occurredAt: Date.parse('2026-11-23T08:00:00Z'),
        effectKey: 'standard:pay:pay_1',
        amountMinor: 5500000,
        currency: 'CNY',
      },
    });
  });

  it('is read as money that went back, under a key of its own', async () => {
    const refund = { ...paid, type: 'refund.succeeded', data: { ...paid.data, refundId: 're_1' } };
    expect(await send({ body: JSON.stringify(refund) })).toMatchObject({
      ok: true,
      event: { kind: 'refunded', effectKey: 'standard:refund:re_1', paymentEffectKey: 'standard:pay:pay_1' },
    });
  });

  it.each([
    ['more fields than are documented', { jobId: 'job_1' }],
    ['a currency that no shop here counts in', { currency: 'XXX' }],
    ['an amount beyond what is booked', { amountMinor: 1e12 + 1 }],
  ])('with %s is read still: money stands in it, and the house decides', async (_, more) => {
    const body = JSON.stringify({ ...paid, data: { ...paid.data, ...more } });
    expect(await send({ body })).toMatchObject({ ok: true, event: { kind: 'paid' } });
  });

  it('from a clock ahead of ours is booked now, not in the future', async () => {
    const body = JSON.stringify({ ...paid, data: { ...paid.data, occurredAt: '2036-01-01T00:00:00Z' } });
    expect(await send({ body })).toMatchObject({ ok: true, event: { occurredAt: now } });
  });

  it.each([
    ['payment.failed', 'failed'],
    ['link.expired', 'expired'],
  ])('%s moves no money', async (type, kind) => {
    const { reference, occurredAt } = paid.data;
    const body = JSON.stringify({ ...paid, type, data: { reference, occurredAt } });
    expect(await send({ body })).toMatchObject({ ok: true, event: { kind, reference } });
  });

  it('of a type that the house does not know is told apart, whatever it holds', async () => {
    const body = JSON.stringify({ type: 'payout.created', anything: [1] });
    expect(await send({ body })).toEqual({
      ok: true,
      event: { kind: 'unsupported', eventId: 'msg_1', type: 'payout.created' },
    });
  });

  it('passes at exactly 300 s either side', async () => {
    expect(await send({ timestamp: seconds - 300 })).toMatchObject({ ok: true });
    expect(await send({ timestamp: seconds + 300 })).toMatchObject({ ok: true });
  });

  it('passes when one of several signatures is right, as while the sender changes its secret', async () => {
    const signature = `v1,AAAA v1a,${'x'.repeat(64)} ${await goodSignature()}`;
    expect(await send({ arrives: { signature } })).toMatchObject({ ok: true });
  });

  it('passes under either of two secrets, as while we change ours', async () => {
    const secrets = [otherSecret, vector.secret];
    expect(await send({ secrets })).toMatchObject({ ok: true });
    expect(await send({ secrets, secret: otherSecret })).toMatchObject({ ok: true });
  });
});

describe('a message is refused', () => {
  const negatives: readonly (readonly [string, () => Promise<Verification>])[] = [
    [
      'when its body was tampered with',
      () => send({ arrives: { body: JSON.stringify(paid).replace('55', '56') } }),
    ],
    ['when one blank was added to the body', () => send({ arrives: { body: `${JSON.stringify(paid)} ` } })],
    ['when its id is another', () => send({ arrives: { id: 'msg_2' } })],
    ['when its time is another', () => send({ arrives: { timestamp: String(seconds - 1) } })],
    ['when signed 301 s ago', () => send({ timestamp: seconds - 301 })],
    ['when signed 301 s from now', () => send({ timestamp: seconds + 301 })],
    ['when its time is no number', () => send({ timestamp: 'now' })],
    ['when its time has a fraction', () => send({ timestamp: `${seconds}.5` })],
    ['when its time is missing', () => send({ arrives: { timestamp: '' } })],
    ['when its id is missing', () => send({ arrives: { id: '' } })],
    ['when its id is longer than any real one', () => send({ id: 'm'.repeat(257) })],
    ['when its signature is missing', () => send({ arrives: { signature: null } })],
    ['when its signature is of another secret', () => send({ secret: otherSecret })],
    [
      'when its signature is of another version',
      async () => send({ arrives: { signature: (await goodSignature()).replace('v1,', 'v2,') } }),
    ],
    [
      'when its signature has no version',
      async () => send({ arrives: { signature: (await goodSignature()).slice(3) } }),
    ],
    [
      'when its signature is cut short',
      async () => send({ arrives: { signature: (await goodSignature()).slice(0, -8) } }),
    ],
    ['when its signature is not base64', () => send({ arrives: { signature: 'v1,***' } })],
    ['when its signature is empty', () => send({ arrives: { signature: 'v1,' } })],
    ['when the shop has no secret', () => send({ secrets: [] })],
    ['when the shop has an empty secret', () => send({ secrets: ['whsec_', ''] })],
    ['when the shop has a secret that is not base64', () => send({ secrets: ['whsec_***'] })],
  ];
  it.each(negatives)('%s', async (_, verify) => {
    expect(await verify()).toEqual(unverified);
  });
});

describe('a message that is signed and yet not a message', () => {
  const malformed = (body: unknown): Promise<Verification> => send({ body: JSON.stringify(body) });
  it.each([
    ['an amount with a fraction', { ...paid, data: { ...paid.data, amountMinor: 1.5 } }, 'data.amountMinor'],
    ['an amount as text', { ...paid, data: { ...paid.data, amountMinor: '5500000' } }, 'data.amountMinor'],
    ['no amount', { ...paid, data: { ...paid.data, amountMinor: 0 } }, 'data.amountMinor'],
    [
      'money taken back as a payment',
      { ...paid, data: { ...paid.data, amountMinor: -1 } },
      'data.amountMinor',
    ],
    [
      'an amount that no number holds',
      { ...paid, data: { ...paid.data, amountMinor: 2 ** 53 } },
      'data.amountMinor',
    ],
    ['a currency that is none', { ...paid, data: { ...paid.data, currency: 'YUAN' } }, 'data.currency'],
    [
      'a time that no clock shows',
      { ...paid, data: { ...paid.data, occurredAt: '2026-02-30T00:00:00Z' } },
      'data.occurredAt',
    ],
    ['a list', [paid], ''],
  ])('is malformed: %s', async (_, body, path) => {
    const verification = await malformed(body);
    expect(verification).toMatchObject({ ok: false, why: 'malformed' });
    if (verification.ok || verification.why !== 'malformed') throw new Error('malformed');
    expect(verification.fields.map((field) => field.path)).toContain(path);
  });

  it.each([
    ['text that is not JSON', bytes('paid!')],
    [
      'an amount that stands twice',
      bytes(JSON.stringify(paid).replace('"amountMinor":', '"amountMinor":1,"amountMinor":')),
    ],
    [
      'a prototype',
      bytes(JSON.stringify(paid).replace('"data":', '"__proto__":{"type":"payment.succeeded"},"data":')),
    ],
    ['nothing', bytes('')],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])],
    ['a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, ...bytes(JSON.stringify(paid))])],
  ])('is malformed: %s', async (_, body) => {
    expect(await send({ body })).toMatchObject({ ok: false, why: 'malformed' });
  });
});

describe('beside the scheme’s own library', () => {
  it.each(['{"a":1}', '{"名":"李"}', '{"e":"😀"}', ' ', 'x'.repeat(5000)])(
    'every signature is the same: %#',
    async (payload) => {
      const at = new Date(seconds * 1000);
      const theirs = new Webhook(vector.secret).sign('msg_9', at, payload);
      const ours = await signStandard(vector.secret, {
        id: 'msg_9',
        timestamp: String(seconds),
        body: bytes(payload),
      });
      expect(ours).toBe(theirs);
    },
  );

  it('what it signs we take', async () => {
    const body = JSON.stringify(paid);
    const signature = new Webhook(vector.secret).sign('msg_1', new Date(seconds * 1000), body);
    expect(await send({ body, arrives: { signature } })).toMatchObject({ ok: true });
  });

  it('what we sign it takes', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const body = bytes(JSON.stringify(paid));
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': timestamp,
      'webhook-signature': await signStandard(vector.secret, { id: 'msg_1', timestamp, body }),
    };
    expect(new Webhook(vector.secret).verify(JSON.stringify(paid), headers)).toEqual(paid);
  });
});
