import type { WebhookHealth } from '#contract/shop/shop-answers';
import type { House } from '#http/context/house';
import type { WebhookRefusals } from '#store/money/arrivals';

/** Of each provider: whether its messages can be verified, and how many were refused at the door. */
export const webhookHealth = (
  { webhookSecrets }: Pick<House, 'webhookSecrets'>,
  refusals: readonly WebhookRefusals[],
): readonly WebhookHealth[] =>
  webhookSecrets.map(({ provider, secret, issue }) => {
    const refused = refusals.find((one) => one.provider === provider);
    return {
      provider,
      secret,
      issue,
      refused: refused?.count ?? 0,
      lastRefusedAt: refused?.lastAt ?? null,
      lastRefusedWhy: refused?.lastWhy ?? null,
    };
  });

/** A secret that is wrong refuses every payment; one that is missing does so where customers are sent to a pay page. */
export const canTakePayments = ({
  settings,
  webhookSecrets,
}: Pick<House, 'settings' | 'webhookSecrets'>): boolean =>
  webhookSecrets.every(
    ({ secret }) => secret === 'ok' || (secret === 'missing' && settings.payPageUrl === null),
  );
