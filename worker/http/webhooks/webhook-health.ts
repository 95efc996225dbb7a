import type { WebhookHealth } from '#contract/shop/shop-answers';
import type { AppDeps } from '#http/context/app-deps';
import type { WebhookRefusals } from '#store/money/arrivals';

/** Per provider: whether its messages can be verified, and how many were refused. */
export const webhookHealth = (
  { webhookSecrets }: Pick<AppDeps, 'webhookSecrets'>,
  refusals: readonly WebhookRefusals[],
): readonly WebhookHealth[] =>
  webhookSecrets.map(({ provider, secret, issue }) => {
    const refused = refusals.find((refusal) => refusal.provider === provider);
    return {
      provider,
      secret,
      issue,
      refused: refused?.count ?? 0,
      lastRefusedAt: refused?.lastAt ?? null,
      lastRefusedWhy: refused?.lastWhy ?? null,
    };
  });

/** A broken secret refuses every payment; a missing one matters when customers can reach a pay page. */
export const canTakePayments = ({
  settings,
  webhookSecrets,
}: Pick<AppDeps, 'settings' | 'webhookSecrets'>): boolean =>
  webhookSecrets.every(
    ({ secret }) => secret === 'ok' || (secret === 'missing' && settings.payPageUrl === null),
  );
