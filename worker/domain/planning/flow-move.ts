import { findItem, findTaskPlan } from '#domain/flow/find-item';
import type { Flow } from '#domain/flow/flow';
import type { JobState, Milestone } from '#domain/jobs/job';
import { blocking } from '#domain/planning/gate';
import { derive, type DeriveSource } from '#domain/planning/derive';
import { replan } from '#domain/planning/replan';
import type { FactKey } from '#domain/rules/fact';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { text, type Text } from '#domain/texts/text';
import type { BusinessDate } from '#domain/time/day';

/** An amount (minor units of the job's currency) and its due date. */
export interface Terms {
  readonly amountMinor: number | null;
  readonly dueOn: BusinessDate | null;
}

/** What moving a job to another version of its flow would change. */
export interface FlowMove {
  /** Milestones that begin, end or change; null where there is none. */
  readonly milestones: readonly {
    readonly key: string;
    readonly label: Text;
    readonly before: Terms | null;
    readonly after: Terms | null;
  }[];
  readonly tasks: { readonly begin: readonly Text[]; readonly end: readonly Text[] };
  /** What becomes of the price: fixed by the signature, or open again; null where nothing changes. */
  readonly price: 'fixed' | 'open' | null;
  /** What the job's stage would need that it does not need now. */
  readonly missing: readonly Text[];
  /** Recorded values that no item of the other version shows. They stay recorded. */
  readonly hidden: readonly { readonly key: FactKey; readonly label: Text }[];
}

type Move = Omit<DeriveSource, 'flow'> & {
  readonly from: Flow;
  readonly to: Flow;
  readonly newId: (prefix: string) => string;
};

/** Refuses a version without the job's stage, because the job would stand nowhere. */
export const checkFlowMove = (to: Flow, state: Pick<JobState, 'job'>): Result<null> =>
  to.stages.some(({ key }) => key === state.job.stage)
    ? succeed(null)
    : refuse('stage-not-in-version', { stage: state.job.stage });

const termsOf = ({ amountMinor, dueOn }: Milestone): Terms => ({ amountMinor, dueOn });

const isSame = (before: Terms | null, after: Terms | null): boolean =>
  before?.amountMinor === after?.amountMinor &&
  before?.dueOn === after?.dueOn &&
  (before === null) === (after === null);

const liveTerms = (rows: readonly Milestone[]): ReadonlyMap<string, Terms> =>
  new Map(rows.filter(({ isCancelled }) => !isCancelled).map((row) => [row.key, termsOf(row)]));

type Labelled = readonly { readonly key: string; readonly label: Text }[];

const milestoneMoves = (
  labels: ReadonlyMap<string, Text>,
  before: readonly Milestone[],
  after: readonly Milestone[],
): FlowMove['milestones'] => {
  const [then, next] = [liveTerms(before), liveTerms(after)];
  return [...new Set([...then.keys(), ...next.keys()])].flatMap((key) => {
    const [was, is] = [then.get(key) ?? null, next.get(key) ?? null];
    return isSame(was, is)
      ? []
      : [{ key, label: labels.get(key) ?? text(key, key, key), before: was, after: is }];
  });
};

const openKeys = (state: Pick<JobState, 'tasks'>): ReadonlySet<string> =>
  new Set(state.tasks.filter((task) => task.state === 'open').map(({ key }) => key));

const without = (keys: ReadonlySet<string>, removed: ReadonlySet<string>): readonly string[] =>
  [...keys].filter((key) => !removed.has(key));

const hiddenFacts = ({ from, to, state }: Pick<Move, 'from' | 'to' | 'state'>): FlowMove['hidden'] =>
  state.facts.flatMap(({ key, value }) => {
    const item = value === null ? null : (findItem(from, key)?.item ?? null);
    return item === null || findItem(to, key) !== null ? [] : [{ key, label: item.label }];
  });

/**
 * Compares a job's plan by its version of the flow with the plan by another one. Money that was received stays where
 * it is allocated.
 */
export const flowMove = (move: Move): FlowMove => {
  const { from, to, state, calendar, now, newId } = move;
  const before = derive({ flow: from, state, calendar, now });
  const { plan, after } = replan({ flow: to, state, calendar, now, newId });
  const labels = new Map(
    [...before.milestones, ...plan.milestones].map(({ key, label }) => [key, label] as const),
  );
  const taskLabels = (flow: Flow, planned: Labelled, keys: readonly string[]): readonly Text[] =>
    keys.flatMap(
      (key) => planned.find((task) => task.key === key)?.label ?? findTaskPlan(flow, key)?.label ?? [],
    );
  const [open, opened] = [openKeys(state), openKeys(after)];
  const { stage } = state.job;
  const needed = new Set(before.missing.map(({ stage: at, item, label }) => `${at} ${item ?? label.en}`));
  return {
    milestones: milestoneMoves(labels, state.milestones, after.milestones),
    tasks: {
      begin: taskLabels(to, plan.tasks, without(opened, open)),
      end: taskLabels(from, before.tasks, without(open, opened)),
    },
    price: before.isPriceFixed === plan.isPriceFixed ? null : plan.isPriceFixed ? 'fixed' : 'open',
    missing: blocking(to, plan.missing, { from: stage, to: nextOf(to, stage) })
      .filter(({ stage: at, item, label }) => !needed.has(`${at} ${item ?? label.en}`))
      .map(({ label }) => label),
    hidden: hiddenFacts(move),
  };
};

const nextOf = ({ stages }: Flow, stage: string): string => {
  const at = stages.findIndex(({ key }) => key === stage);
  return (stages[at + 1] ?? stages[at])?.key ?? stage;
};
