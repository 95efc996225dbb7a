import { useEffect, useRef, useState, type FormEvent } from 'react';
import { readConditions, writeConditions, type ConditionField } from '#contract/sheet/conditions';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import {
  asCondition,
  blankCondition,
  conditionsOf,
  writtenOf,
  type WrittenCondition,
} from './condition-form.ts';
import { ConditionLine } from './condition-line.tsx';
import { conditionLabel, type Naming } from './condition-label.ts';
import styles from './conditions.module.css';

interface ConditionListProps {
  readonly naming: Naming;
  readonly where: string;
  /** The column for which a condition was requested; null: none. */
  readonly wanted: ConditionField | null;
  /** `isText`: the change is one step of typing. */
  readonly onChange: (where: string, isText: boolean) => void;
  /** The person is done. */
  readonly onDone: () => void;
}

interface Line {
  readonly id: number;
  readonly written: WrittenCondition;
  readonly isSent: boolean;
}

let lineCount = 0;

const lineOf = (written: WrittenCondition): Line => {
  lineCount += 1;
  return { id: lineCount, written, isSent: false };
};

const untouched = blankCondition('title');

/** Whether nobody has edited the line yet. */
const isUntouched = ({ written: { field, operator, typed } }: Line): boolean =>
  field === untouched.field && operator === untouched.operator && typed === untouched.typed;

/**
 * The view's conditions on columns, one a line; all must hold. A line applies as soon as it is valid; an
 * invalid line keeps its text and filters nothing.
 */
export function ConditionList({ naming, where, wanted, onChange, onDone }: ConditionListProps) {
  const texts = useTexts();
  const { t } = texts;
  const { currency } = naming;
  const textOf = (all: readonly Line[]) =>
    writeConditions(
      conditionsOf(
        all.map(({ written }) => written),
        currency,
      ),
    );
  const linesOf = (text: string) =>
    (readConditions(text) ?? []).map((condition) => lineOf(writtenOf(condition, currency)));
  const [lines, setLines] = useState<readonly Line[]>(() => {
    const stand = linesOf(where);
    return wanted || stand.length === 0 ? [...stand, lineOf(blankCondition(wanted ?? 'title'))] : stand;
  });
  const form = useRef<HTMLFormElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const [added, setAdded] = useState<number | null>(null);
  useEffect(() => {
    const values = form.current?.querySelectorAll<HTMLElement>('[data-first]') ?? [];
    if (added !== null) [...values].at(-1)?.focus();
  }, [added]);
  const [isTooMuch, setTooMuch] = useState(false);
  const [seen, setSeen] = useState(where);
  if (where !== seen) {
    setSeen(where);
    // The view changed, or a condition was removed by its chip.
    if (textOf(lines) !== writeConditions(readConditions(where) ?? [])) setLines(linesOf(where));
  }
  const show = (next: readonly Line[], isText: boolean) => {
    setLines(next);
    const text = textOf(next);
    const isRetained = text === '' || readConditions(text) !== null;
    setTooMuch(!isRetained);
    if (!isRetained || text === where) return;
    onChange(text, isText);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isWhole = lines.every((line) => isUntouched(line) || asCondition(line.written, currency) !== null);
    if (isWhole && !isTooMuch) onDone();
    else setLines(lines.map((line) => ({ ...line, isSent: true })));
  };
  return (
    <form ref={form} onSubmit={submit}>
      <ul className={styles['lines']} aria-label={t('where.conditions')}>
        {lines.map((line) => {
          const condition = asCondition(line.written, currency);
          const filter = condition ? conditionLabel(condition, naming, texts) : '…';
          return (
            <ConditionLine
              key={line.id}
              naming={naming}
              written={line.written}
              isSent={line.isSent}
              onChange={(written, isText) =>
                show(
                  lines.map((current) => (current.id === line.id ? { ...current, written } : current)),
                  isText,
                )
              }
              removeLabel={t('where.remove', { filter })}
              onRemove={() => {
                show(
                  lines.filter(({ id }) => id !== line.id),
                  false,
                );
                add.current?.focus();
              }}
            />
          );
        })}
      </ul>
      {isTooMuch ? <p role="alert">{t('where.tooMany')}</p> : null}
      <Button
        ref={add}
        look="quiet"
        onClick={() => {
          const line = lineOf(blankCondition('title'));
          setLines([...lines, line]);
          setAdded(line.id);
        }}
      >
        + {t('where.add')}
      </Button>
      <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
    </form>
  );
}
