import { readinessText } from '#domain/jobs/unmet';
import type { Calendar } from '#domain/time/calendar';
import {
  carriers,
  changeOrderPrefix,
  extraLines,
  isDifference,
  manualPrefix,
  openDifferenceKey,
  positionStep,
} from '#domain/ledger/change-order-lines';
import { holds } from '#domain/rules/condition';
import type { Flow, MilestonePlan } from '#domain/flow/flow';
import type { JobState } from '#domain/jobs/job';
import { withWorkedOutTotal } from '#domain/lines/line-amounts';
import { milestoneMoneyTimes } from '#domain/ledger/ledger';
import {
  isFixedSum,
  isPinned,
  plannedAmounts,
  balanceAmounts,
  type AmountLine,
} from '#domain/planning/milestone-amounts';
import {
  dueOfResolution,
  manualDue,
  milestoneBook,
  plannedLine,
  type Due,
  type LineDraft,
  type MilestoneBook,
} from '#domain/ledger/milestone-state';
import type { Plan, PlannedMilestone } from '#domain/jobs/plan';
import { pointAt, resolve, type Point } from '#domain/rules/resolve';
import { buildView, type View } from '#domain/jobs/view';

export interface MilestonePlanning {
  readonly milestones: readonly PlannedMilestone[];
  readonly view: View;
  readonly fixedAmounts: Plan['fixedAmounts'];
}

/** The input of the milestones' plan. */
interface Source {
  readonly flow: Flow;
  readonly state: JobState;
  readonly calendar: Calendar;
}

/**
 * Plans a job's milestones: amounts that sum to the contract and its approved change orders (L1), due dates
 * by rule, and allocated money. A line with money or a manual amount keeps it (L7); a paid one keeps its
 * date.
 */
export const planMilestones = ({ flow, state: stored, calendar }: Source): MilestonePlanning => {
  const state = withWorkedOutTotal(flow, stored);
  const book = milestoneBook(state);
  const amounts = new Map<string, number | null>();
  const paidPoint = (key: string): Point | null => {
    const milestone = book.byKey.get(key);
    const amountMinor = amounts.get(key) ?? milestone?.amountMinor ?? null;
    if (milestone === undefined || amountMinor === null) return null;
    const { whole } = milestoneMoneyTimes(state, milestone.id, amountMinor);
    return whole === null ? null : pointAt(whole, calendar);
  };
  const view: View = buildView({
    flow,
    state,
    calendar,
    milestonePoint: (key, what) => (what === 'paid' ? paidPoint(key) : duePoint(dueOf(key))),
  });
  const dueOf = dueDates(flow, book, () => view);
  const { lines: amountLines, fixedAmounts } = lineAmounts({ flow, state }, book, view);
  for (const { key, amountMinor } of amountLines) amounts.set(key, amountMinor);
  const lines = flow.milestones.map((plan, index) =>
    plannedLine(
      draftOf(plan, {
        flow,
        position: (index + 1) * positionStep,
        due: dueOf(plan.key),
        amountMinor: amounts.get(plan.key) ?? null,
        view,
      }),
      book,
    ),
  );
  const extra = extraLines({ flow, state, book, amounts, dueOf });
  const milestones = [...lines, ...extra].toSorted(
    (a, b) => a.position - b.position || (a.key < b.key ? -1 : 1),
  );
  return { milestones, view, fixedAmounts };
};

const duePoint = ({ on, isProvisional }: Due): Point | null =>
  on === null ? null : { on, at: null, isProvisional };

/** Due dates by key, memoized; a milestone that depends on itself waits. */
const dueDates = (flow: Flow, book: MilestoneBook, view: () => View): ((key: string) => Due) => {
  const known = new Map<string, Due>();
  const request = new Set<string>();
  return (key) => {
    const plan = flow.milestones.find((milestone) => milestone.key === key);
    const found = known.get(key);
    if (found !== undefined) return found;
    if (plan === undefined || request.has(key))
      return { on: null, isProvisional: false, waitsFor: [`milestone:${key}`] };
    request.add(key);
    const due = manualDue(book.byKey.get(key)) ?? dueOfResolution(resolve(plan.due, view()));
    request.delete(key);
    known.set(key, due);
    return due;
  };
};

