import type { Ctx } from '#actions/decide/context';
import { foundIn, type JobSnapshot } from '#actions/decide/decide';
import type { OpenLinked } from '#contract/jobs/job-requests';
import type { CoverageAnswer, CoverageQuery } from '#contract/jobs/linked-jobs';
import { businessDate, dateOf, type BusinessDate } from '#domain/time/day';
import type { Line } from '#domain/lines/line';
import { planMilestones } from '#domain/planning/plan-milestones';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import { isCovered, notCoveredText, type Coverage } from '#domain/warranties/coverage';

/** The line that a claim is about, and whether a warranty covers it on the day of the claim. */
export interface Claim {
  readonly line: Line;
  readonly isCovered: boolean;
}

const coverageOf = (ctx: Ctx, { flow, state }: JobSnapshot, line: Line, on: BusinessDate): Coverage => {
  const { view } = planMilestones({ flow, state, calendar: ctx.calendar });
  return isCovered({ flow, view }, line, on);
};

const today = ({ now, calendar }: Ctx): BusinessDate => dateOf(now, calendar.zone);

/** The claim of a request. Refused without a line, on a line without a class, and where nothing covers it unless as paid work. */
export const claimOf = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  { lineId, on: day, isPaidWork = false }: OpenLinked,
): Result<Claim> => {
  if (lineId === undefined) return refuse('invalid-input', { fields: [fieldIssue('lineId', 'required')] });
  const line = snapshot.state.lines.find(({ id }) => id === lineId);
  if (line === undefined) return refuse('not-found', { what: thingTexts.line });
  const on = day === undefined ? today(ctx) : businessDate(day);
  const coverage = coverageOf(ctx, snapshot, line, on);
  if (coverage.isCovered) return succeed({ line, isCovered: true });
  if (coverage.why === 'no-class') return refuse('claim-without-class', { line: line.description });
  if (!isPaidWork)
    return refuse('not-covered', { line: line.description, on, why: notCoveredText(coverage) });
  return succeed({ line, isCovered: false });
};

/** Answers whether a line of a job is covered on a day, and why not. */
export const showCoverage = async (
  ctx: Ctx,
  jobId: string,
  { line: lineId, on: day }: CoverageQuery,
): Promise<Result<CoverageAnswer>> => {
  const found = foundIn(ctx, await ctx.store.loadJob(jobId));
  if (!found.ok) return found;
  const line = found.value.state.lines.find(({ id }) => id === lineId);
  if (line === undefined) return refuse('not-found', { what: thingTexts.line });
  const on = day === undefined ? today(ctx) : businessDate(day);
  const coverage = coverageOf(ctx, found.value, line, on);
  return succeed({
    lineId,
    on,
    isCovered: coverage.isCovered,
    startsOn: coverage.startsOn,
    endsOn: coverage.endsOn,
    why: coverage.isCovered ? null : coverage.why,
    whyText: coverage.isCovered ? null : { ...notCoveredText(coverage) },
  });
};
