import { useState, type KeyboardEvent } from 'react';
import type { FieldItem } from '#domain/flow/flow';
import type { Mark } from '#domain/flow/parts/checklist-item';
import type { EntryRef } from '#domain/rules/fact-key';
import { cellOfValue } from '../../fields/item-form.ts';
import { factValue } from '../../fields/items.ts';
import { itemPlace } from '../../fields/trade-columns.ts';
import { formatInstant } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCellEdit } from '../panel/use-cell-edit.ts';
import { stepTo } from './mark-keys.ts';
import rows from '../panel/rows.module.css';
import styles from './checklist.module.css';

interface MarkButtonsProps {
  readonly field: FieldItem;
  readonly label: string;
  readonly mark: Mark | null;
  readonly entry?: EntryRef;
}

/** The three answers to a standard. A second press on the chosen one takes it back. */
export function MarkButtons({ field, label, mark, entry }: MarkButtonsProps) {
  const { t, locale, localize } = useTexts();
  const { detail, flow, me } = usePanel();
  const { factKey, columnId } = itemPlace(field, flow, entry);
  const fact = detail.facts.findLast(({ key }) => key === factKey);
  const edit = useCellEdit(columnId, cellOfValue(factValue(detail, factKey)));
  const [tried, setTried] = useState<string | null>(null);
  const { choices = [] } = field;
  const chosen = edit.isSaving ? tried : mark;
  const choose = (key: string) => {
    const choice = choices.find((each) => each.key === key);
    if (choice === undefined) return;
    const value = chosen === key ? null : key;
    setTried(value);
    void edit.send({ value, text: value === null ? t('panel.notSet') : localize(choice.label) });
  };
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    const choice = choices[Number(event.key) - 1];
    if (choice !== undefined) {
      event.preventDefault();
      if (choice.key !== chosen) choose(choice.key);
    } else if (stepTo(event.key, event.currentTarget)) event.preventDefault();
  };
  const focused = choices.some(({ key }) => key === chosen) ? chosen : choices[0]?.key;
  const who = me.staff.find(({ id }) => id === fact?.recordedBy)?.name ?? '';
  return (
    <div className={styles['mark']} data-item={factKey}>
      <span>{label}</span>
      <div
        role="radiogroup"
        aria-label={label}
        tabIndex={-1}
        className={styles['answers']}
        title={fact && mark !== null ? `${who} ${formatInstant(fact.recordedAt, locale, me)}` : undefined}
        onKeyDown={pressed}
      >
        {choices.map((choice) => (
          <button
            key={choice.key}
            type="button"
            role="radio"
            aria-checked={chosen === choice.key}
            tabIndex={choice.key === focused ? 0 : -1}
            data-answer={choice.key}
            onClick={() => choose(choice.key)}
          >
            {localize(choice.label)}
          </button>
        ))}
      </div>
      {edit.problem ? (
        <span className={rows['note']}>
          <PanelProblem problem={edit.problem} />
        </span>
      ) : null}
    </div>
  );
}
