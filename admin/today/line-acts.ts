import type { DueItem, ReadyItem, TaskItem } from '#contract/shop/today-answers';
import type { Act } from './use-acts.ts';
import { factsOf, newEntry, removalOf, type Cells, type Form, type Outcome } from './results.ts';

/** What a person can do with a line. */
export interface LineActs {
  readonly tick: (task: TaskItem) => void;
  readonly take: (task: TaskItem) => void;
  /** Opens the form of the result. */
  readonly ask: (task: TaskItem) => void;
  /** Records an outcome in one tap. */
  readonly say: (task: TaskItem, form: Form, outcome: Outcome) => void;
  /** Asks for another day. */
  readonly move: (task: TaskItem) => void;
  readonly open: (line: TaskItem | DueItem | ReadyItem) => void;
  /** Opens the dialog of a payment. */
  readonly pay: (due: DueItem) => void;
}

/** Marks a task as done; it is taken back by opening it again. */
export const tickAct = ({ id, jobId }: TaskItem, label: string): Act => ({
  lineId: id,
  send: (calls) => calls.saveTask(jobId, { taskId: id, state: 'done' }),
  ends: { label, back: (calls) => calls.saveTask(jobId, { taskId: id, state: 'open' }) },
});

/** Takes a task of a duty; taking a stage over is done with that. */
export const takeAct = ({ id, jobId }: TaskItem, staffId: string): Act => ({
  lineId: id,
  send: (calls) => calls.saveTask(jobId, { taskId: id, assigneeId: staffId }),
});

/** Sets another day for a task that a person added. */
export const moveAct = ({ id, jobId }: TaskItem, dueOn: string): Act => ({
  lineId: id,
  send: (calls) => calls.saveTask(jobId, { taskId: id, dueOn }),
});

/** Records the result of a task as an entry; a closing one ends the line, and is taken back by removing the entry. */
export const resultAct = (
  { id, jobId }: TaskItem,
  {
    form,
    cells,
    label,
    isClosing,
  }: { readonly form: Form; readonly cells: Cells; readonly label: string; readonly isClosing: boolean },
): Act => {
  const entry = newEntry(form.list);
  return {
    lineId: id,
    send: (calls) => calls.recordFacts(jobId, { facts: factsOf(entry, form, cells) }),
    ...(isClosing
      ? { ends: { label, back: (calls) => calls.recordFacts(jobId, { facts: removalOf(entry) }) } }
      : {}),
  };
};
