import { useState } from 'react';
import { writeConditions } from '#contract/conditions';
import { gridTints } from '../grid/index.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { colorRulesMax, type ColorRule } from './color-rules.ts';
import { ConditionDialog } from './condition-dialog.tsx';
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

/** The rules in their order: the first that holds gives a row its colour. */
function ColorDialog({ naming, rules, onChange, onClose }: ColorBarProps & { readonly onClose: () => void }) {
  const texts = useTexts();
  const { t } = texts;
  const [isAdding, setAdding] = useState(false);
  const free = gridTints.find((tint) => rules.every((rule) => rule.tint !== tint)) ?? gridTints[0];
  if (isAdding)
    return (
      <ConditionDialog
        naming={naming}
        condition={null}
        title={t('colors.add')}
        onClose={() => setAdding(false)}
        onSave={(condition) => {
          const text = writeConditions([condition]);
          onChange([
            ...rules.filter((rule) => writeConditions([rule.condition]) !== text),
            { tint: free, condition },
          ]);
          setAdding(false);
          return null;
        }}
      />
    );
  return (
    <Dialog title={t('colors.label')} onClose={onClose}>
      <p>{t('colors.hint')}</p>
      <ul className={styles['list']} aria-label={t('colors.label')}>
        {rules.map((rule) => {
          const words = conditionWords(rule.condition, naming, texts);
          return (
            <li key={writeConditions([rule.condition])}>
              <span>
                <span className={styles['swatch']} data-tint={rule.tint} aria-hidden="true" /> {words}
              </span>
              <span className={styles['actions']}>
                <select
                  aria-label={t('colors.of', { rule: words })}
                  value={rule.tint}
                  onChange={(event) => {
                    const tint = gridTints.find((one) => one === event.target.value) ?? rule.tint;
                    onChange(rules.map((one) => (one === rule ? { ...one, tint } : one)));
                  }}
                >
                  {gridTints.map((tint) => (
                    <option key={tint} value={tint}>
                      {t(`colors.${tint}`)}
                    </option>
                  ))}
                </select>
                <Button
                  look="quiet"
                  aria-label={t('colors.remove', { rule: words })}
                  onClick={() => onChange(rules.filter((one) => one !== rule))}
                >
                  ×
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
      {rules.length < colorRulesMax ? (
        <Button look="primary" onClick={() => setAdding(true)}>
          {t('colors.add')}
        </Button>
      ) : null}
    </Dialog>
  );
}
