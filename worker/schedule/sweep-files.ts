import { dateOf } from '#domain/time/day';
import type { TickDeps } from '#schedule/tick-deps';
import { fileIdOf } from '#files/storage';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** The day of the week and the hour, UTC, in which the storage is looked through. */
const sweepDay = 0;
const sweepHour = 19;

/** Most objects that one run looks at: an hour of runs looks at 60 times as many. */
const lookedAtMax = 500;

const isSweepHour = (now: number): boolean =>
  new Date(now).getUTCDay() === sweepDay && Math.floor((now % dayMs) / hourMs) === sweepHour;

/**
 * Removes objects without a row: what is left of an upload whose commit failed and whose removal failed too. It runs in
 * one hour a week, a slice each minute, and goes on in the next week where it stopped. An object of less than a day
 * may be of an upload that is yet to commit, and stays. Returns the number of removed objects.
 */
export const sweepFiles = async ({ ctx, storage }: TickDeps): Promise<number> => {
  if (storage === null || !isSweepHour(ctx.now)) return 0;
  const today = dateOf(ctx.now, 'UTC');
  const { after, doneOn } = await ctx.store.sweepState();
  if (doneOn === today) return 0;
  const page = await storage.list(after, lookedAtMax);
  if (page === 'away') return 0;
  const old = page.objects.filter(({ uploadedAt }) => uploadedAt < ctx.now - dayMs);
  const known = await ctx.store.knownFiles(old.map(({ name }) => fileIdOf(name)));
  const orphans = old.map(({ name }) => name).filter((name) => !known.has(fileIdOf(name)));
  if (orphans.length > 0 && !(await storage.remove(orphans))) return 0;
  const last = page.objects.at(-1)?.name ?? null;
  await ctx.store.keepSweepState(
    page.isLast ? { after: null, doneOn: today } : { after: last, doneOn: null },
  );
  return orphans.length;
};
