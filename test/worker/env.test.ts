import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { authSecret } from '#test/kit/worker/api';
import { parseEnv } from '#worker/env';

const whole = {
  DB: env.DB,
  SHOP_NAME: 'Shop',
  SHOP_ZONE: 'Asia/Shanghai',
  SHOP_CURRENCY: 'CNY',
  BETTER_AUTH_SECRET: authSecret,
};

test('all that is missing or wrong is named together', () => {
  const parse = () =>
    parseEnv({
      DB: env.DB,
      SHOP_ZONE: 'Mars/Olympus',
      SHOP_CURRENCY: 'XXX',
      BETTER_AUTH_SECRET: 'short',
      PUBLIC_URL: 'shop',
    });
  for (const name of ['SHOP_NAME', 'SHOP_ZONE', 'SHOP_CURRENCY', 'BETTER_AUTH_SECRET', 'PUBLIC_URL']) {
    expect(parse).toThrow(name);
  }
});

test('an address is taken by its origin, secrets by their provider', () => {
  const settings = parseEnv({
    ...whole,
    PUBLIC_URL: 'https://shop.example/',
    STANDARD_WEBHOOK_SECRET: 'whsec_a whsec_b',
  });
  expect(settings.publicUrl).toBe('https://shop.example');
  expect(settings.webhookSecrets).toEqual({ standard: ['whsec_a', 'whsec_b'] });
});
