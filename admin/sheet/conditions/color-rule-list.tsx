import { useEffect, useRef, useState, type FormEvent } from 'react';
import { writeConditions } from '#contract/sheet/conditions';
import { gridTints } from '../../grid/index.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { colorRulesMax, withRule, withRuleMoved, type ColorRule } from './color-rules.ts';
import { asCondition, blankCondition, writtenOf } from './condition-form.ts';
import { ConditionLine } from './condition-line.tsx';
import { conditionWords, type Naming } from './condition-words.ts';
import conditions from './conditions.module.css';
import styles from '../views/views.module.css';

interface ColorRuleListProps {
  readonly naming: Naming;
  readonly rules: readonly ColorRule[];
  readonly onChange: (rules: readonly ColorRule[]) => void;
  readonly onBack: () => void;
}

const focusOn = (control: HTMLElement | null) => control?.focus();

/** What is asked for: nothing, a new rule, or another condition for one that stands. */
type Asked = { readonly instead: ColorRule | null } | null;

/** The rules in their order: the first that holds gives a row its colour. */
export function ColorRuleList({ naming, rules, onChange, onBack }: ColorRuleListProps) {
  const { t } = useTexts();
  const [asked, setAsked] = useState<Asked>(null);
  const add = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAsked(null);
    add.current?.focus();
  };
  const free = gridTints.find((tint) => rules.every((rule) => rule.tint !== tint)) ?? gridTints[0];
  return (
    <section aria-label={t('colors.label')}>
      <h3 className={styles['head']}>
        <Button ref={focusOn} look="quiet" aria-label={t('columns.backTo')} onClick={onBack}>
          ‹
        </Button>
        {t('colors.label')}
      </h3>
      <p className={styles['hint']}>{t('colors.hint')}</p>
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
      {asked ? (
        <RuleForm
          key={asked.instead ? writeConditions([asked.instead.condition]) : 'new'}
          naming={naming}
          rule={asked.instead}
          onClose={close}
          onSave={(condition) => {
            onChange(withRule(rules, { tint: asked.instead?.tint ?? free, condition }, asked.instead));
            close();
          }}
        />
      ) : null}
      {rules.length < colorRulesMax ? (
        <Button ref={add} look="quiet" onClick={() => setAsked({ instead: null })}>
          + {t('colors.add')}
        </Button>
      ) : null}
    </section>
  );
}

interface RuleFormProps {
  readonly naming: Naming;
  /** The rule whose condition is changed; null: a new one. */
  readonly rule: ColorRule | null;
  readonly onSave: (condition: ColorRule['condition']) => void;
  readonly onClose: () => void;
}

function RuleForm({ naming, rule, onSave, onClose }: RuleFormProps) {
  const { t } = useTexts();
  const { currency } = naming;
  const [written, setWritten] = useState(() =>
    rule ? writtenOf(rule.condition, currency) : blankCondition('title'),
  );
  const [isSent, setSent] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-first], select')?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const condition = asCondition(written, currency);
    if (condition) onSave(condition);
    else setSent(true);
  };
  return (
    <form ref={form} aria-label={t(rule ? 'colors.change' : 'colors.add')} onSubmit={submit}>
      <ul className={conditions['lines']}>
        <ConditionLine naming={naming} written={written} isSent={isSent} onChange={setWritten} />
      </ul>
      <Button type="submit" look="primary">
        {t('shell.save')}
      </Button>{' '}
      <Button onClick={onClose}>{t('shell.cancel')}</Button>
    </form>
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
