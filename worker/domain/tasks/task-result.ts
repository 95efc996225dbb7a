import type { CompiledTask } from '#domain/flow/compile/compile';
import type { Asks } from '#domain/flow/task-plan';
import type { Place } from '#domain/jobs/entries';
import type { View } from '#domain/jobs/view';
import { holds } from '#domain/rules/condition';
import { shift } from '#domain/rules/resolve';
import { dateOf, type Instant } from '#domain/time/day';

/** An entry that answers what a task asks, with whether it closes the task. */
interface Answer {
  readonly at: Instant;
  readonly isClosing: boolean;
}

const hasPreset = ({ preset }: Asks, view: View): boolean =>
  Object.entries(preset).every(([key, value]) => view.factValue(key) === value);

/** The entries that answer a task, in order. Of a task of an entry, those count that were begun after it. */
const answersTo = (asks: Asks, { entry, view }: Place): readonly Answer[] => {
  const since = asks.since === undefined ? 0 : view.factVersion(asks.since);
  if (since === null) return [];
  return view.entries(asks.list).flatMap(({ id, begunAt, begunVersion }) => {
    if (begunVersion < since || (entry !== null && id <= entry.id)) return [];
    const inEntry = view.inEntry(asks.list, id);
    if (!hasPreset(asks, inEntry)) return [];
    return [{ at: begunAt, isClosing: holds(asks.closes, inEntry) }];
  });
};

/** The result of a task that asks for one. */
export interface TaskResult {
  readonly isClosed: boolean;
  /** When its person is told again: `again` after the last entry, which did not close it. */
  readonly againAt: Instant | null;
}

/** What the entries say of a task. One that asks for nothing has no result, and is ticked. */
export const taskResult = ({ asks, again }: CompiledTask, place: Place): TaskResult => {
  if (asks === undefined) return { isClosed: false, againAt: null };
  const answers = answersTo(asks, place);
  const last = answers.at(-1);
  if (answers.some(({ isClosing }) => isClosing)) return { isClosed: true, againAt: null };
  if (last === undefined || again === undefined) return { isClosed: false, againAt: null };
  const { calendar } = place.view;
  const point = shift(
    { on: dateOf(last.at, calendar.zone), at: last.at, isProvisional: false },
    again,
    calendar,
  );
  return { isClosed: false, againAt: point.at };
};
