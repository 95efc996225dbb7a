import { useState } from 'react';
import { writeConditions } from '#contract/conditions';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { ColorDialog } from './color-dialog.tsx';
import type { ColorRule } from './color-rules.ts';
import { conditionWords, type Naming } from './condition-words.ts';
import styles from './views.module.css';

interface ColorBarProps {
  readonly naming: Naming;
  readonly rules: readonly ColorRule[];
  readonly onChange: (rules: readonly ColorRule[]) => void;
}

/** The view's rules that colour rows: what each colour means, and the way to change them. */
export function ColorBar({ naming, rules, onChange }: ColorBarProps) {
  const texts = useTexts();
  const { t } = texts;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('colors.label')}</Button>
      {rules.length > 0 ? (
        <ul className={styles['chips']} aria-label={t('colors.legend')}>
          {rules.map(({ tint, condition }) => (
            <li key={writeConditions([condition])}>
              <span className={styles['swatch']} data-tint={tint} aria-hidden="true" />
              {conditionWords(condition, naming, texts)}
            </li>
          ))}
        </ul>
      ) : null}
      {isOpen ? (
        <ColorDialog naming={naming} rules={rules} onChange={onChange} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}
