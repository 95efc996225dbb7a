import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import type { TaskItem } from '#contract/shop/today-answers';
import type { Flow } from '#domain/flow/flow';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { EditProblem } from '../ui/edit-problem.tsx';
import type { LineActs } from './line-acts.ts';
import {
  countOf,
  isToTake,
  sectionKeys,
  type Line,
  type ListedSections,
  type SectionKey,
} from './sections.ts';
import { MoneyLine, ReadyLine } from './job-lines.tsx';
import { TaskLine } from './task-line.tsx';
import type { Acts } from './use-acts.ts';
import styles from './today.module.css';

interface TodayListProps extends ListedSections {
  readonly me: Me;
  readonly flowOf: (job: Pick<TaskItem, 'flow' | 'flowVersion'>) => Flow | null;
  readonly acts: Acts;
  readonly lineActs: LineActs;
}

/** The sections of each column: what cannot wait at the left. */
const columns = [
  ['overdue', 'now'],
  ['later', 'toTake', 'ready'],
] as const satisfies readonly (readonly SectionKey[])[];

const itemOf = (line: Line) => {
  if (line.kind === 'ready') return line.ready;
  return line.kind === 'task' ? line.task : line.due;
};

/** The act of a key on a line; true when the key does something there. */
const pressed = (line: Line, key: string, acts: LineActs): boolean => {
  if (key === 'Enter') {
    acts.open(itemOf(line));
    return true;
  }
  if (line.kind !== 'task') return false;
  const { task } = line;
  if (key === ' ') {
    if (isToTake(task) && task.asks !== null) acts.take(task);
    else if (task.asks !== null) acts.ask(task);
    else acts.tick(task);
    return true;
  }
  if (key !== 'e' || !task.isMovable) return false;
  acts.move(task);
  return true;
};

const steps: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** The sections of Today. One line has the focus; letters move it and act on it. */
export function TodayList({ sections, cut, me, flowOf, acts, lineActs }: TodayListProps) {
  const { t } = useTexts();
  const list = useRef<HTMLDivElement>(null);
  const lines = sectionKeys.flatMap((key) => sections[key]);
  const [last, setLast] = useState<Last>({ id: null, index: 0 });
  const found = lines.findIndex(({ id }) => id === last.id);
  // The place of a line that is gone is the next one's.
  const active = found === -1 ? Math.max(0, Math.min(last.index, lines.length - 1)) : found;
  const setActive = (id: string) => setLast({ id, index: lines.findIndex((each) => each.id === id) });
  useFocusKept(list);
  const focusLine = (index: number) => {
    const next = lines[Math.min(Math.max(index, 0), lines.length - 1)];
    if (next === undefined) return;
    setActive(next.id);
    list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(next.id)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isOnLine = event.target instanceof HTMLElement && event.target.dataset['line'] !== undefined;
    if (event.ctrlKey || event.metaKey || event.altKey || !isOnLine) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const step = steps[key];
    const line = lines[active];
    if (step !== undefined) focusLine(active + step);
    else if (line === undefined || !pressed(line, key, lineActs)) return;
    // The line that is done leaves the list: the next one has the focus.
    if (key === ' ') focusLine(active + 1 < lines.length ? active + 1 : active - 1);
    event.preventDefault();
  };
  return (
    <div
      ref={list}
      className={styles['sections']}
      onKeyDown={onKeyDown}
      onFocus={() => list.current?.setAttribute('data-focused', 'true')}
      onBlur={({ relatedTarget }) => {
        // Without a target the line itself is gone, or a dialog has come.
        if (relatedTarget !== null && list.current?.contains(relatedTarget) !== true)
          list.current?.removeAttribute('data-focused');
      }}
    >
      {columns.map((keys) => (
        <div key={keys[0]} className={styles['column']}>
          {keys.map((key) => (
            <Section key={key} name={key} lines={sections[key]} count={countOf(key, { sections, cut })}>
              {(line) => (
                <li
                  key={line.id}
                  data-line={line.id}
                  tabIndex={line.id === lines[active]?.id ? 0 : -1}
                  className={styles['line']}
                  aria-busy={acts.busy.has(line.id) || undefined}
                  onFocus={() => setActive(line.id)}
                >
                  <LineBody
                    line={line}
                    flow={flowOf(itemOf(line))}
                    me={me}
                    isBusy={acts.busy.has(line.id)}
                    acts={lineActs}
                  />
                  <Button
                    look="quiet"
                    className={styles['open'] ?? ''}
                    onClick={() => lineActs.open(itemOf(line))}
                  >
                    {t('today.open')}
                  </Button>
                  <Failed acts={acts} lineId={line.id} />
                </li>
              )}
            </Section>
          ))}
        </div>
      ))}
    </div>
  );
}

/** The line that had the keyboard last, and its place. */
interface Last {
  readonly id: string | null;
  readonly index: number;
}

/** Keeps the keyboard in the list: when its line leaves, the next one has the focus. */
const useFocusKept = (list: RefObject<HTMLDivElement | null>): void => {
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost && list.current?.dataset['focused'] === 'true')
      list.current.querySelector<HTMLElement>('[data-line][tabindex="0"]')?.focus();
  });
};

interface SectionProps {
  readonly name: SectionKey;
  readonly lines: readonly Line[];
  /** How many there are. */
  readonly count: string;
  readonly children: (line: Line) => ReactNode;
}

function Section({ name, lines, count, children }: SectionProps) {
  const { t } = useTexts();
  if (lines.length === 0) return null;
  const title = t(`today.${name}`);
  return (
    <section id={`today-${name}`} aria-label={title} className={styles['section']} data-section={name}>
      <h2>
        {title} <small>{count}</small>
      </h2>
      <ul>{lines.map(children)}</ul>
    </section>
  );
}

/** Why an act of a line failed, and its repetition. */
function Failed({ acts, lineId }: { readonly acts: Acts; readonly lineId: string }) {
  const { t } = useTexts();
  const failure = acts.failures.get(lineId);
  if (failure === undefined) return null;
  return (
    <div className={styles['failed']}>
      <EditProblem problem={failure.problem} />
      <Button onClick={failure.retry}>{t('today.retry')}</Button>
    </div>
  );
}

interface LineBodyProps {
  readonly line: Line;
  readonly flow: Flow | null;
  readonly me: Me;
  readonly isBusy: boolean;
  readonly acts: LineActs;
}

function LineBody({ line, flow, me, isBusy, acts }: LineBodyProps) {
  if (line.kind === 'money') return <MoneyLine due={line.due} me={me} onPay={acts.pay} />;
  if (line.kind === 'ready') return <ReadyLine ready={line.ready} flow={flow} />;
  return <TaskLine task={line.task} flow={flow} me={me} isBusy={isBusy} acts={acts} />;
}
