import type { Change, Edits } from '#domain/jobs/change';
import type { Flow } from '#domain/flow/flow';
import type { JobState } from '#domain/jobs/job';
import { moneyText } from '#domain/money/money';
import { isPrice } from '#domain/planning/milestone-amounts';
import type { FixedAmounts, Plan } from '#domain/jobs/plan';
import { fieldIssue, type FieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

/** A job before its edits; a new job has no plan yet. */
export interface JobBefore {
  readonly flow: Flow;
  readonly state: JobState;
  readonly plan: Pick<Plan, 'fixedAmounts'> | null;
}

/** Minor units by which fixed amounts exceed the contract total; 0 when they fit or the total is unknown. */
const excessMinor = (amounts: FixedAmounts | null | undefined): number =>
  amounts ? Math.max(amounts.fixedMinor - amounts.totalMinor, 0) : 0;

interface WrittenAmount {
  readonly path: string;
  readonly amountMinor: number;
}

/** The written amounts of lines that have a sum of their own, and where a request has them. */
const writtenAmounts = (
  { flow, state }: JobBefore,
  { facts = [], milestones = [] }: Edits,
): WrittenAmount[] => {
  const before = new Map(state.milestones.map((milestone) => [milestone.id, milestone]));
  return [
    ...facts.flatMap(({ key, value }) =>
      isPrice(flow, key) && typeof value === 'number' ? [{ path: `facts.${key}`, amountMinor: value }] : [],
    ),
    ...milestones.flatMap(({ id, amountMinor, isCancelled }) => {
      const stored = before.get(id);
      const isSame = stored?.amountMinor === amountMinor && stored?.isCancelled === isCancelled;
      return isSame ? [] : [{ path: 'amountMinor', amountMinor: amountMinor ?? 0 }];
    }),
  ];
};

/** Whether edits write the contract total or an amount of the plan. Money and change orders are never refused here. */
const isOfAmounts = (flow: Flow, { job, facts = [], milestones = [] }: Edits): boolean =>
  job?.contractTotalMinor !== undefined ||
  milestones.length > 0 ||
  facts.some(({ key }) => isPrice(flow, key));

const issuesOf = (
  before: JobBefore,
  edits: Edits,
  { totalMinor, overMinor }: { readonly totalMinor: number; readonly overMinor: number },
): readonly FieldIssue[] => {
  const { currency } = before.state.job;
  const money = (amountMinor: number) => moneyText(amountMinor, currency);
  const total = edits.job?.contractTotalMinor;
  const ofTotal =
    total === undefined || total === null
      ? []
      : [fieldIssue('contractTotalMinor', 'below-fixed', { least: money(total + overMinor) })];
  const ofAmounts = writtenAmounts(before, edits).map(({ path, amountMinor }) =>
    fieldIssue(path, 'above-total', {
      most: money(Math.max(amountMinor - overMinor, 0)),
      total: money(totalMinor),
    }),
  );
  return [...ofTotal, ...ofAmounts];
};

/**
 * Refuses to write an amount or a contract total with which the amounts that do not move exceed the total: a deposit
 * above the price, or a price below what is paid. An excess that stood before and does not grow is accepted.
 */
export const checkFixedAmounts = (
  before: JobBefore,
  { edits, plan }: Pick<Change, 'edits' | 'plan'>,
): Result<null> => {
  if (!isOfAmounts(before.flow, edits)) return succeed(null);
  const { fixedAmounts } = plan;
  const overMinor = excessMinor(fixedAmounts);
  if (fixedAmounts === null || overMinor === 0 || overMinor <= excessMinor(before.plan?.fixedAmounts))
    return succeed(null);
  const { fixedMinor, totalMinor } = fixedAmounts;
  const { currency } = before.state.job;
  return refuse('fixed-above-total', {
    fixed: moneyText(fixedMinor, currency),
    total: moneyText(totalMinor, currency),
    fields: issuesOf(before, edits, { totalMinor, overMinor }),
  });
};
