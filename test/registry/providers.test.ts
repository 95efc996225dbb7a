import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '#domain/time/day';
import { findProvider, providers } from '#payments/index';
import type { LinkRequest } from '#payments/provider';
import { newReference, referenceBytes } from '#payments/reference';

const now = instant(Date.parse('2026-11-23T08:00:00Z'));
const reference = newReference(new Uint8Array(referenceBytes).fill(7));
const request: LinkRequest = {
  idempotencyKey: 'lnk_1',
  reference,
  amountMinor: 5_500_000,
  currency: 'CNY',
  title: '装修 & repair',
  returnUrl: 'https://shop.example/?job=1',
  config: { payPageUrl: 'https://pay.example/page' },
};
const headerName = fc.constantFrom(
  'webhook-id',
  'webhook-timestamp',
  'webhook-signature',
  'signature',
  'x-sign',
);
const headerValue = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'v1,=. abcXYZ019+/-'.split('')), maxLength: 60 }),
  fc.constant(String(Math.floor(now / 1000))),
);

test('every provider has a name of its own, by which it is found', () => {
  expect(new Set(providers.map(({ key }) => key)).size).toBe(providers.length);
  for (const provider of providers) expect(findProvider(provider.key)).toBe(provider);
  expect(findProvider('nobody')).toBeUndefined();
  expect(findProvider('__proto__')).toBeUndefined();
});

describe.each(providers.map((provider) => [provider.key, provider] as const))('%s', (_, provider) => {
  test('has a name that stands in an address, in an effect key and in the name of its secret', () => {
    expect(provider.key).toMatch(/^[a-z0-9]+$/);
  });

  test('refuses whatever is not signed, and never throws', async () => {
    const sent = fc.record({
      headers: fc.array(fc.tuple(headerName, headerValue), { maxLength: 6 }),
      body: fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.json().map((text) => new TextEncoder().encode(text)),
      ),
      secrets: fc.constantFrom([], [''], ['whsec_'], ['not base64!'], ['whsec_dGhlIHNlY3JldA==']),
    });
    await fc.assert(
      fc.asyncProperty(sent, async ({ headers, body, secrets }) => {
        const delivery = { headers: new Headers(), body: Uint8Array.from(body), secrets, now };
        for (const [name, value] of headers) delivery.headers.append(name, value);
        expect(await provider.verify(delivery)).toEqual({ ok: false, why: 'unverified' });
      }),
      { numRuns: 200 },
    );
  });

  test('makes a link that carries the reference', async () => {
    const linkOutcome = await provider.createLink(request);
    if (!linkOutcome.ok) throw new Error(linkOutcome.why);
    expect(new URL(linkOutcome.url).protocol).toBe('https:');
    expect(linkOutcome.url).toContain(reference);
  });

  test('makes no link while it is not set up', async () => {
    expect(await provider.createLink({ ...request, config: { payPageUrl: '' } })).toEqual({
      ok: false,
      why: 'not-configured',
    });
  });
});
