import type { Flow, MilestonePlan } from '#domain/flow/flow';
import type { JobState } from '#domain/jobs/job';
import { milestoneMoneyTimes } from '#domain/ledger/ledger';
import { manualDue, noDue, plannedLine, type Due, type MilestoneBook } from '#domain/ledger/milestone-state';
import type { PlannedMilestone } from '#domain/jobs/plan';
import { text } from '#domain/texts/text';

export const changeOrderPrefix = 'change-order/';
export const manualPrefix = 'manual/';
/**
 * The line that makes the sum whole when no other line can change; once money is allocated to it, the next is
 * `difference/2`.
 */
const differenceKey = 'difference';

/** Whether a milestone key belongs to a difference line. */
export const isDifference = (key: string): boolean =>
  key === differenceKey || key.startsWith(`${differenceKey}/`);

/** The key of the difference line without money, else of a new one. */
export const openDifferenceKey = ({ byKey, touchedIds }: MilestoneBook): string => {
  const current = [...byKey.values()].filter(({ key }) => isDifference(key));
  const open = current.find(({ id }) => !touchedIds.has(id));
  return open?.key ?? (current.length === 0 ? differenceKey : `${differenceKey}/${current.length + 1}`);
};
/** Positions between two lines of the flow, for change orders that belong to a line. */
export const positionStep = 10;

const changeOrderLabel = text('Change order', '增减项', '增減項');
const manualLabel = text('Added by hand', '手动添加', '手動新增');
const creditLabel = text('Owed to the customer', '应退客户', '應退客戶');
const lateLabel = text('Adjustment of the contract', '合同调整', '合約調整');

/**
 * The first line that carries change orders, and the last line of the contract, which carries those approved
 * too late.
 */
export const carriers = (
  flow: Flow,
): { readonly first: MilestonePlan | null; readonly final: MilestonePlan | null } => {
  const within = flow.milestones.filter((plan) => plan.isWithinContract !== false);
  const final = within.at(-1) ?? null;
  return { first: within.find((plan) => plan.carriesChangeOrders === true) ?? final, final };
};

/**
 * The milestone of a change order: the carrier, or the final line when money came before the approval
 * (REN-04-CO, Q7).
 */
const carrierOf = (flow: Flow, state: JobState, approvedAt: number | null): string | null => {
  const { first, final } = carriers(flow);
  const carrier = state.milestones.find(({ key }) => key === first?.key);
  if (carrier === undefined) return first?.key ?? null;
  const money = milestoneMoneyTimes(state, carrier.id, carrier.amountMinor ?? 0);
  const isTooLate = money.first !== null && approvedAt !== null && approvedAt > money.first;
  return (isTooLate ? final : first)?.key ?? null;
};

export interface ExtraLines {
  readonly flow: Flow;
  readonly state: JobState;
  readonly book: MilestoneBook;
  readonly amounts: ReadonlyMap<string, number | null>;
  readonly dueOf: (key: string) => Due;
}

/** Lines besides the flow's plan: change orders, manual milestones and the difference. */
export const extraLines = (parts: ExtraLines): readonly PlannedMilestone[] => [
  ...changeOrderLines(parts),
  ...manualLines(parts),
  ...differenceLines(parts),
];

const changeOrderLines = ({ flow, state, book, amounts, dueOf }: ExtraLines): readonly PlannedMilestone[] => {
  const source = carriers(flow).first?.source ?? [];
  return state.changeOrders
    .filter((order) => order.state === 'approved' && order.amountMinor > 0)
    .map((order, index) => {
      const key = changeOrderPrefix + order.id;
      const carrier = carrierOf(flow, state, order.approvedAt);
      const place = flow.milestones.findIndex((plan) => plan.key === carrier) + 1;
      const due = manualDue(book.byKey.get(key)) ?? (carrier === null ? noDue : dueOf(carrier));
      return plannedLine(
        {
          key,
          position: place * positionStep + 1 + (index % (positionStep - 1)),
          label: changeOrderLabel,
          title: order.title,
          kind: 'change-order',
          amountMinor: amounts.get(key) ?? null,
          due,
          ...(carrier === null ? {} : { carriedBy: carrier }),
          readinessMissing: null,
          source,
        },
        book,
      );
    });
};

const manualLines = ({ state, book, amounts }: ExtraLines): readonly PlannedMilestone[] =>
  state.milestones
    .filter(({ key }) => key.startsWith(manualPrefix))
    .map((milestone) =>
      plannedLine(
        {
          key: milestone.key,
          position: milestone.position,
          label: manualLabel,
          title: milestone.title,
          kind: 'manual',
          amountMinor: amounts.get(milestone.key) ?? null,
          due: { ...noDue, on: milestone.dueOn },
          readinessMissing: null,
          source: [],
        },
        book,
      ),
    );

const differenceLines = ({ flow, book, amounts, dueOf }: ExtraLines): readonly PlannedMilestone[] => {
  const final = carriers(flow).final?.key ?? null;
  return [...amounts]
    .filter(([key]) => isDifference(key))
    .flatMap(([key, amountMinor], index) => {
      if (amountMinor === null) return [];
      const isCredit = amountMinor < 0;
      const due = manualDue(book.byKey.get(key)) ?? (isCredit || final === null ? noDue : dueOf(final));
      return [
        plannedLine(
          {
            key,
            position: (flow.milestones.length + 1) * positionStep + index,
            label: isCredit ? creditLabel : lateLabel,
            title: null,
            kind: isCredit ? 'credit' : 'balance',
            amountMinor,
            due,
            readinessMissing: null,
            source: [],
          },
          book,
        ),
      ];
    });
};
