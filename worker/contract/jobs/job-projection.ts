import { itemsOf } from '#domain/flow/items-of';
import type { JobRow, MilestoneCell, MilestoneRow } from '#contract/jobs/job-answers';
import { dateOf, isBusinessDate, isInstant, type BusinessDate, type Zone } from '#domain/time/day';
import type { Fact, FactKey, FactValue } from '#domain/rules/fact';
import { isEntryKey } from '#domain/rules/fact-key';
import { isDocumentValue, withoutContent } from '#domain/flow/document';
import { entryCount, fileCount } from '#domain/jobs/fact-book';
import type { Flow, Item } from '#domain/flow/flow';
import { scoreOf } from '#domain/flow/parts/checklist-result';
import { findAppointment, findTaskPlan } from '#domain/flow/find-item';
import { oncePerFlow } from '#domain/flow/once-per-flow';
import type { JobState, Milestone } from '#domain/jobs/job';
import type { Plan, PlannedMilestone } from '#domain/jobs/plan';
import { nextDueOf } from '#domain/planning/next/next-due';

/** The input of a job's row: the state after a change. */
export interface Projected {
  readonly state: JobState;
  readonly flow: Flow;
  readonly plan: Plan;
  readonly zone: Zone;
}

const milestoneRowOf = (planned: PlannedMilestone, { id }: Milestone): MilestoneRow => ({
  id,
  key: planned.key,
  position: planned.position,
  kind: planned.kind,
  label: { ...planned.label },
  title: planned.title,
  amountMinor: planned.amountMinor,
  paidMinor: planned.paidMinor,
  dueOn: planned.dueOn,
  isProvisional: planned.isProvisional,
  waitsFor: [...planned.waitsFor],
  state: planned.state,
  readinessMissing: planned.readinessMissing === null ? null : { ...planned.readinessMissing },
  source: [...planned.source],
});

// What a document states is shown in its paper, and its snapshot in the panel; the sheet shows the version.
const withoutSnapshot = (value: FactValue): FactValue => {
  if (!isDocumentValue(value)) return value;
  const { snapshot: _, signature: __, letters: ___, ...rest } = withoutContent(value);
  return rest;
};

const logsOf = oncePerFlow(
  (items: Flow['items']) => new Set(items.filter(({ item }) => item === 'log').map(({ key }) => key)),
);

/** A job as far as its row shows its facts. */
export interface FactsOfJob {
  readonly flow: Pick<Flow, 'items' | 'tasks'>;
  readonly state: { readonly facts: readonly Pick<Fact, 'key' | 'value'>[] };
}

const figureOf = (item: Item, { flow, state: { facts } }: FactsOfJob): FactValue | undefined => {
  if (item.item === 'list') return entryCount(flow, facts, item.key);
  if (item.item === 'file') return fileCount(facts, item.key);
  if (item.item !== 'checklist') return undefined;
  return scoreOf(item, (key) => facts.findLast((fact) => fact.key === key)?.value);
};

/**
 * How many entries each list has, how many files there are, and the score of each checklist. Facts that were read from a
 * row have these figures in place of the cells.
 */
const figures = (job: FactsOfJob): Record<FactKey, FactValue> =>
  Object.fromEntries(
    itemsOf(job.flow).flatMap((item): readonly (readonly [FactKey, FactValue])[] => {
      if (item.of !== undefined || job.state.facts.some(({ key }) => key === item.key)) return [];
      const figure = figureOf(item, job);
      return figure === undefined ? [] : [[item.key, figure]];
    }),
  );

interface KnownFacts {
  readonly flow: FactsOfJob['flow'];
  readonly visible: Readonly<Record<FactKey, FactValue>>;
}

// A commit and its answer ask for the same facts several times.
const knownFacts = new WeakMap<FactsOfJob['state']['facts'], KnownFacts>();

/** What stands of each fact of the job itself, its logs left out; of a list the count of its entries, of files their count, of a checklist its score. */
export const currentFacts = (job: FactsOfJob): Record<FactKey, FactValue> => {
  const { flow, state } = job;
  const known = knownFacts.get(state.facts);
  if (known?.flow === flow) return { ...known.visible };
  const visible = factsShown(job);
  knownFacts.set(state.facts, { flow, visible });
  return { ...visible };
};

