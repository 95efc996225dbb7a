import { useEffect, useRef, useState, type FormEvent } from 'react';
import { writeConditions } from '#contract/sheet/conditions';
import { gridTints } from '../../grid/index.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { colorRulesMax, withRule, withRuleMoved, type ColorRule } from './color-rules.ts';
import { asCondition, blankCondition, writtenOf } from './condition-form.ts';
import { ConditionLine } from './condition-line.tsx';
import { conditionLabel, type Naming } from './condition-label.ts';
import conditions from './conditions.module.css';
import styles from '../views/views.module.css';

interface ColorRuleListProps {
  readonly naming: Naming;
  readonly rules: readonly ColorRule[];
  readonly onChange: (rules: readonly ColorRule[]) => void;
  readonly onBack: () => void;
}

const focusOn = (control: HTMLElement | null) => control?.focus();

/** The open form: none, a new rule, or a new condition for an existing rule. */
type Request = { readonly instead: ColorRule | null } | null;

/** The rules in order: the first that holds colours a row. */
export function ColorRuleList({ naming, rules, onChange, onBack }: ColorRuleListProps) {
  const { t } = useTexts();
  const [request, setRequest] = useState<Request>(null);
  const add = useRef<HTMLButtonElement>(null);
  const close = () => {
    setRequest(null);
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
            onTint={(tint) =>
              onChange(rules.map((current) => (current === rule ? { ...current, tint } : current)))
            }
            onEdit={() => setRequest({ instead: rule })}
            onMove={(by) => onChange(withRuleMoved(rules, rule, by))}
            onRemove={() => onChange(rules.filter((other) => other !== rule))}
          />
        ))}
      </ul>
      {request ? (
        <RuleForm
          key={request.instead ? writeConditions([request.instead.condition]) : 'new'}
          naming={naming}
          rule={request.instead}
          onClose={close}
          onSave={(condition) => {
            onChange(withRule(rules, { tint: request.instead?.tint ?? free, condition }, request.instead));
            close();
          }}
        />
      ) : null}
      {rules.length < colorRulesMax ? (
        <Button ref={add} look="quiet" onClick={() => setRequest({ instead: null })}>
          + {t('colors.add')}
        </Button>
      ) : null}
    </section>
  );
}

interface RuleFormProps {
  readonly naming: Naming;
  /** The rule whose condition is edited; null: a new one. */
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

/** One rule: a press on its text opens it; its colour and position are changed beside it. */
function RuleLine({ naming, rule, onTint, onEdit, onMove, onRemove }: RuleLineProps) {
  const texts = useTexts();
  const { t } = texts;
  const label = conditionLabel(rule.condition, naming, texts);
  return (
    <li>
      <Button look="quiet" className={styles['words']} title={t('colors.change')} onClick={onEdit}>
        <span className={styles['swatch']} data-tint={rule.tint} aria-hidden="true" />
        {label}
      </Button>
      <span className={styles['actions']}>
        <select
          aria-label={t('colors.of', { rule: label })}
          value={rule.tint}
          onChange={(event) =>
            onTint(gridTints.find((gridTint) => gridTint === event.target.value) ?? rule.tint)
          }
        >
          {gridTints.map((tint) => (
            <option key={tint} value={tint}>
              {t(`colors.${tint}`)}
            </option>
          ))}
        </select>
        <Button look="quiet" aria-label={t('colors.up', { rule: label })} onClick={() => onMove(-1)}>
          ↑
        </Button>
        <Button look="quiet" aria-label={t('colors.down', { rule: label })} onClick={() => onMove(1)}>
          ↓
        </Button>
        <Button look="quiet" aria-label={t('colors.remove', { rule: label })} onClick={onRemove}>
          ×
        </Button>
      </span>
    </li>
  );
}
