import type { LiveHub } from '#live/hub';
import { isZone, type Zone } from '#domain/time/zone';
import { isCurrency, type Currency } from '#domain/money/money';

/** The bindings of wrangler.toml and the secrets; an unset text is empty. */
export interface Env {
  readonly DB: D1Database;
  readonly EMAIL?: SendEmail;
  readonly ASSETS?: Fetcher;
  readonly LIVE?: DurableObjectNamespace<LiveHub>;
  /** The bucket of files; without it nothing else is missing. */
  readonly FILES?: R2Bucket;
  readonly SHOP_NAME?: string;
  readonly SHOP_ZONE?: string;
  readonly SHOP_CURRENCY?: string;
  readonly NOTICE_CHANNEL?: string;
  readonly MAIL_FROM?: string;
  readonly PUBLIC_URL?: string;
  readonly PAY_PAGE_URL?: string;
  readonly BETTER_AUTH_SECRET?: string;
  readonly STANDARD_WEBHOOK_SECRET?: string;
  /** Of the gateway that hands text messages on. */
  readonly SMSIN_WEBHOOK_SECRET?: string;
}

export interface Settings {
  readonly shop: { readonly name: string; readonly zone: Zone; readonly currency: Currency };
  readonly noticeChannel: string;
  readonly mailFrom: string;
  /** Origin of the site; null: the request's origin. */
  readonly publicUrl: string | null;
  readonly payPageUrl: string | null;
  readonly authSecret: string;
  /** By provider key: `STANDARD_WEBHOOK_SECRET` belongs to `standard`; several during a rotation. */
  readonly webhookSecrets: Readonly<Record<string, readonly string[]>>;
}

const secretLengthMin = 32;

const orNull = (value: string | undefined): string | null =>
  value === undefined || value.trim() === '' ? null : value.trim();

/** The origin of a URL; null when it is not valid. */
const originOf = (address: string): string | null =>
  URL.canParse(address) && /^https?:/.test(address) ? new URL(address).origin : null;

const issuesOf = (env: Env): readonly string[] => {
  const issues: string[] = [];
  if (!('DB' in env)) issues.push('DB (a D1 binding)');
  if (orNull(env.SHOP_NAME) === null) issues.push('SHOP_NAME');
  if (!isZone(env.SHOP_ZONE ?? '')) issues.push('SHOP_ZONE (an IANA time zone)');
  if (!isCurrency(env.SHOP_CURRENCY ?? '')) issues.push('SHOP_CURRENCY (a known ISO 4217 code)');
  if (orNull(env.PUBLIC_URL) !== null && originOf(env.PUBLIC_URL ?? '') === null)
    issues.push('PUBLIC_URL (an address that begins with https://)');
  if ((env.BETTER_AUTH_SECRET ?? '').length < secretLengthMin)
    issues.push(`BETTER_AUTH_SECRET (at least ${secretLengthMin} characters)`);
  return issues;
};

const webhookSecretName = /^([A-Z0-9]+)_WEBHOOK_SECRET$/;

const webhookSecretsOf = (env: Env): Settings['webhookSecrets'] =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]: readonly [string, unknown]) => {
      const key = webhookSecretName.exec(name)?.[1]?.toLowerCase();
      const secrets = typeof value === 'string' ? value.split(/\s+/).filter((secret) => secret !== '') : [];
      return key === undefined || secrets.length === 0 ? [] : [[key, secrets]];
    }),
  );

/** Parses bindings, variables and secrets; throws one error that lists all missing and invalid ones. */
export const parseEnv = (env: Env): Settings => {
  const issues = issuesOf(env);
  const currency = env.SHOP_CURRENCY ?? '';
  if (issues.length > 0 || !isCurrency(currency)) {
    throw new Error(`Missing or wrong in the worker's settings: ${issues.join(', ')}`);
  }
  return {
    shop: { name: env.SHOP_NAME ?? '', zone: env.SHOP_ZONE ?? '', currency },
    noticeChannel: orNull(env.NOTICE_CHANNEL) ?? 'email',
    mailFrom: env.MAIL_FROM ?? '',
    publicUrl: originOf(env.PUBLIC_URL ?? ''),
    payPageUrl: orNull(env.PAY_PAGE_URL),
    authSecret: env.BETTER_AUTH_SECRET ?? '',
    webhookSecrets: webhookSecretsOf(env),
  };
};
