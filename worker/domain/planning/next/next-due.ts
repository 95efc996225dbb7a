import type { Appointment } from '#domain/appointments/appointment';
import type { Task } from '#domain/jobs/job';
import type { PlannedMilestone, PlannedTask } from '#domain/jobs/plan';
import { compare, dateOf, type BusinessDate, type Instant, type Zone } from '#domain/time/day';
import type { Text } from '#domain/texts/text';

/** What a job waits for that is no money: the row cannot tell it of its milestones, so it is kept with the row. */
export interface NextAct {
  readonly is: 'task' | 'appointment';
  /** The key of the task; of an appointment its item's, with its entry where it has one. */
  readonly key: string;
  /** The clock time, epoch ms; null where only the day is fixed. */
  readonly at: Instant | null;
  /** Null when the label is that of the flow's plan. */
  readonly label: Text | null;
}

/** The day on which a job's next thing is due. `act` is null when that thing is a milestone, or when there is none. */
export interface NextDue {
  readonly on: BusinessDate | null;
  readonly act: NextAct | null;
}

/** The input of the next thing: what stands of the job after a change. */
export interface NextSource {
  readonly milestones: readonly Pick<PlannedMilestone, 'state' | 'dueOn'>[];
  readonly tasks: readonly Pick<Task, 'key' | 'title' | 'state' | 'dueOn' | 'dueAt'>[];
  readonly appointments: readonly Pick<Appointment, 'key' | 'entry' | 'startsAt' | 'state'>[];
  /** Whether results can be stated of an appointment: of others nothing says that they are over. */
  readonly hasResults: (key: string) => boolean;
  /** The planned tasks, which have the labels. */
  readonly planned: readonly Pick<PlannedTask, 'key' | 'label'>[];
  /** The label of the flow's plan of a task; undefined for a task that no plan has. */
  readonly labelOf: (key: Task['key']) => Text | undefined;
  readonly zone: Zone;
}

interface Candidate {
  readonly on: BusinessDate;
  readonly act: NextAct | null;
}

const sameText = (title: string): Text => ({ en: title, 'zh-Hans': title, 'zh-Hant': title });

const isSame = (a: Text, b: Text | undefined): boolean =>
  b !== undefined && a.en === b.en && a['zh-Hans'] === b['zh-Hans'] && a['zh-Hant'] === b['zh-Hant'];

const ownLabel = ({ key, title }: Pick<Task, 'key' | 'title'>, source: NextSource): Text | null => {
  const label = source.planned.find((task) => task.key === key)?.label ?? null;
  if (title !== null) return sameText(title);
  return label === null || isSame(label, source.labelOf(key)) ? null : label;
};

const tasksIn = (source: NextSource): readonly Candidate[] =>
  source.tasks.flatMap((task): readonly Candidate[] => {
    const { key, state, dueOn, dueAt } = task;
    const on = dueAt === null ? dueOn : dateOf(dueAt, source.zone);
    if (state !== 'open' || on === null) return [];
    return [{ on, act: { is: 'task', key, at: dueAt, label: ownLabel(task, source) } }];
  });

/** The key of an appointment as a row of the job has it. */
const rowKeyOf = ({ key, entry }: Pick<Appointment, 'key' | 'entry'>): string =>
  entry === '' ? key : `${key}/${entry}`;

/** An appointment waits from its booking until its result is stated. */
const appointmentsIn = ({ appointments, hasResults, zone }: NextSource): readonly Candidate[] =>
  appointments.flatMap(({ state, startsAt, ...row }): readonly Candidate[] => {
    const key = rowKeyOf(row);
    if (state !== 'booked' || !hasResults(key)) return [];
    return [{ on: dateOf(startsAt, zone), act: { is: 'appointment', key, at: startsAt, label: null } }];
  });

const isOwed = ({ state }: Pick<PlannedMilestone, 'state'>): boolean => state === 'due' || state === 'part';

const milestonesIn = ({ milestones }: NextSource): readonly Candidate[] =>
  milestones.flatMap((milestone): readonly Candidate[] =>
    milestone.dueOn !== null && isOwed(milestone) ? [{ on: milestone.dueOn, act: null }] : [],
  );

/** The earliest day on which money of a job is due and not paid; null: none. Today and the diary list the job there. */
export const moneyDueOn = (
  milestones: readonly Pick<PlannedMilestone, 'state' | 'dueOn'>[],
): BusinessDate | null =>
  milestones.reduce<BusinessDate | null>((first, milestone) => {
    const { dueOn } = milestone;
    if (dueOn === null || !isOwed(milestone)) return first;
    return first === null || dueOn < first ? dueOn : first;
  }, null);

/** An act with a clock time comes before one without, and money after both. */
const clockOf = ({ act }: Candidate): number => {
  if (act === null) return Number.POSITIVE_INFINITY;
  return act.at ?? Number.MAX_SAFE_INTEGER;
};

const isBefore = (a: Candidate, b: Candidate): boolean => {
  const days = compare(a.on, b.on);
  return days === 0 ? clockOf(a) < clockOf(b) : days < 0;
};

/**
 * The earliest of the open milestones with a day, the open tasks and the appointments whose result is not stated. On one
 * day money comes last, because the others have a clock time. A further kind of thing joins here as candidates of its own.
 */
export const nextDueOf = (source: NextSource): NextDue => {
  const candidates = [...tasksIn(source), ...appointmentsIn(source), ...milestonesIn(source)];
  return (
    candidates.reduce<Candidate | null>(
      (first, candidate) => (first === null || isBefore(candidate, first) ? candidate : first),
      null,
    ) ?? { on: null, act: null }
  );
};
