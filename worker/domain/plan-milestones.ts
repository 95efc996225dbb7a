import type { Calendar } from '#domain/calendar';
import { holds } from '#domain/condition';
import type { BusinessDate } from '#domain/day';
import type { Flow, MilestonePlan } from '#domain/flow';
import type { JobState, Milestone } from '#domain/job';
import { allocatedByMilestone, milestoneMoneyTimes } from '#domain/ledger';
import { isPinned, plannedAmounts, settleAmounts, type AmountLine } from '#domain/milestone-amounts';
import type { MilestoneState, PlannedMilestone } from '#domain/plan';
import { pointAt, resolve, type Point } from '#domain/resolve';
import type { Resolution } from '#domain/rule';
import { text, type Text } from '#domain/text';
import { buildView, type View } from '#domain/view';

export const changeOrderPrefix = 'change-order/';
export const manualPrefix = 'manual/';
/** The line that keeps the sum whole where every other line is settled already. */
export const differenceKey = 'difference';

const changeOrderLabel = text('Change order', '增减项', '增減項');
const manualLabel = text('Added by hand', '手工添加', '手動新增');
const owedLabel = text('Owed to the customer', '应退客户', '應退客戶');
const lateLabel = text('Adjustment of the contract', '合同调整', '合約調整');
const positionStep = 10;

export interface MilestonePlanning {
  readonly milestones: readonly PlannedMilestone[];
  readonly view: View;
}

interface Due {
  readonly on: BusinessDate | null;
  readonly isProvisional: boolean;
  readonly waitsFor: readonly string[];
}

/** What the milestones are planned from. */
interface Source {
  readonly flow: Flow;
  readonly state: JobState;
  readonly calendar: Calendar;
}

/**
 * Plans a job's milestones: amounts that sum to the contract and its approved change orders (L1), due dates by rule,
 * and what money did. A line that money or a person touched keeps its amount (L7); a paid one keeps its date.
 */
export const planMilestones = (source: Source): MilestonePlanning => {
  const { flow, state, calendar } = source;
  const book = milestoneBook(state);
  const dues = new Map<string, Resolution>();
  const asked = new Set<string>();
  const amounts = new Map<string, number | null>();
  const view = buildView({
    flow,
    state,
    calendar,
    milestonePoint: (key, what) => (what === 'paid' ? paidPoint(key) : duePoint(dueOf(key))),
  });
  const paidPoint = (key: string): Point | null => {
    const milestone = book.byKey.get(key);
    const amountMinor = amounts.get(key) ?? milestone?.amountMinor ?? null;
    if (milestone === undefined || amountMinor === null) return null;
    const { whole } = milestoneMoneyTimes(state, milestone.id, amountMinor);
    return whole === null ? null : pointAt(whole, calendar);
  };
  const dueOf = (key: string): Resolution => {
    const known = dues.get(key);
    const plan = flow.milestones.find((one) => one.key === key);
    if (known !== undefined) return known;
    if (plan === undefined || asked.has(key)) return { state: 'waiting', waitsFor: [`milestone:${key}`] };
    asked.add(key);
    const resolution = manualDue(book.byKey.get(key)) ?? resolve(plan.due, view);
    asked.delete(key);
    dues.set(key, resolution);
    return resolution;
  };
  for (const { key, amountMinor } of lineAmounts(source, book, view)) amounts.set(key, amountMinor);
  const planned = flow.milestones.map((plan, index) =>
    plannedLine({
      plan,
      position: (index + 1) * positionStep,
      due: dueOf(plan.key),
      amountMinor: amounts.get(plan.key) ?? null,
      book,
      view,
    }),
  );
  const extra = extraLines({ flow, state, book, amounts, dueOf });
  return {
    milestones: [...planned, ...extra].toSorted(
      (a, b) => a.position - b.position || (a.key < b.key ? -1 : 1),
    ),
    view,
  };
};

/** The milestones of the store with what money did to them. */
interface MilestoneBook {
  readonly byKey: ReadonlyMap<string, Milestone>;
  readonly allocated: ReadonlyMap<string, number>;
  readonly touchedIds: ReadonlySet<string>;
}

const milestoneBook = (state: JobState): MilestoneBook => ({
  byKey: new Map(state.milestones.map((milestone) => [milestone.key, milestone])),
  allocated: allocatedByMilestone(state.allocations),
  touchedIds: new Set(state.allocations.map(({ milestoneId }) => milestoneId)),
});

const manualDue = (milestone: Milestone | undefined): Resolution | null =>
  milestone?.isManualDue === true && milestone.dueOn !== null
    ? { state: 'set', on: milestone.dueOn, at: null, isProvisional: false }
    : null;

const duePoint = (due: Resolution): Point | null =>
  due.state === 'set' ? { on: due.on, at: due.at, isProvisional: due.isProvisional } : null;

