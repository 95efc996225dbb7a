import type { KeyboardEvent } from 'react';
import { TypedInput } from '../../ui/controls/typed-input.tsx';
import { useDraft } from './drafts.ts';
import { SettingRow } from './setting-row.tsx';
import { useSave } from './use-save.ts';

interface TextRowProps {
  /** Names what was typed and is not saved yet. */
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly maxLength: number;
  readonly isLocked?: boolean;
  readonly placeholder?: string;
  readonly inputMode?: 'decimal';
  readonly onSave: (text: string) => Promise<unknown>;
}

/** A text that is saved when the person leaves it or presses Enter. Escape puts back what is stored. */
export function TextRow(props: TextRowProps) {
  const { name, label, help, value, maxLength, isLocked = false, placeholder, inputMode, onSave } = props;
  const [draft, setDraft] = useDraft(name);
  const { state, run } = useSave();
  const save = async () => {
    if (draft === null || state.step === 'saving') return;
    if (draft.trim() === value) return setDraft(null);
    const done = await run(() => onSave(draft.trim()));
    if (done !== null) setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and Escape of an input method choose characters.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') void save();
    if (event.key === 'Escape') setDraft(null);
  };
  return (
    <SettingRow
      label={label}
      help={help}
      state={state}
      onRetry={draft === null ? undefined : () => void save()}
    >
      <TypedInput
        value={draft ?? value}
        maxLength={maxLength}
        readOnly={isLocked}
        placeholder={placeholder}
        inputMode={inputMode}
        onType={setDraft}
        onBlur={() => void save()}
        onKeyDown={onKeyDown}
      />
    </SettingRow>
  );
}
