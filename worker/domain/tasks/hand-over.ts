import type { Flow, Stage } from '#domain/flow/flow';
import type { Holding } from '#domain/flow/who';
import type { JobState, Task } from '#domain/jobs/job';
import type { Holder, PlannedTask } from '#domain/jobs/plan';
import type { View } from '#domain/jobs/view';
import type { FactKey } from '#domain/rules/fact';
import { text, type Text } from '#domain/texts/text';
import { addWorkingDays, isWorkingDay } from '#domain/time/calendar';
import { dateOf } from '#domain/time/day';

/** Prefix of the keys of tasks by which the new holder takes a job over. */
export const takePrefix = 'take/';

/** The task by which a stage is taken. */
export const takeKey = (stage: string): string => takePrefix + stage;

/** The fact that says who took a stage; it counts for the entry of the stage that it was recorded in. */
export const takenKey = (stage: string): FactKey => `taken.${stage}`;

type HeldStage = Stage & { readonly heldBy: Holding };

const isHeld = (stage: Stage): stage is HeldStage => stage.heldBy !== undefined;

interface HandOverSource {
  readonly flow: Flow;
  readonly view: View;
  readonly state: Pick<JobState, 'job' | 'stageEntries' | 'tasks'>;
}

/** Who holds the job, and the tasks by which it is taken over. */
export interface HandOver {
  readonly holder: Holder | null;
  readonly tasks: readonly PlannedTask[];
}

const personOf = (field: FactKey, view: View): string | null => {
  const person = view.fieldValue(field);
  return typeof person === 'string' ? person : null;
};

const isSameHolder = (first: Holding, second: Holding, view: View): boolean => {
  if ('duty' in first || 'duty' in second)
    return 'duty' in first && 'duty' in second && first.duty === second.duty;
  return personOf(first.staffField, view) === personOf(second.staffField, view);
};

/** The stages that the job may have come from: the held one before, and on the way back the later ones that it was in. */
const cameFrom = (stage: HeldStage, { flow, state }: HandOverSource): readonly HeldStage[] => {
  const index = flow.stages.findIndex(({ key }) => key === stage.key);
  const before = flow.stages.slice(0, index).filter(isHeld).slice(-1);
  const first = state.stageEntries[stage.key];
  if (first === undefined || first >= state.job.stageEnteredAt) return before;
  const later = flow.stages.slice(index + 1).filter(({ key }) => state.stageEntries[key] !== undefined);
  return [...before, ...later.filter(isHeld)];
};

const isHandedOver = (stage: HeldStage, source: HandOverSource): boolean => {
  const others = cameFrom(stage, source);
  return others.length === 0 || others.some(({ heldBy }) => !isSameHolder(heldBy, stage.heldBy, source.view));
};

/** Who took the stage since it was entered; null while nobody has. */
const assigneeOf = ({ key }: HeldStage, { view, state }: HandOverSource): string | null => {
  const taken = view.fact(takenKey(key));
  if (taken === null || taken.recordedAt < state.job.stageEnteredAt) return null;
  return typeof taken.value === 'string' ? taken.value : null;
};

/** Who took an earlier stage that the same duty holds without a hand-over between. */
const earlierAssignee = (stage: HeldStage, { flow, view }: HandOverSource): string | null => {
  const index = flow.stages.findIndex(({ key }) => key === stage.key);
  for (const before of flow.stages.slice(0, index).filter(isHeld).toReversed()) {
    if (!isSameHolder(before.heldBy, stage.heldBy, view)) return null;
    const assignee = view.factValue(takenKey(before.key));
    if (typeof assignee === 'string') return assignee;
  }
  return null;
};

/** What the task is called by which a stage is taken. */
export const takeLabel = ({ label }: Stage): Text =>
  text(`Take over: ${label.en}`, `接手：${label['zh-Hans']}`, `接手：${label['zh-Hant']}`);

/** A stage is taken on the working day of its hand-over, or on the next one. */
const dueOf = ({ view, state }: HandOverSource) => {
  const { calendar } = view;
  const entered = dateOf(state.job.stageEnteredAt, calendar.zone);
  if (isWorkingDay(calendar, entered).isWorking) return { dueOn: entered, isProvisional: false };
  const { on, isProvisional } = addWorkingDays(calendar, entered, 1);
  return { dueOn: on, isProvisional };
};

const takeTask = (
  stage: HeldStage,
  source: HandOverSource,
  { assigneeId, isTaken }: { readonly assigneeId: string | null; readonly isTaken: boolean },
): PlannedTask => ({
  key: takeKey(stage.key),
  label: takeLabel(stage),
  assigneeId,
  duty: 'duty' in stage.heldBy ? stage.heldBy.duty : null,
  entry: null,
  ...dueOf(source),
  dueAt: null,
  state: isTaken ? 'done' : 'open',
  isAfterClosing: false,
  againAt: null,
  script: [],
  source: stage.source,
});

/** The tasks of stages that were taken and left stay done. */
const takenBefore = (stages: readonly HeldStage[], tasks: readonly Task[]): readonly PlannedTask[] =>
  stages.flatMap((stage) => {
    const task = tasks.find(({ key, state }) => key === takeKey(stage.key) && state === 'done');
    if (task === undefined) return [];
    const { key, assigneeId, duty, entry, dueOn, dueAt, isProvisional } = task;
    const row = { key, assigneeId, duty, entry, dueOn, dueAt, isProvisional };
    return [
      {
        ...row,
        label: takeLabel(stage),
        state: 'done' as const,
        isAfterClosing: false,
        againAt: null,
        script: [],
        source: stage.source,
      },
    ];
  });

/**
 * Who holds the job's stage. Where it came from another holder, the new one takes it: by the task, or by the first edit.
 * Going back hands it back, and it is taken anew.
 */
export const handOver = (source: HandOverSource): HandOver => {
  const { flow, view, state } = source;
  const held = flow.stages.filter(isHeld);
  const current = held.find(({ key }) => key === state.job.stage);
  const before = takenBefore(
    held.filter(({ key }) => key !== state.job.stage),
    state.tasks,
  );
  if (current === undefined) return { holder: null, tasks: before };
  const { heldBy } = current;
  const assignee = assigneeOf(current, source);
  const isPassed = isHandedOver(current, source);
  if ('duty' in heldBy) {
    const staffId = assignee ?? (isPassed ? null : earlierAssignee(current, source));
    const holder = { duty: heldBy.duty, staffId };
    const task = takeTask(current, source, { assigneeId: assignee, isTaken: assignee !== null });
    return { holder, tasks: isPassed ? [...before, task] : before };
  }
  const person = personOf(heldBy.staffField, view);
  const holder = { duty: null, staffId: person };
  if (!isPassed || person === null) return { holder, tasks: before };
  return {
    holder,
    tasks: [...before, takeTask(current, source, { assigneeId: person, isTaken: assignee === person })],
  };
};
