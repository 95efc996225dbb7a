import { useState } from 'react';
import { readConditions, writeConditions, type Condition, type ConditionField } from '#contract/conditions';
import type { TextKey } from '../texts/catalogue.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { ConditionDialog } from './condition-dialog.tsx';
import { conditionWords, type Naming } from './condition-words.ts';
import styles from './views.module.css';

interface ConditionBarProps {
  readonly naming: Naming;
  readonly where: string;
  readonly onChange: (where: string) => void;
  /** The column that a condition is wanted on, asked for elsewhere; null: none. */
  readonly wanted: ConditionField | null;
  readonly onWanted: (field: ConditionField | null) => void;
}

/** What is asked for: nothing, a new condition, or another one in the place of one that stands. */
type Asked = { readonly instead: Condition | null; readonly field?: ConditionField } | null;

/** The view's conditions on columns, each in words that open it, with a button that removes it, and a way to add one. */
export function ConditionBar({ naming, where, onChange, wanted, onWanted }: ConditionBarProps) {
  const texts = useTexts();
  const { t } = texts;
  const [opened, setOpened] = useState<Asked>(null);
  const asked = opened ?? (wanted ? { instead: null, field: wanted } : null);
  const close = () => {
    setOpened(null);
    onWanted(null);
  };
  const conditions = readConditions(where) ?? [];
  const save = (saved: Condition): TextKey | null => {
    // The same condition is another object each time it is read from the address.
    const before = asked?.instead ? writeConditions([asked.instead]) : null;
    const next = writeConditions([saved]);
    // A condition stands once: one that says what another says takes its place.
    const others = conditions.filter((one) => ![before, next].includes(writeConditions([one])));
    const at = conditions.findIndex((one) => writeConditions([one]) === before);
    const all = others.toSpliced(at === -1 ? others.length : at, 0, saved);
    const text = writeConditions(all);
    if (readConditions(text) === null) return 'where.tooMany';
    onChange(text);
    close();
    return null;
  };
  return (
    <>
      <Button onClick={() => setOpened({ instead: null })}>{t('where.add')}</Button>
      {conditions.length > 0 ? (
        <ul className={styles['chips']} aria-label={t('where.list')}>
          {conditions.map((condition) => {
            const filter = conditionWords(condition, naming, texts);
            return (
              <li key={writeConditions([condition])}>
                <Button
                  look="quiet"
                  title={t('where.change')}
                  onClick={() => setOpened({ instead: condition })}
                >
                  {filter}
                </Button>
                <Button
                  look="quiet"
                  aria-label={t('where.remove', { filter })}
                  onClick={() => onChange(writeConditions(conditions.filter((one) => one !== condition)))}
                >
                  ×
                </Button>
              </li>
            );
          })}
        </ul>
      ) : null}
      {asked ? (
        <ConditionDialog
          naming={naming}
          condition={asked.instead}
          {...(asked.field ? { field: asked.field } : {})}
          onClose={close}
          onSave={save}
        />
      ) : null}
    </>
  );
}