/** The first line that carries change orders, with the line that settles what comes after money reached it (Q7). */
export const carriers = (
  flow: Flow,
): { readonly first: MilestonePlan | null; readonly final: MilestonePlan | null } => {
  const within = flow.milestones.filter((plan) => plan.isWithinContract !== false);
  const final = within.at(-1) ?? null;
  return { first: within.find((plan) => plan.carriesChangeOrders === true) ?? final, final };
};

/** The milestone with which a change order is settled: the carrier, or the final one where money came first (REN-04-CO). */
const carrierOf = (flow: Flow, state: JobState, approvedAt: number | null): string | null => {
  const { first, final } = carriers(flow);
  const carrier = first === null ? undefined : state.milestones.find(({ key }) => key === first.key);
  const { first: firstMoney } =
    carrier === undefined
      ? { first: null }
      : milestoneMoneyTimes(state, carrier.id, carrier.amountMinor ?? 0);
  const isTooLate = firstMoney !== null && approvedAt !== null && approvedAt > firstMoney;
  return (isTooLate ? final : first)?.key ?? null;
};

const lineAmounts = ({ flow, state }: Source, book: MilestoneBook, view: View): readonly AmountLine[] => {
  const total = state.job.contractTotalMinor;
  const ideal = plannedAmounts(flow, total, view);
  const approved = state.changeOrders.filter((order) => order.state === 'approved');
  const line = (key: string, idealMinor: number | null): AmountLine => {
    const stored = book.byKey.get(key);
    if (stored === undefined || !isPinned(stored, book.touchedIds))
      return { key, amountMinor: idealMinor, isPinned: false };
    return { key, amountMinor: stored.isCancelled ? 0 : stored.amountMinor, isPinned: true };
  };
  const within = flow.milestones
    .filter((plan) => plan.isWithinContract !== false)
    .map(({ key }) => line(key, ideal.get(key) ?? null));
  const outside = flow.milestones
    .filter((plan) => plan.isWithinContract === false)
    .map(({ key }) => line(key, ideal.get(key) ?? null));
  const added = approved
    .filter(({ amountMinor }) => amountMinor > 0)
    .map(({ id, amountMinor }) => ({ ...line(changeOrderPrefix + id, amountMinor), isPinned: true }));
  const byHand = state.milestones
    .filter(({ key }) => key.startsWith(manualPrefix))
    .map(({ key, amountMinor, isCancelled }) => ({
      key,
      amountMinor: isCancelled ? 0 : amountMinor,
      isPinned: true,
    }));
  if (total === null) return [...outside, ...within, ...added, ...byHand];
  const target = total + approved.reduce((sum, order) => sum + order.amountMinor, 0);
  const taken = approved.reduce((sum, { amountMinor }) => sum + Math.max(-amountMinor, 0), 0);
  const difference = book.byKey.get(differenceKey);
  const pinnedDifference =
    difference !== undefined && book.touchedIds.has(difference.id) ? (difference.amountMinor ?? 0) : 0;
  const settled = settleAmounts([...within, ...added, ...byHand], target - pinnedDifference, {
    carrier: carriers(flow).first?.key ?? null,
    amountMinor: taken,
  });
  const left = settled.differenceMinor + pinnedDifference;
  return [
    ...outside,
    ...settled.lines,
    ...(left === 0 && difference === undefined
      ? []
      : [{ key: differenceKey, amountMinor: left, isPinned: false }]),
  ];
};

interface LineParts {
  readonly plan: MilestonePlan;
  readonly position: number;
  readonly due: Resolution;
  readonly amountMinor: number | null;
  readonly book: MilestoneBook;
  readonly view: View;
}

const plannedLine = ({ plan, position, due, amountMinor, book, view }: LineParts): PlannedMilestone => {
  const stored = book.byKey.get(plan.key);
  const isCancelled = stored?.isCancelled ?? false;
  const paidMinor = stored === undefined ? 0 : (book.allocated.get(stored.id) ?? 0);
  const when = paidKeepsItsDate(stored, paidMinor, {
    on: due.state === 'set' ? due.on : null,
    isProvisional: due.state === 'set' && due.isProvisional,
    waitsFor: due.state === 'waiting' ? due.waitsFor : [],
  });
  const isReady = plan.readiness === undefined || holds(plan.readiness.condition, view);
  return {
    key: plan.key,
    position,
    label: plan.label,
    title: stored?.title ?? null,
    kind: plan.kind,
    amountMinor: isCancelled ? (stored?.amountMinor ?? null) : amountMinor,
    dueOn: when.on,
    isProvisional: when.isProvisional,
    waitsFor:
      amountMinor === null && !isCancelled ? [...when.waitsFor, ...unknownAmount(plan)] : when.waitsFor,
    paidMinor,
    state: stateOf({ amountMinor, paidMinor, dueOn: when.on, isCancelled }),
    readinessMissing: isReady || plan.readiness === undefined ? null : plan.readiness.label,
    source: plan.source,
  };
};

