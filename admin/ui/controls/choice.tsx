import { useId } from 'react';
import styles from './choice.module.css';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly onChange: (value: Value) => void;
}

/** Radio buttons for a few options. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles['choice']}>
      <legend>{label}</legend>
      <span>
        {options.map(([item, optionLabel]) => (
          <label key={item}>
            <input type="radio" name={name} checked={item === value} onChange={() => onChange(item)} />
            {optionLabel}
          </label>
        ))}
      </span>
    </fieldset>
  );
}
