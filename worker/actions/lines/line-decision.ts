import type { Ctx } from '#actions/decide/context';
import type { JobSnapshot } from '#actions/decide/decide';
import { decisionOf, isOfContract, type Line } from '#domain/lines/line';
import type { LineDecision } from '#domain/rules/rule';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { businessDate, dateOf } from '#domain/time/day';

/** What is said of a line; absent: nothing new. */
export interface Said {
  readonly decision?: LineDecision | undefined;
  readonly until?: string | null | undefined;
}

type Stand = Pick<Line, 'decision' | 'decidedAt' | 'deferUntil'>;

const undecided = { decision: null, decidedAt: null, deferUntil: null } as const;
const open = { ...undecided, decision: 'open' } as const;

/** Refuses a day of a line that is not deferred, and one that is over. */
const checkUntil = ({ now, calendar }: Ctx, decision: LineDecision, until: string | null): Result<null> => {
  if (until === null) return succeed(null);
  if (decision !== 'deferred')
    return refuse('invalid-input', { fields: [fieldIssue('deferUntil', 'only-deferred')] });
  return until < dateOf(now, calendar.zone)
    ? refuse('invalid-input', { fields: [fieldIssue('deferUntil', 'in-the-past')] })
    : succeed(null);
};

/** How a line stands before anybody has said anything: open where it is decided, in the flow or by its change order. */
const begins = ({ flow }: JobSnapshot, line: Pick<Line, 'changeOrderId'>): Stand =>
  flow.lines?.decides === true || !isOfContract(line) ? open : undecided;

/** The day of what is said; without a word of it a deferred line keeps the one that it has. */
const dayOf = (stood: Stand, decision: LineDecision, { until }: Said): string | null => {
  if (until !== undefined) return until;
  return decision === 'deferred' ? (stood.deferUntil ?? null) : null;
};

const decided = (ctx: Ctx, stood: Stand, said: Said): Result<Stand> => {
  const decision = said.decision ?? decisionOf(stood);
  const day = dayOf(stood, decision, said);
  const fits = checkUntil(ctx, decision, day);
  if (!fits.ok) return fits;
  const deferUntil = day === null ? null : businessDate(day);
  if (decision === decisionOf(stood)) return succeed({ ...stood, deferUntil });
  return succeed({ decision, decidedAt: decision === 'open' ? null : ctx.now, deferUntil });
};

const isNew = (stood: Stand, { decision = decisionOf(stood), until }: Said): boolean =>
  decision !== decisionOf(stood) || (until !== undefined && until !== (stood.deferUntil ?? null));

const ownerOf = (line: Line | null): string | null => line?.changeOrderId ?? null;

/**
 * How a line stands after what is said of it. A flow without decisions takes none, and the lines of a change order are
 * decided with it. A line that gets another owner begins anew.
 */
export const standAfter = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  { before, line, said }: { readonly before: Line | null; readonly line: Line; readonly said: Said },
): Result<Stand> => {
  const isMoved = before === null || ownerOf(before) !== ownerOf(line);
  const stood: Stand = isMoved ? begins(snapshot, line) : before;
  if (!isNew(stood, said)) return succeed(stood);
  if (!isOfContract(line)) return refuse('line-of-change-order', { line: line.description });
  if (snapshot.flow.lines?.decides !== true)
    return refuse('invalid-input', { fields: [fieldIssue('decision', 'not-of-trade')] });
  return decided(ctx, stood, said);
};
