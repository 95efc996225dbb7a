import { dateOf, addDays, instant, type BusinessDate, type Instant } from '#domain/time/day';
import { ownValuesOf } from '#domain/fields/own-values';
import type { Flow } from '#domain/flow/flow';
import type { JobState } from '#domain/jobs/job';
import type { Plan } from '#domain/jobs/plan';
import { replan } from '#domain/planning/replan';
import { projectionOf } from '#store/commit/job-row';
import { stories, type Story } from '#test/bench/data/stories';
import { chinaCalendar, shanghai } from '#test/kit/rules';
import { walk } from '#test/requirements/walk';

/** Placeholder for a job's code in all ids. */
export const idMark = '§';

const calendar = chinaCalendar();

/** The columns of a job that do not identify it or its customer. */
const rowOf = (flow: Flow, state: JobState, plan: Plan) => ({
  flowKey: flow.key,
  flowVersion: flow.version,
  version: 1,
  stage: state.job.stage,
  stageEnteredAt: state.job.stageEnteredAt,
  stageEntries: state.stageEntries,
  openedAt: state.job.openedAt,
  closedAt: state.job.closedAt,
  endedAs: null,
  keptBecause: null,
  originId: null,
  originKind: null,
  currency: state.job.currency,
  ...ownValuesOf(state.job),
  plannedWith: calendar.version,
  ...projectionOf({ state, flow, plan, zone: shanghai }),
});

/** A job from which thousands are created: its rows with the placeholder in their ids, child rows as JSON. */
export interface Template {
  readonly state: JobState;
  readonly plan: Plan;
  readonly flow: Flow;
  readonly row: ReturnType<typeof rowOf>;
  readonly children: Readonly<Record<ChildTable, readonly string[]>>;
  readonly paymentIds: readonly string[];
}

export type ChildTable =
  | 'fact'
  | 'line'
  | 'milestone'
  | 'task'
  | 'notice'
  | 'warranty'
  | 'payment'
  | 'allocation';

const marked = (state: JobState): JobState =>
  JSON.parse(
    JSON.stringify(state).replaceAll(/"((?:row|mil|pay|alc|tsk|wty|war|fct|lin)_\d+)"/g, `"$1${idMark}"`),
  );

const closedIn = (state: JobState, flow: Flow, now: Instant): JobState =>
  state.job.stage === flow.stages.at(-1)?.key
    ? { ...state, job: { ...state.job, closedAt: now, version: 1 } }
    : { ...state, job: { ...state.job, version: 1 } };

const childrenOf = ({ state, plan, notices }: Parts): Template['children'] => {
  const jobId = `job_${idMark}`;
  const texts = (rows: readonly object[]): readonly string[] =>
    rows.map((row) => JSON.stringify({ ...row, jobId }));
  const kinds = new Map<string, string>(plan.milestones.map(({ key, kind }) => [key, kind]));
  return {
    fact: texts(state.facts.map((fact) => ({ ...fact, recordedVersion: 1 }))),
    line: texts(state.lines),
    milestone: texts(state.milestones.map((row) => ({ ...row, kind: kinds.get(row.key) ?? 'manual' }))),
    task: texts(state.tasks),
    notice: texts(
      notices.map(({ source: _, ...row }) => ({
        ...row,
        state: 'pending',
        claimableAt: row.sendAt,
        attempts: 0,
        isInterrupted: false,
      })),
    ),
    warranty: texts(state.warranties),
    payment: texts(
      state.payments.map((row) => ({
        ...row,
        effectKey: `bench:${row.id}`,
        method: 'transfer',
        provider: 'hand',
        recordedBy: 'stf_bench1',
      })),
    ),
    allocation: texts(state.allocations),
  };
};

interface Parts {
  readonly state: JobState;
  readonly plan: Plan;
  readonly notices: ReturnType<typeof replan>['derived']['notices']['insert'];
}

/** Applies a story up to a step, so that the step is `ageDays` before today. */
const templateOf = (
  story: Story,
  at: {
    readonly steps: number;
    readonly ageDays: number;
    readonly totalMinor: number;
    readonly now: Instant;
  },
): Template => {
  const { flow } = story;
  const steps = story.steps.slice(0, at.steps);
  const days = steps.reduce((sum, { gapDays }) => sum + gapDays, 0);
  const openedOn = addDays(dateOf(at.now, shanghai), -days - at.ageDays);
  const job = walk(flow, openedOn);
  let on: BusinessDate = openedOn;
  for (const { gapDays, write } of steps) {
    on = addDays(on, gapDays);
    job.on(on, '10:00');
    write({ job, on, openedOn, totalMinor: at.totalMinor });
  }
  const current = marked({ ...closedIn(job.state(), flow, at.now), notices: [], earlierFacts: [] });
  let ids = 0;
  const newId = (prefix: string): string => `${prefix}_n${(ids += 1)}${idMark}`;
  const { plan, derived, after } = replan({ flow, state: current, calendar, now: at.now, newId });
  return {
    state: after,
    plan,
    flow,
    row: rowOf(flow, after, plan),
    children: childrenOf({ state: after, plan, notices: derived.notices.insert }),
    paymentIds: after.payments.map(({ id }) => id),
  };
};

const ages = [0, 1, 2, 3, 5, 8, 12, 20];

/** Jobs of both trades after each step of their story, at several ages; no notice is due at `now`. */
export const makeTemplates = (now: Instant): readonly Template[] =>
  stories.flatMap((story) =>
    story.steps.flatMap((_, index) =>
      ages.map((ageDays, row) =>
        templateOf(story, {
          steps: index + 1,
          ageDays,
          totalMinor: 3_000_000 + 1_234_567 * ((index + row) % 9),
          now: instant(now),
        }),
      ),
    ),
  );
