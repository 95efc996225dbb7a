import type { Ctx } from '#actions/decide/context';
import { decide } from '#actions/decide/decide';
import { factEdits } from '#actions/facts/fact-edits';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { RecordFacts } from '#contract/jobs/job-requests';
import type { FactValue } from '#domain/rules/fact';
import { succeed, type Result } from '#domain/texts/refusal';

const factOf = (value: RecordFacts['facts'][number]['value']): FactValue => {
  if (typeof value !== 'object' || value === null) return value;
  return value.on === undefined ? { note: value.note } : { note: value.note, on: value.on };
};

/** Records fields, checks and log entries. */
export const recordFacts = async (
  ctx: Ctx,
  jobId: string,
  input: RecordFacts,
): Promise<Result<JobDetail>> => {
  const right = allowed(ctx, 'edit-job');
  if (!right.ok) return right;
  const written = input.facts.map(({ key, value }) => ({ key, value: factOf(value) }));
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion: input.baseVersion,
    apply: (snapshot) => {
      const result = factEdits(ctx, snapshot, { written, override: input.override });
      if (!result.ok) return result;
      return succeed({ action: 'record-facts', reason: input.override?.reason ?? null, ...result.value });
    },
    answer: (detail) => detail,
    status: 200,
  });
};
