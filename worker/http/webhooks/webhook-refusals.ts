import type { Context } from 'hono';
import type { Instant } from '#domain/time/day';
import type { AppEnv, AppDeps } from '#http/context/app-deps';

/** Why a webhook message was refused. */
export type WebhookRefusalWhy = 'signature' | 'no-secret' | 'malformed';

/** At most one write a provider in this interval, so that a flood of bad messages causes few writes. */
const writeEveryMs = 10_000;

interface Unwritten {
  readonly lastWriteAt: Instant;
  readonly count: number;
}

const unwritten = new WeakMap<AppDeps, Map<string, Unwritten>>();

/** Logs a refused message and counts it for /healthz. A database failure does not change the answer. */
export const noteWebhookRefusal = async (
  { var: { deps, requestId } }: Context<AppEnv>,
  provider: string,
  why: WebhookRefusalWhy,
): Promise<void> => {
  deps.log({ event: 'webhook-refused', requestId, provider, why });
  const counts = unwritten.get(deps) ?? new Map<string, Unwritten>();
  unwritten.set(deps, counts);
  const now = deps.now();
  const before = counts.get(provider);
  const count = (before?.count ?? 0) + 1;
  if (before !== undefined && Math.abs(now - before.lastWriteAt) < writeEveryMs) {
    counts.set(provider, { ...before, count });
    return;
  }
  counts.set(provider, { lastWriteAt: now, count: 0 });
  try {
    await deps.store.countWebhookRefusals({ provider, count, lastAt: now, lastWhy: why });
  } catch (error) {
    const name = error instanceof Error ? error.name : 'thrown';
    deps.log({ event: 'webhook-refusal-uncounted', requestId, provider, error: name });
  }
};
