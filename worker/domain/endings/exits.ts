import type { Exit } from '#domain/flow/plans/endings';
import type { Flow } from '#domain/flow/flow';
import type { PlannedMilestone, PlannedTask } from '#domain/jobs/plan';

const exitPrefix = 'exit/';

/** The name of an exit where a stage may stand: in a move, in the stage cell. */
export const exitName = (key: string): string => exitPrefix + key;

/** Whether a name where a stage may stand is that of an exit. */
export const isExitName = (name: string): boolean => name.startsWith(exitPrefix);

/** The exit with a name such as `exit/lost`; null for one that the flow lacks. */
export const exitNamed = ({ exits = [] }: Pick<Flow, 'exits'>, name: string): Exit | null =>
  exits.find(({ key }) => exitName(key) === name) ?? null;

/** The exit with a key; null for one that the flow lacks. */
export const exitOf = ({ exits = [] }: Pick<Flow, 'exits'>, key: string | null): Exit | null =>
  exits.find((exit) => exit.key === key) ?? null;

/** Whether an exit may be taken from a stage: never from the last, where the job is done. */
export const isExitFrom = ({ stages }: Pick<Flow, 'stages'>, { from }: Exit, stage: string): boolean =>
  stage !== stages.at(-1)?.key && (from === undefined || from.includes(stage));

const openStates: ReadonlySet<PlannedMilestone['state']> = new Set(['waiting', 'due', 'part']);

/** The milestones of an ended job: nothing more is asked for. The stored lines stay, so that a reopened job has them again. */
export const endedMilestones = (milestones: readonly PlannedMilestone[]): readonly PlannedMilestone[] =>
  milestones.map((milestone) =>
    openStates.has(milestone.state) ? { ...milestone, state: 'cancelled' } : milestone,
  );

/** The tasks of an ended job: what was done stays, the others are dropped. */
export const endedTasks = (tasks: readonly PlannedTask[]): readonly PlannedTask[] =>
  tasks.filter(({ state }) => state === 'done');
