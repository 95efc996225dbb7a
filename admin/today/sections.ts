import type { DueItem, ReadyItem, TaskItem, TodayAnswer } from '#contract/shop/today-answers';

/** A line of Today: a task, money that is due, or a job that may move on. */
export type Line =
  | { readonly kind: 'task'; readonly id: string; readonly task: TaskItem }
  | { readonly kind: 'money'; readonly id: string; readonly due: DueItem }
  | { readonly kind: 'ready'; readonly id: string; readonly ready: ReadyItem };

export const sectionKeys = ['overdue', 'now', 'later', 'toTake', 'ready'] as const;
export type SectionKey = (typeof sectionKeys)[number];

/** The lines of Today by section, in the order of the screen. */
export type Sections = Readonly<Record<SectionKey, readonly Line[]>>;

const isUntaken = ({ duty, assigneeId }: TaskItem): boolean => duty !== null && assigneeId === null;

const sectionOfTask = (task: TaskItem, today: string): SectionKey => {
  if (task.isLate) return 'overdue';
  if (isUntaken(task)) return 'toTake';
  return task.dueOn !== null && task.dueOn <= today ? 'now' : 'later';
};

const sectionOfMoney = ({ dueOn }: DueItem, today: string): SectionKey => {
  if (dueOn < today) return 'overdue';
  return dueOn === today ? 'now' : 'later';
};

/** After all days. */
const lastDay = '9999';

/** The day of a line; lines without left come last. */
const dayOf = (line: Line): string => {
  if (line.kind === 'ready') return '';
  return (line.kind === 'task' ? line.task.dueOn : line.due.dueOn) ?? lastDay;
};

/** The hour of a line within its day; those of the whole day come last. */
const hourOf = (line: Line): number =>
  (line.kind === 'task' ? line.task.dueAt : null) ?? Number.MAX_SAFE_INTEGER;

const byDue = (left: Line, right: Line): number => {
  const [first, second] = [dayOf(left), dayOf(right)];
  return first === second ? hourOf(left) - hourOf(right) : first < second ? -1 : 1;
};

/** Sorts what the server answers into the sections of the screen; kinds that it does not know are left out. */
export const sectionsOf = (
  { sections, today }: Pick<TodayAnswer, 'sections' | 'today'>,
  more: readonly TaskItem[],
  ready: readonly ReadyItem[] = [],
): Sections => {
  const tasks = sections.flatMap((section) => (section.kind === 'tasks' ? section.items : []));
  const money = sections.flatMap((section) => (section.kind === 'milestones' ? section.items : []));
  const lines: (readonly [SectionKey, Line])[] = [
    ...[...tasks, ...more].map(
      (task) => [sectionOfTask(task, today), { kind: 'task', id: task.id, task }] as const,
    ),
    ...money.map(
      (due) => [sectionOfMoney(due, today), { kind: 'money', id: due.milestone.id, due }] as const,
    ),
    ...ready.map((item) => ['ready', { kind: 'ready', id: `ready:${item.jobId}`, ready: item }] as const),
  ];
  const linesOf = (key: SectionKey): readonly Line[] =>
    lines.flatMap(([section, line]) => (section === key ? [line] : [])).toSorted(byDue);
  return {
    overdue: linesOf('overdue'),
    now: linesOf('now'),
    later: linesOf('later'),
    toTake: linesOf('toTake'),
    ready: linesOf('ready'),
  };
};

/** What was not listed: the last listed day of each kind whose list goes on, and whether more jobs may move on. */
export interface Beyond {
  readonly taskDay: string | null | undefined;
  readonly moneyDay: string | undefined;
  readonly hasReady: boolean;
}

/** The sections that are not listed whole, for what is beyond a page falls due on its last day or after it. */
export const cutSections = (
  { taskDay, moneyDay, hasReady }: Beyond,
  today: string,
): ReadonlySet<SectionKey> => {
  // A task of today is late from its hour on.
  const ofTasks: readonly SectionKey[] = (taskDay ?? lastDay) <= today ? ['overdue', 'now'] : [];
  const ofMoney: readonly SectionKey[] = moneyDay === today ? ['now'] : ['overdue', 'now'];
  return new Set<SectionKey>([
    ...(taskDay === undefined ? [] : (['later', 'toTake', ...ofTasks] as const)),
    ...(moneyDay === undefined ? [] : (['later', ...(moneyDay > today ? [] : ofMoney)] as const)),
    ...(hasReady ? (['ready'] as const) : []),
  ]);
};

/** The lines, and the sections of which not all are listed. */
export interface ListedSections {
  readonly sections: Sections;
  readonly cut: ReadonlySet<SectionKey>;
}

/** How many lines a section has, as a reader sees it: with a sign where there are more than are listed. */
export const countOf = (key: SectionKey, { sections, cut }: ListedSections): string =>
  `${sections[key].length}${cut.has(key) ? '+' : ''}`;

/** Whether a task waits for somebody of its duty to take it. */
export const isToTake = isUntaken;
