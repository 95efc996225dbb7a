import type { Context } from 'hono';
import type { Instant } from '#domain/time/day';
import type { AppEnv, House } from '#http/context/house';

/** Why a message was refused at the door. */
export type WebhookRefusalWhy = 'signature' | 'no-secret' | 'malformed';

/** At most one write a provider in this time: a flood of bad messages must not become a flood of writes. */
const writeEveryMs = 10_000;

interface Unwritten {
  readonly lastWriteAt: Instant;
  readonly count: number;
}

const unwritten = new WeakMap<House, Map<string, Unwritten>>();

/** Logs a refused message, and counts it for /healthz. A database that is away refuses no message twice. */
export const noteWebhookRefusal = async (
  { var: { house, requestId } }: Context<AppEnv>,
  provider: string,
  why: WebhookRefusalWhy,
): Promise<void> => {
  house.log({ event: 'webhook-refused', requestId, provider, why });
  const counts = unwritten.get(house) ?? new Map<string, Unwritten>();
  unwritten.set(house, counts);
  const now = house.now();
  const before = counts.get(provider);
  const count = (before?.count ?? 0) + 1;
  if (before !== undefined && Math.abs(now - before.lastWriteAt) < writeEveryMs) {
    counts.set(provider, { ...before, count });
    return;
  }
  counts.set(provider, { lastWriteAt: now, count: 0 });
  try {
    await house.store.countWebhookRefusals({ provider, count, lastAt: now, lastWhy: why });
  } catch (error) {
    const name = error instanceof Error ? error.name : 'thrown';
    house.log({ event: 'webhook-refusal-uncounted', requestId, provider, error: name });
  }
};
