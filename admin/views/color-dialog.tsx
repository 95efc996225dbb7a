import { useState } from 'react';
import { writeConditions, type Condition } from '#contract/conditions';
import { gridTints } from '../grid/index.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { colorRulesMax, withRule, withRuleMoved, type ColorRule } from './color-rules.ts';
import { ConditionDialog } from './condition-dialog.tsx';
import { conditionWords, type Naming } from './condition-words.ts';
import styles from './views.module.css';

interface ColorDialogProps {
  readonly naming: Naming;
  readonly rules: readonly ColorRule[];
  readonly onChange: (rules: readonly ColorRule[]) => void;
  readonly onClose: () => void;
}

/** What is asked for: nothing, a new rule, or another condition for one that stands. */
type Asked = { readonly instead: ColorRule | null } | null;

/** The rules in their order: the first that holds gives a row its colour. */
export function ColorDialog({ naming, rules, onChange, onClose }: ColorDialogProps) {
  const { t } = useTexts();
  const [asked, setAsked] = useState<Asked>(null);
  const free = gridTints.find((tint) => rules.every((rule) => rule.tint !== tint)) ?? gridTints[0];
  if (asked) {
    const { instead } = asked;
    const save = (condition: Condition): null => {
      onChange(withRule(rules, { tint: instead?.tint ?? free, condition }, instead));
      setAsked(null);
      return null;
    };
    return (
      <ConditionDialog
        naming={naming}
        condition={instead?.condition ?? null}
        title={t(instead ? 'colors.change' : 'colors.add')}
        onClose={() => setAsked(null)}
        onSave={save}
      />
    );
  }
  return (
    <Dialog title={t('colors.label')} onClose={onClose}>
      <p>{t('colors.hint')}</p>
      <ul className={styles['list']} aria-label={t('colors.label')}>
        {rules.map((rule) => (
          <RuleLine
            key={writeConditions([rule.condition])}
            naming={naming}
            rule={rule}
            onTint={(tint) => onChange(rules.map((one) => (one === rule ? { ...one, tint } : one)))}
            onEdit={() => setAsked({ instead: rule })}
            onMove={(by) => onChange(withRuleMoved(rules, rule, by))}
            onRemove={() => onChange(rules.filter((one) => one !== rule))}
          />
        ))}
      </ul>
      {rules.length < colorRulesMax ? (
        <Button look="primary" onClick={() => setAsked({ instead: null })}>
          {t('colors.add')}
        </Button>
      ) : null}
    </Dialog>
  );
}

interface RuleLineProps {
  readonly naming: Naming;
  readonly rule: ColorRule;
  readonly onTint: (tint: ColorRule['tint']) => void;
  readonly onEdit: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** One rule: its words open it; its colour and its place are changed beside them. */
function RuleLine({ naming, rule, onTint, onEdit, onMove, onRemove }: RuleLineProps) {
  const texts = useTexts();
  const { t } = texts;
  const words = conditionWords(rule.condition, naming, texts);
  return (
    <li>
      <Button look="quiet" className={styles['words']} title={t('colors.change')} onClick={onEdit}>
        <span className={styles['swatch']} data-tint={rule.tint} aria-hidden="true" />
        {words}
      </Button>
      <span className={styles['actions']}>
        <select
          aria-label={t('colors.of', { rule: words })}
          value={rule.tint}
          onChange={(event) => onTint(gridTints.find((one) => one === event.target.value) ?? rule.tint)}
        >
          {gridTints.map((tint) => (
            <option key={tint} value={tint}>
              {t(`colors.${tint}`)}
            </option>
          ))}
        </select>
        <Button look="quiet" aria-label={t('colors.up', { rule: words })} onClick={() => onMove(-1)}>
          ↑
        </Button>
        <Button look="quiet" aria-label={t('colors.down', { rule: words })} onClick={() => onMove(1)}>
          ↓
        </Button>
        <Button look="quiet" aria-label={t('colors.remove', { rule: words })} onClick={onRemove}>
          ×
        </Button>
      </span>
    </li>
  );
}
