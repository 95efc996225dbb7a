import { useId } from 'react';
import { isConditionField, operatorsOf, type ConditionField } from '#contract/sheet/conditions';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import {
  asCondition,
  takesValue,
  whyUnread,
  withField,
  withOperator,
  type WrittenCondition,
} from './condition-form.ts';
import { ConditionValue } from './condition-value.tsx';
import { nameOf, operatorText, type Naming } from './condition-label.ts';
import { offeredFields } from './fact-fields.ts';
import styles from './conditions.module.css';

interface ConditionLineProps {
  readonly naming: Naming;
  readonly written: WrittenCondition;
  /** The person submitted the form: errors are displayed. */
  readonly isSent: boolean;
  /** `isText`: the change is one step of typing. */
  readonly onChange: (written: WrittenCondition, isText: boolean) => void;
  readonly removeLabel?: string;
  readonly onRemove?: () => void;
}

const fieldOr = (name: string): ConditionField => (isConditionField(name) ? name : 'title');

/** A condition on one line: column, operator and value. */
export function ConditionLine(props: ConditionLineProps) {
  const { naming, written, isSent, onChange, removeLabel, onRemove } = props;
  const { t } = useTexts();
  const errorId = useId();
  const { field, operator } = written;
  const fields = [...new Set([...offeredFields(naming.columns), field])];
  const isWrong = isSent && asCondition(written, naming.currency) === null;
  return (
    <li className={styles['line']}>
      <select
        aria-label={t('where.column')}
        value={field}
        onChange={(event) => onChange(withField(fieldOr(event.target.value)), false)}
      >
        {fields.map((choice) => (
          <option key={choice} value={choice}>
            {nameOf(naming.columns, choice)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('where.operator')}
        value={operator}
        onChange={({ target: { value } }) => {
          const chosen = operatorsOf(field).find((candidate) => candidate === value);
          if (chosen) onChange(withOperator(written, chosen), false);
        }}
      >
        {operatorsOf(field).map((choice) => (
          <option key={choice} value={choice}>
            {t(operatorText(field, choice))}
          </option>
        ))}
      </select>
      {takesValue(written) ? (
        <ConditionValue
          written={written}
          naming={naming}
          errorId={isWrong ? errorId : undefined}
          onType={(typed, isText) => onChange({ ...written, typed }, isText)}
        />
      ) : null}
      {onRemove ? (
        <Button look="quiet" className={styles['remove']} aria-label={removeLabel} onClick={onRemove}>
          ×
        </Button>
      ) : null}
      {isWrong ? (
        <p id={errorId} role="alert" className={styles['wrong']}>
          {t(whyUnread(written))}
        </p>
      ) : null}
    </li>
  );
}
