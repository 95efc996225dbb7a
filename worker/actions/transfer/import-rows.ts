import type { Ctx } from '#actions/decide/context';
import { judgeRow, numberIn, type ImportRow, type Judged } from '#actions/transfer/judge-row';
import { inLots } from '#actions/transfer/in-lots';
import { editJobs } from '#actions/jobs/edit-jobs';
import type { Opening } from '#actions/jobs/open-job';
import { mayDo } from '#actions/decide/right';
import type { ImportAnswer, ImportResult } from '#contract/transfer/transfer-answers';
import type { ImportRequest } from '#contract/transfer/transfer-requests';
import { fieldIssue } from '#domain/texts/field-texts';
import {
  refuse,
  refusalFields,
  refusalText,
  succeed,
  type Refusal,
  type Result,
} from '#domain/texts/refusal';
import type { LoadedJob } from '#store/jobs/loaded-job';

const nothing = { jobId: null, version: null, code: null, detail: null, fields: [], changes: [] };

const refusedRow = (ctx: Ctx, refusal: Refusal): ImportResult => ({
  ...nothing,
  outcome: 'refused',
  code: refusal.code,
  detail: refusalText(refusal, ctx.locale),
  fields: refusalFields(refusal, ctx.locale) ?? [],
});

const resultOf = (ctx: Ctx, judged: Result<Judged>): ImportResult => {
  if (!judged.ok) return refusedRow(ctx, judged.refusal);
  const { value } = judged;
  switch (value.kind) {
    case 'opening':
      return { ...nothing, outcome: 'opened', jobId: value.job.state.job.id };
    case 'edit': {
      const { jobId, edits } = value.decided.change;
      return { ...nothing, outcome: 'changed', jobId, version: value.version, changes: [...edits.changes] };
    }
    case 'same':
      return { ...nothing, outcome: 'same', jobId: value.jobId, version: value.version };
  }
};

const load = async (ctx: Ctx, rows: readonly ImportRow[]): Promise<ReadonlyMap<number, LoadedJob>> => {
  const numbers = rows.map(numberIn).filter((number) => typeof number === 'number');
  const found = numbers.length === 0 ? [] : await ctx.store.loadJobs('number', numbers);
  return new Map(found.map((job) => [job.state.job.number, job]));
};

/** Decides all rows; of several that name one job only the first stands, for each is decided on the job as it is. */
const judgeAll = async (
  ctx: Ctx,
  rows: readonly ImportRow[],
  opening: Opening,
): Promise<readonly Result<Judged>[]> => {
  const found = await load(ctx, rows);
  const numbers = rows.map(numberIn);
  return inLots(rows, async (row) => {
    const number = numberIn(row);
    if (number !== null && numbers.indexOf(number) !== rows.indexOf(row))
      return refuse('invalid-input', { fields: [fieldIssue('number', 'twice')] });
    return judgeRow(ctx, row, { opening, found });
  });
};

/** Jobs that changed while the rows were decided: each edit merges with that, or is told. */
const editAgain = async (ctx: Ctx, judged: readonly Result<Judged>[]): Promise<readonly Result<Judged>[]> => {
  const patches = judged.flatMap((one) =>
    one.ok && one.value.kind === 'edit'
      ? [{ ...one.value.patch, jobId: one.value.decided.change.jobId, baseVersion: one.value.version }]
      : [],
  );
  const outcomes = await editJobs(ctx, patches);
  return judged.map((one): Result<Judged> => {
    if (!one.ok || one.value.kind !== 'edit') return one;
    const edited = outcomes.get(one.value.decided.change.jobId);
    return edited === undefined || edited.ok ? one : edited;
  });
};

const writeEdits = async (
  ctx: Ctx,
  judged: readonly Result<Judged>[],
): Promise<readonly Result<Judged>[]> => {
  const decided = judged.flatMap((one) => (one.ok && one.value.kind === 'edit' ? [one.value.decided] : []));
  const written = await ctx.store.commitAll(decided);
  return written.done ? judged : editAgain(ctx, judged);
};

/**
 * Opens and edits jobs, a row each, in two batches; a row that cannot be taken is told with its cells and keeps no other
 * out. The answer is kept with the openings, which a repeated request must not do again; edits that stand are not made
 * again anyway.
 */
export const importRows = async (
  ctx: Ctx,
  { dryRun, rows }: ImportRequest,
  opening: Opening,
): Promise<Result<ImportAnswer>> => {
  if (!mayDo(ctx, 'open-job') && !mayDo(ctx, 'edit-job')) return refuse('not-allowed', { right: 'open-job' });
  const judged = await judgeAll(ctx, rows, opening);
  const written = dryRun ? judged : await writeEdits(ctx, judged);
  const results = written.map((one) => resultOf(ctx, one));
  // What was written stands in history; the answer that is kept need not say it again.
  const answer: ImportAnswer = {
    results: dryRun ? results : results.map((result) => ({ ...result, changes: [] })),
  };
  const openings = judged.flatMap((one) => (one.ok && one.value.kind === 'opening' ? [one.value.job] : []));
  if (dryRun || openings.length === 0) return succeed(answer);
  const kept = ctx.once && { ...ctx.once, status: 200, answer: JSON.stringify(answer) };
  const opened = await ctx.store.openJobs(openings, kept === undefined ? {} : { idempotency: kept });
  return opened.done ? succeed(answer) : refuse('idempotency-in-progress');
};
