import { useState } from 'react';
import { SettingRow } from './setting-row.tsx';
import { useSave } from './use-save.ts';

interface SelectRowProps<Value extends string> {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly isLocked?: boolean;
  readonly onSave: (value: Value) => Promise<unknown>;
}

/** A choice that is saved at once. A choice that failed stays shown, with a way to try again. */
export function SelectRow<Value extends string>(props: SelectRowProps<Value>) {
  const { label, help, value, options, isLocked = false, onSave } = props;
  const [chosen, setChosen] = useState<Value | null>(null);
  const { state, run } = useSave();
  const save = async (next: Value) => {
    setChosen(next);
    if ((await run(() => onSave(next))) !== null) setChosen(null);
  };
  return (
    <SettingRow
      label={label}
      help={help}
      state={state}
      onRetry={chosen === null ? undefined : () => void save(chosen)}
    >
      <select
        value={chosen ?? value}
        disabled={isLocked}
        onChange={(event) => {
          const next = options.find(([option]) => option === event.target.value)?.[0];
          if (next !== undefined) void save(next);
        }}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </SettingRow>
  );
}
