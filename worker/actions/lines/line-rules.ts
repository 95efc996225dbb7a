import type { Ctx } from '#actions/decide/context';
import { mayDo } from '#actions/decide/right';
import type { JobSnapshot } from '#actions/decide/decide';
import type { FieldChange } from '#domain/jobs/change';
import { isMinor } from '#domain/money/money';
import { joined, writerText } from '#actions/facts/write-rules';
import { isOneOfThem } from '#actions/lines/line-values';
import type { Who } from '#domain/flow/who';
import { isAccepted, type Line } from '#domain/lines/line';
import { isTotalWorkedOut } from '#domain/lines/line-amounts';
import { roleTexts } from '#domain/rights/role-texts';
import { rights } from '#domain/rights/rights';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';

/** A line before and after a write; null where it is not there. */
export interface LineWrite {
  readonly before: Line | null;
  readonly after: Line | null;
  /** Its price is that of the price list. */
  readonly isListPrice: boolean;
}

const terms = ['description', 'quantity', 'unit', 'unitMinor', 'amountMinor', 'changeOrderId'] as const;

const isOtherWork = ({ before, after }: LineWrite): boolean =>
  before === null || after === null || terms.some((name) => (before[name] ?? null) !== (after[name] ?? null));

/** Refuses another work in a change order that is decided: its amount was approved. Ticking and classes go on. */
const checkOwner = ({ state }: JobSnapshot, write: LineWrite): Result<null> => {
  const owner = write.after?.changeOrderId ?? null;
  if (owner !== null && !state.changeOrders.some(({ id }) => id === owner))
    return refuse('not-found', { what: thingTexts.changeOrder });
  const owners = new Set([owner, write.before?.changeOrderId ?? null]);
  const isDecided = state.changeOrders.some(({ id, state: its }) => owners.has(id) && its !== 'proposed');
  return isDecided && isOtherWork(write) ? refuse('change-order-decided') : succeed(null);
};

/** What the customer did not accept is not done, and what is done stays accepted. */
const checkDone = ({ before, after }: LineWrite): Result<null> => {
  if (after === null || !after.isDone || isAccepted(after)) return succeed(null);
  const wasDone = before?.isDone === true && isAccepted(before);
  return refuse(wasDone ? 'line-done' : 'line-not-accepted', { line: after.description });
};

/** A price as it is told apart: by the unit, or of the whole line. */
const priceOf = (line: Line | null): string => {
  if (line === null) return '';
  const { unitMinor = null, amountMinor } = line;
  return unitMinor === null ? `${amountMinor} in all` : `${unitMinor} each`;
};

const isOfPricer = (ctx: Ctx, snapshot: JobSnapshot, people: readonly Who[]): boolean =>
  mayDo(ctx, 'edit-amounts') || (people.length > 0 && isOneOfThem(ctx, snapshot, people));

/** Where the total follows from lines, a price is an amount: who may edit amounts writes it, or whom the flow names. */
const checkPrice = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  { before, after, isListPrice }: LineWrite,
): Result<null> => {
  const { flow } = snapshot;
  const { priceBy = [] } = flow.lines ?? {};
  const isFree = after === null || isListPrice || priceOf(before) === priceOf(after);
  if (isFree || !isTotalWorkedOut(flow) || isOfPricer(ctx, snapshot, priceBy)) return succeed(null);
  const who = [
    ...priceBy.map((each) => writerText(flow, each)),
    ...rights['edit-amounts'].map((role) => roleTexts[role]),
  ];
  return refuse('price-not-yours', { who: joined(who) });
};

/**
 * Refuses an amount with which the lines together are no sum of money any more, whatever is said of each: the sums of
 * accepted lines and of change orders are worked out of them.
 */
const checkSum = ({ state }: JobSnapshot, { before, after }: LineWrite): Result<null> => {
  const size = Math.abs(after?.amountMinor ?? 0);
  if (size <= Math.abs(before?.amountMinor ?? 0)) return succeed(null);
  const rest = state.lines.filter(({ id }) => id !== after?.id);
  const sum = rest.reduce((total, { amountMinor }) => total + Math.abs(amountMinor), size);
  return isMinor(sum) ? succeed(null) : refuse('amount-out-of-range');
};

/** What is agreed to: a line whose price changed since was not. */
export const pricesRead = ({ state }: JobSnapshot, lineIds: ReadonlySet<string>): readonly FieldChange[] =>
  state.lines
    .filter(({ id }) => lineIds.has(id))
    .map(({ id, amountMinor }) => ({
      path: `line:${id}.amountMinor`,
      before: amountMinor,
      after: amountMinor,
    }));

/** The rules of a write of a line, whatever door it comes by: a save, a decision, undo. */
export const checkLineWrite = (ctx: Ctx, snapshot: JobSnapshot, write: LineWrite): Result<null> => {
  for (const check of [
    () => checkOwner(snapshot, write),
    () => checkDone(write),
    () => checkSum(snapshot, write),
    () => checkPrice(ctx, snapshot, write),
  ]) {
    const result = check();
    if (!result.ok) return result;
  }
  return succeed(null);
};
