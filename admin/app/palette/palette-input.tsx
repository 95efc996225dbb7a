import type { KeyboardEvent } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { TypedInput } from '../../ui/controls/typed-input.tsx';
import styles from './palette.module.css';

interface PaletteInputProps {
  readonly listId: string;
  /** The DOM id of the option that Enter runs. */
  readonly activeId?: string | undefined;
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** The search input; it does not report a word that is being composed. */
export function PaletteInput({ listId, activeId, typed, onType, onKeyDown }: PaletteInputProps) {
  const { t } = useTexts();
  return (
    <TypedInput
      className={styles['input']}
      type="text"
      role="combobox"
      aria-label={t('palette.label')}
      aria-expanded={activeId !== undefined}
      aria-controls={listId}
      aria-autocomplete="list"
      aria-activedescendant={activeId}
      placeholder={t('palette.hint')}
      maxLength={80}
      value={typed}
      onType={onType}
      onKeyDown={onKeyDown}
    />
  );
}
