import type { Ctx } from '#actions/decide/context';
import { validateRow, numberIn, type ImportRow, type ValidRow } from '#actions/transfer/validate-row';
import type { BookedInBatch } from '#actions/decide/check-resources';
import { mapConcurrent } from '#actions/transfer/map-concurrent';
import { isOfCustomer } from '#actions/decide/same-customer';
import { editJobs } from '#actions/jobs/edit-job';
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

const resultOf = (ctx: Ctx, checked: Result<ValidRow>): ImportResult => {
  if (!checked.ok) return refusedRow(ctx, checked.refusal);
  const { value } = checked;
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

/**
 * Decides all rows. Of several rows for one job only the first is taken, because each is decided on the job as it was
 * loaded.
 */
const validateAll = async (
  ctx: Ctx,
  rows: readonly ImportRow[],
  opening: Opening,
): Promise<readonly Result<ValidRow>[]> => {
  const found = await load(ctx, rows);
  const booked: BookedInBatch = [];
  const firstOf = new Map(rows.toReversed().map((row) => [numberIn(row), row]));
  return mapConcurrent(rows, async (row) => {
    const number = numberIn(row);
    if (number !== null && firstOf.get(number) !== row)
      return refuse('invalid-input', { fields: [fieldIssue('number', 'twice')] });
    return validateRow(ctx, row, { opening, found, booked });
  });
};

/** Retries jobs that changed while the rows were decided. Each edit merges with that change or is reported. */
const editAgain = async (
  ctx: Ctx,
  checked: readonly Result<ValidRow>[],
): Promise<readonly Result<ValidRow>[]> => {
  const patches = checked.flatMap((result) =>
    result.ok && result.value.kind === 'edit'
      ? [
          {
            ...result.value.patch,
            jobId: result.value.decided.change.jobId,
            baseVersion: result.value.version,
          },
        ]
      : [],
  );
  const outcomes = await editJobs(ctx, patches);
  return checked.map((result): Result<ValidRow> => {
    if (!result.ok || result.value.kind !== 'edit') return result;
    const edited = outcomes.get(result.value.decided.change.jobId);
    return edited === undefined || edited.ok ? result : edited;
  });
};

const writeEdits = async (
  ctx: Ctx,
  checked: readonly Result<ValidRow>[],
): Promise<readonly Result<ValidRow>[]> => {
  const decided = checked.flatMap((result) =>
    result.ok && result.value.kind === 'edit' ? [result.value.decided] : [],
  );
  // What is said of a customer who has more jobs goes to those too, job by job.
  if (decided.some(isOfCustomer)) return editAgain(ctx, checked);
  const written = await ctx.store.commitAll(decided);
  return written.done ? checked : editAgain(ctx, checked);
};

/**
 * Opens and edits jobs, one a row, in two batches. A refused row is reported with its cells and does not hold back the
 * others. The answer is stored with the openings, because a repeated request must not open jobs twice; repeated edits
 * change nothing.
 */
export const importRows = async (
  ctx: Ctx,
  { dryRun, rows }: ImportRequest,
  opening: Opening,
): Promise<Result<ImportAnswer>> => {
  if (!mayDo(ctx, 'open-job') && !mayDo(ctx, 'edit-job')) return refuse('not-allowed', { right: 'open-job' });
  const checked = await validateAll(ctx, rows, opening);
  const written = dryRun ? checked : await writeEdits(ctx, checked);
  const results = written.map((result) => resultOf(ctx, result));
  // The stored answer omits the written values, because the history has them.
  const answer: ImportAnswer = {
    results: dryRun ? results : results.map((result) => ({ ...result, changes: [] })),
  };
  const openings = checked.flatMap((result) =>
    result.ok && result.value.kind === 'opening' ? [result.value.job] : [],
  );
  if (dryRun || openings.length === 0) return succeed(answer);
  const retained = ctx.once && { ...ctx.once, status: 200, answer: JSON.stringify(answer) };
  const opened = await ctx.store.openJobs(openings, retained === undefined ? {} : { idempotency: retained });
  return opened.done ? succeed(answer) : refuse('idempotency-in-progress');
};
