import type { Provider } from '#payments/provider';

/** Whether a provider's messages can be verified: `broken` when any of its secrets is unusable. */
export interface WebhookSecret {
  readonly provider: string;
  readonly secret: 'ok' | 'missing' | 'broken';
  /** The problem, never the secret. */
  readonly issue: string | null;
}

const stateOf = (
  { key, secretIssue }: Pick<Provider, 'key' | 'secretIssue'>,
  secrets: readonly string[],
): WebhookSecret => {
  const name = `${key.toUpperCase()}_WEBHOOK_SECRET`;
  if (secrets.length === 0) return { provider: key, secret: 'missing', issue: `${name} is not set` };
  const issue = secrets.map(secretIssue).find((item) => item !== null) ?? null;
  return issue === null
    ? { provider: key, secret: 'ok', issue }
    : { provider: key, secret: 'broken', issue: `${name} is ${issue}` };
};

/** The state of every provider's secrets, for the log at start-up and for /healthz. */
export const webhookSecrets = (
  providers: readonly Pick<Provider, 'key' | 'secretIssue'>[],
  secrets: Readonly<Record<string, readonly string[]>>,
): readonly WebhookSecret[] => providers.map((provider) => stateOf(provider, secrets[provider.key] ?? []));