const factsShown = ({ flow, state }: FactsOfJob): Record<FactKey, FactValue> => {
  const logs = logsOf(flow.items);
  const visibleFacts = state.facts.filter(({ key }) => !logs.has(key) && !isEntryKey(key));
  // Figures come first: an edit by the row appends its cells, and the stored text is the same either way.
  return {
    ...figures({ flow, state }),
    ...Object.fromEntries(visibleFacts.map(({ key, value }) => [key, withoutSnapshot(value)])),
  };
};

const dayOf = (value: FactValue | undefined, zone: Zone): BusinessDate | null => {
  if (typeof value === 'string' && isBusinessDate(value)) return value;
  return typeof value === 'number' && isInstant(value) ? dateOf(value, zone) : null;
};

type Line = readonly [PlannedMilestone, Milestone];

const lines = ({ state, plan }: Projected): readonly Line[] => {
  const current = new Map(state.milestones.map((milestone) => [milestone.key, milestone]));
  return plan.milestones.flatMap((planned): readonly Line[] => {
    const milestone = current.get(planned.key);
    return milestone === undefined ? [] : [[planned, milestone]];
  });
};

/** A job's milestones with all their properties. */
export const milestoneRows = (projected: Projected): MilestoneRow[] =>
  lines(projected).map(([planned, milestone]) => milestoneRowOf(planned, milestone));

const milestoneCells = (projected: Projected): MilestoneCell[] => {
  const named = new Set(projected.flow.milestones.map(({ key }) => key));
  return milestoneRows(projected).map(
    ({ id, key, label, title, amountMinor, paidMinor, dueOn, isProvisional, state }) => ({
      id,
      key,
      label: named.has(key) ? null : label,
      title,
      amountMinor,
      paidMinor,
      dueOn,
      isProvisional,
      state,
    }),
  );
};

/** What the sheet shows of a job besides its own columns. */
export type JobProjection = Pick<
  JobRow,
  | 'milestones'
  | 'plannedMinor'
  | 'paidMinor'
  | 'outstandingMinor'
  | 'creditMinor'
  | 'progressPercent'
  | 'missingCount'
  | 'next'
> & { readonly nextDueOn: BusinessDate | null; readonly keyDate: BusinessDate | null };

interface KnownProjection extends Pick<Projected, 'state' | 'flow' | 'zone'> {
  readonly projection: JobProjection;
}

const knownProjections = new WeakMap<Plan, KnownProjection>();

/**
 * The derived part of a job's row: stored with the row, and returned by writes. Worked out once of a plan, for the commit
 * and the answer both ask for it.
 */
export const jobProjection = (projected: Projected): JobProjection => {
  const { state, flow, plan, zone } = projected;
  const known = knownProjections.get(plan);
  if (known?.state === state && known.flow === flow && known.zone === zone) return known.projection;
  const projection = projectionOf(projected);
  knownProjections.set(plan, { state, flow, zone, projection });
  return projection;
};

const projectionOf = (projected: Projected): JobProjection => {
  const { state, flow, plan, zone } = projected;
  const { plannedMinor, paidMinor, outstandingMinor, creditMinor } = plan.balances;
  const facts = currentFacts(projected);
  const progress = flow.progress === undefined ? undefined : facts[flow.progress];
  const { on, act } = nextDueOf({
    milestones: plan.milestones,
    tasks: state.tasks,
    // A closed job waits for nobody.
    appointments: state.job.closedAt === null ? state.appointments : [],
    hasResults: (key) => findAppointment(flow, key)?.results !== undefined,
    planned: plan.tasks,
    labelOf: (key) => findTaskPlan(flow, key)?.label,
    zone,
  });
  return {
    milestones: milestoneCells(projected),
    plannedMinor,
    paidMinor,
    outstandingMinor,
    creditMinor,
    nextDueOn: on,
    next: act === null ? null : { ...act, label: act.label === null ? null : { ...act.label } },
    keyDate: dayOf(facts[flow.keyDate] ?? plan.suggestions[flow.keyDate] ?? undefined, zone),
    progressPercent: typeof progress === 'number' ? progress : null,
    // An ended job needs nothing; reopened, its stage needs what it needed.
    missingCount:
      state.job.endedAs === null ? plan.missing.filter(({ stage }) => stage === state.job.stage).length : 0,
  };
};
