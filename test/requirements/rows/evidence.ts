import { compile } from '#domain/flow/compile/compile';
import type { Flow } from '#domain/flow/flow';
import type { JobState } from '#domain/jobs/job';
import type { Plan, PlannedMilestone } from '#domain/jobs/plan';
import type { FactValue } from '#domain/rules/fact';
import type { Walk } from '../walk.ts';

/** What the walks of one test have shown. */
export interface Evidence {
  /** Rows of the source whose rules hold content at the end. */
  readonly held: (isTickList?: boolean) => ReadonlySet<string>;
  /** Rows whose rules have refused something, or asked for nothing. */
  readonly refused: ReadonlySet<string>;
}

interface Sourced {
  readonly source: readonly string[];
}

interface Noted {
  readonly walks: { readonly walk: Walk; readonly flow: Flow }[];
  readonly refusals: Set<string>;
}

/** Of the running test; null outside of one, where walks fill databases. */
let noted: Noted | null = null;

const sourcesOf = (rules: readonly (Sourced | undefined)[]): readonly string[] =>
  rules.flatMap((rule) => rule?.source ?? []);

const isAskedFor = ({ state, amountMinor }: PlannedMilestone): boolean =>
  amountMinor !== null && amountMinor > 0 && state !== 'waiting' && state !== 'cancelled';

/** A tick says nothing where it is not asked for, and a document without its frozen data is a name with a state. */
const hasContent = (value: FactValue | null, isTickList: boolean): boolean => {
  if (value === null) return false;
  if (typeof value === 'boolean') return isTickList && value;
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value === 'object' && 'version' in value) return 'data' in value && value.data !== undefined;
  return true;
};

const isFactOf = (fact: string, item: string): boolean =>
  fact === item || fact.startsWith(`${item}.`) || fact.startsWith(`${item}/`);

/** Facts that the product works out of bookings, lines and change orders. */
const ofRows = /"fact":"(?:crew|lines|extras)\./;

/** The conditions of stages about bookings and lines that hold, in a job that has some. */
const heldConditions = (flow: Flow, state: JobState, { missing }: Plan): readonly Sourced[] => {
  if (state.bookings.length + state.lines.length === 0) return [];
  return flow.stages.flatMap(({ key, leaveWhen = [] }) =>
    leaveWhen.filter(
      ({ condition, label }) =>
        ofRows.test(JSON.stringify(condition)) &&
        missing.every((item) => item.stage !== key || item.label.en !== label.en),
    ),
  );
};

/** The stages that have content and lack nothing. */
const completeStages = (flow: Flow, written: readonly string[], { missing }: Plan): readonly Sourced[] =>
  flow.stages.filter(
    ({ key }) =>
      missing.every(({ stage }) => stage !== key) &&
      flow.items.some((item) => item.stage === key && written.some((fact) => isFactOf(fact, item.key))),
  );

/** The rows whose items have content, whose money is asked for, whose stage is complete, or whose warranty runs. */
const heldRows = (
  flow: Flow,
  {
    state,
    plan,
    isTickList,
  }: { readonly state: JobState; readonly plan: Plan; readonly isTickList: boolean },
): ReadonlySet<string> => {
  const written = state.facts.filter(({ value }) => hasContent(value, isTickList)).map(({ key }) => key);
  const items = [...compile(flow).items, ...flow.items].filter(({ key }) =>
    written.some((fact) => isFactOf(fact, key)),
  );
  return new Set(
    sourcesOf([
      ...items,
      ...plan.milestones.filter((milestone) => isAskedFor(milestone) || milestone.state === 'settled'),
      ...plan.warranties,
      ...completeStages(flow, written, plan),
      ...heldConditions(flow, state, plan),
    ]),
  );
};

const refuse = (rows: readonly string[]): void => rows.forEach((row) => noted?.refusals.add(row));

/** The rows of a document and of the facts that its places state. */
const rowsOfPlaces = (flow: Flow, document: string, places: readonly string[]): readonly string[] => {
  if (places.length === 0) return [];
  const { itemsByKey } = compile(flow);
  const stated = places.map((place) => itemsByKey.get(place.replace(/^fact:/, '')));
  return sourcesOf([itemsByKey.get(document), ...stated]);
};

/** A walk that notes for the running test what its flow has refused. */
export const watched = (walk: Walk, flow: Flow): Walk => {
  if (noted === null) return walk;
  noted.walks.push({ walk, flow });
  return Object.assign<Walk, Partial<Walk>>(walk, watchers({ ...walk }, flow));
};

const watchers = (walk: Walk, flow: Flow): Partial<Walk> => ({
  needs: (stage) => {
    const missing = walk.missing(stage);
    refuse(sourcesOf(missing));
    if (missing.length > 0) refuse(sourcesOf(flow.stages.filter(({ key }) => key === stage)));
    return walk.needs(stage);
  },
  refusesFiling: (document, texts) => {
    const places = walk.refusesFiling(document, texts);
    refuse(rowsOfPlaces(flow, document, places));
    return places;
  },
  milestone: (key) => {
    const milestone = walk.milestone(key);
    if (!isAskedFor(milestone)) refuse(milestone.source);
    return milestone;
  },
  task: (key) => {
    const task = walk.task(key);
    const plans = compile(flow).tasks.filter((candidate) => candidate.key === key);
    if (task?.state !== 'done') refuse(sourcesOf(plans));
    return task;
  },
  plan: () => {
    const plan = walk.plan();
    if (plan.warranties.length === 0) refuse(sourcesOf(flow.warranties ?? []));
    return plan;
  },
});

/** Judges what a test does from now on, until the next one begins. */
export const beginEvidence = (): Evidence => {
  const mine: Noted = { walks: [], refusals: new Set() };
  noted = mine;
  return {
    held: (isTickList = false) =>
      new Set(
        mine.walks.flatMap(({ walk, flow }) => [
          ...heldRows(flow, { state: walk.state(), plan: walk.plan(), isTickList }),
        ]),
      ),
    refused: mine.refusals,
  };
};

/** Leaves walks alone again. */
export const endEvidence = (): void => {
  noted = null;
};
