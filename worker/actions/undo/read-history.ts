import { z } from 'zod';
import type { Ctx } from '#actions/decide/context';
import { historyEntry, type historyList } from '#contract/jobs/job-answers';
import type { HistoryQuery } from '#contract/shop/shop-requests';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';

const entries = z.array(historyEntry);
const pagesMax = 20;

type Entry = z.infer<typeof historyEntry>;

/** The requested entries, each with its requested changes. */
const requestOf = (read: readonly Entry[], { at, path }: Pick<HistoryQuery, 'at' | 'path'>): Entry[] =>
  read
    .filter((entry) => at === undefined || entry.at <= at)
    .map((entry) =>
      path === undefined
        ? entry
        : { ...entry, changes: entry.changes.filter((change) => change.path === path) },
    )
    .filter(({ changes }) => path === undefined || changes.length > 0);

/** A job's history, newest first; `at` starts at the last entry by that instant, `path` filters by one cell. */
export const readHistory = async (
  ctx: Ctx,
  jobId: string,
  { before, ...request }: HistoryQuery,
): Promise<Result<z.infer<typeof historyList>>> => {
  let from = before ?? null;
  for (let page = 0; page < pagesMax; page += 1) {
    const read = entries.parse(await ctx.store.history(jobId, from));
    if (read.length === 0 && page === 0 && from === null)
      return refuse('not-found', { what: thingTexts.job });
    const retained = requestOf(read, request);
    const last = read.at(-1)?.version ?? 1;
    if (retained.length > 0 || last <= 1)
      return succeed({ entries: retained, nextBefore: last > 1 ? last : null });
    from = last;
  }
  return succeed({ entries: [], nextBefore: from });
};

/** All history entries after a version, newest first; null when there are more than are searched. */
export const entriesSince = async (
  ctx: Ctx,
  jobId: string,
  version: number,
): Promise<readonly Entry[] | null> => {
  const since: Entry[] = [];
  let from: number | null = null;
  for (let page = 0; page < pagesMax; page += 1) {
    const read: readonly Entry[] = entries.parse(await ctx.store.history(jobId, from));
    const last = read.at(-1)?.version ?? 0;
    since.push(...read.filter((entry) => entry.version > version));
    if (last <= version + 1) return since;
    from = last;
  }
  return null;
};