interface LineAmounts {
  readonly lines: readonly AmountLine[];
  readonly fixedAmounts: Plan['fixedAmounts'];
}

const lineAmounts = (
  { flow, state }: Omit<Source, 'calendar'>,
  book: MilestoneBook,
  view: View,
): LineAmounts => {
  const total = state.job.contractTotalMinor;
  const ideal = plannedAmounts(flow, total, view);
  const approved = state.changeOrders.filter((order) => order.state === 'approved');
  const line = (plan: MilestonePlan): AmountLine => {
    const { key } = plan;
    const stored = book.byKey.get(key);
    const isFixed = isFixedSum(plan);
    if (stored === undefined || !isPinned(stored, book.touchedIds)) {
      return { key, amountMinor: ideal.get(key) ?? null, isPinned: false, isFixed };
    }
    return { key, amountMinor: stored.isCancelled ? 0 : stored.amountMinor, isPinned: true, isFixed };
  };
  const within = flow.milestones.filter((plan) => plan.isWithinContract !== false).map(line);
  const outside = flow.milestones.filter((plan) => plan.isWithinContract === false).map(line);
  const added = approved
    .filter(({ amountMinor }) => amountMinor > 0)
    .map(({ id, amountMinor }) => ({
      key: changeOrderPrefix + id,
      amountMinor,
      isPinned: true,
      isFixed: true,
    }));
  const manual = state.milestones
    .filter(({ key }) => key.startsWith(manualPrefix))
    .map(({ key, amountMinor, isCancelled }) => ({
      key,
      amountMinor: isCancelled ? 0 : amountMinor,
      isPinned: true,
      isFixed: true,
    }));
  const whole = [...within, ...added, ...manual];
  if (total === null) return { lines: [...outside, ...whole], fixedAmounts: null };
  const { lines, fixedAmounts } = balanced(whole, total, { flow, approved, book });
  return { lines: [...outside, ...lines], fixedAmounts };
};

interface Balancing {
  readonly flow: Flow;
  readonly approved: JobState['changeOrders'];
  readonly book: MilestoneBook;
}

/**
 * Balances the contract's lines to the contract total with its change orders, with a difference line for the
 * remainder.
 */
const balanced = (
  lines: readonly AmountLine[],
  totalMinor: number,
  { flow, approved, book }: Balancing,
): LineAmounts => {
  const target = totalMinor + approved.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const removed = approved.reduce((sum, { amountMinor }) => sum + Math.max(-amountMinor, 0), 0);
  // A difference line with money keeps its amount like other lines (L7); a new remainder gets a new line.
  const fixedBefore = [...book.byKey.values()]
    .filter(({ id, key }) => isDifference(key) && book.touchedIds.has(id))
    .map(({ key, amountMinor }) => ({ key, amountMinor, isPinned: true, isFixed: true }));
  const reductions = { carrier: carriers(flow).first?.key ?? null, amountMinor: removed };
  const whole = [...lines, ...fixedBefore];
  const fixedMinor = whole
    .filter((line) => line.isPinned || line.isFixed)
    .reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0);
  const applied = balanceAmounts(whole, target, reductions);
  const openKey = openDifferenceKey(book);
  const isNeeded = applied.differenceMinor !== 0 || book.byKey.has(openKey);
  const open = { key: openKey, amountMinor: applied.differenceMinor, isPinned: false, isFixed: false };
  return {
    lines: [...applied.lines, ...(isNeeded ? [open] : [])],
    fixedAmounts: { fixedMinor, totalMinor: target },
  };
};

interface DraftParts {
  readonly flow: Flow;
  readonly position: number;
  readonly due: Due;
  readonly amountMinor: number | null;
  readonly view: View;
}

const draftOf = (plan: MilestonePlan, { flow, position, due, amountMinor, view }: DraftParts): LineDraft => {
  const { readiness } = plan;
  const isReady = readiness === undefined || holds(readiness.condition, view);
  const unknown = amountMinor === null ? ['field' in plan.amount ? plan.amount.field : 'job.total'] : [];
  return {
    key: plan.key,
    position,
    label: plan.label,
    title: null,
    kind: plan.kind,
    amountMinor,
    due: { ...due, waitsFor: [...due.waitsFor, ...unknown] },
    readinessMissing: isReady ? null : readinessText(flow, readiness, view),
    source: plan.source,
  };
};
