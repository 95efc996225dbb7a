import { jobOf, whoseOf } from '#actions/today/list-tasks';
import type { Ctx } from '#actions/decide/context';
import { allowed } from '#actions/decide/right';
import type { ReadyItem, ReadyJobs, TaskListQuery } from '#contract/shop/today-answers';
import type { Flow } from '#domain/flow/flow';
import { succeed, type Result } from '#domain/texts/refusal';
import type { ReadyJobRow, TodayStore } from '#store/today/today-store';

/** Jobs of one answer. */
const readyPage = 10;

/** A job of the last stage has nowhere to move on to. */
const readyItemOf = (row: ReadyJobRow, { stages }: Flow): readonly ReadyItem[] =>
  stages.at(-1)?.key === row.stage ? [] : [{ ...jobOf(row), stage: row.stage }];

/** Open jobs whose stage needs nothing more: of the person in charge, or of the shop. A duty has none. */
export const listReady = async (
  ctx: Ctx,
  { who }: Pick<TaskListQuery, 'who'>,
  { store, flows }: { readonly store: TodayStore; readonly flows: readonly Flow[] },
): Promise<Result<ReadyJobs>> => {
  const right = allowed(ctx, 'read');
  if (!right.ok) return right;
  const whose = whoseOf(ctx, who, flows);
  if (!whose.ok) return whose;
  if (whose.value.kind === 'duty') return succeed({ jobs: [], hasMore: false });
  const rows = await store.readyJobs({ whose: whose.value, limit: readyPage + 1 });
  const jobs = await Promise.all(
    rows
      .slice(0, readyPage)
      .map(async (row) => readyItemOf(row, await ctx.store.findFlow(row.flowKey, row.flowVersion))),
  );
  return succeed({ jobs: jobs.flat(), hasMore: rows.length > readyPage });
};