const unknownAmount = ({ amount }: MilestonePlan): readonly string[] =>
  'field' in amount ? [amount.field] : ['job.total'];

const paidKeepsItsDate = (stored: Milestone | undefined, paidMinor: number, due: Due): Due => {
  const isPaid =
    stored !== undefined &&
    stored.amountMinor !== null &&
    stored.amountMinor > 0 &&
    paidMinor >= stored.amountMinor;
  return isPaid && stored.dueOn !== null ? { on: stored.dueOn, isProvisional: false, waitsFor: [] } : due;
};

/** A milestone's state from its amount, the money on it and whether its due date is known (L3). */
export const stateOf = ({
  amountMinor,
  paidMinor,
  dueOn,
  isCancelled,
}: {
  readonly amountMinor: number | null;
  readonly paidMinor: number;
  readonly dueOn: BusinessDate | null;
  readonly isCancelled: boolean;
}): MilestoneState => {
  if (isCancelled) return 'cancelled';
  if (amountMinor === null) return 'waiting';
  if (amountMinor === 0) return 'settled';
  if (amountMinor < 0) return paidMinor <= amountMinor ? 'paid' : 'credit';
  if (paidMinor >= amountMinor) return 'paid';
  if (paidMinor > 0) return 'part';
  return dueOn === null ? 'waiting' : 'due';
};

interface ExtraParts {
  readonly flow: Flow;
  readonly state: JobState;
  readonly book: MilestoneBook;
  readonly amounts: ReadonlyMap<string, number | null>;
  readonly dueOf: (key: string) => Resolution;
}

/** Lines beside the flow's plan: change orders, those added by hand, and the difference. */
const extraLines = ({ flow, state, book, amounts, dueOf }: ExtraParts): readonly PlannedMilestone[] => {
  const place = (key: string | null): number =>
    (flow.milestones.findIndex((plan) => plan.key === key) + 1) * positionStep;
  const end = (flow.milestones.length + 1) * positionStep;
  const dueWith = (key: string | null): Due => {
    const due: Resolution = key === null ? { state: 'waiting', waitsFor: [] } : dueOf(key);
    return due.state === 'set'
      ? { on: due.on, isProvisional: due.isProvisional, waitsFor: [] }
      : { on: null, isProvisional: false, waitsFor: due.waitsFor };
  };
  const make = (
    key: string,
    parts: {
      readonly label: Text;
      readonly title: string | null;
      readonly kind: PlannedMilestone['kind'];
      readonly position: number;
      readonly due: Due;
      readonly source: readonly string[];
    },
  ): PlannedMilestone => {
    const stored = book.byKey.get(key);
    const amountMinor = amounts.get(key) ?? null;
    const paidMinor = stored === undefined ? 0 : (book.allocated.get(stored.id) ?? 0);
    const byHand =
      stored?.isManualDue === true ? { on: stored.dueOn, isProvisional: false, waitsFor: [] } : parts.due;
    const { on, isProvisional, waitsFor } = paidKeepsItsDate(stored, paidMinor, byHand);
    const isCancelled = stored?.isCancelled ?? false;
    return {
      key,
      position: parts.position,
      label: parts.label,
      title: stored?.title ?? parts.title,
      kind: parts.kind,
      amountMinor: isCancelled ? (stored?.amountMinor ?? null) : amountMinor,
      dueOn: on,
      isProvisional,
      waitsFor,
      paidMinor,
      state: stateOf({ amountMinor, paidMinor, dueOn: on, isCancelled }),
      readinessMissing: null,
      source: parts.source,
    };
  };
  const { final, first } = carriers(flow);
  const orders = state.changeOrders
    .filter((order) => order.state === 'approved' && order.amountMinor > 0)
    .map((order, index) => {
      const carrier = carrierOf(flow, state, order.approvedAt);
      return make(changeOrderPrefix + order.id, {
        label: changeOrderLabel,
        title: order.title,
        kind: 'change-order',
        position: place(carrier) + 1 + (index % (positionStep - 1)),
        due: dueWith(carrier),
        source: first?.source ?? [],
      });
    });
  const byHand = state.milestones
    .filter(({ key }) => key.startsWith(manualPrefix))
    .map((milestone) =>
      make(milestone.key, {
        label: manualLabel,
        title: milestone.title,
        kind: 'manual',
        position: milestone.position,
        due: { on: milestone.dueOn, isProvisional: false, waitsFor: [] },
        source: [],
      }),
    );
  const difference = amounts.get(differenceKey);
  if (difference === undefined || difference === null) return [...orders, ...byHand];
  const isOwed = difference < 0;
  const line = make(differenceKey, {
    label: isOwed ? owedLabel : lateLabel,
    title: null,
    kind: isOwed ? 'credit' : 'balance',
    position: end,
    due: isOwed ? { on: null, isProvisional: false, waitsFor: [] } : dueWith(final?.key ?? null),
    source: [],
  });
  return [...orders, ...byHand, line];
};
