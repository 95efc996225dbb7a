import type { KeyboardEvent } from 'react';
import { isComposingKey } from '../../browser/composing-key.ts';

interface Draft {
  readonly isChanged: boolean;
  readonly restore: () => void;
  readonly commit: () => void;
}

/**
 * Keys of an in-place input: Enter commits and keeps the focus; Escape restores the stored value. Escape
 * without a change belongs to the panel, and composition keys to the input method.
 */
export const draftKeys =
  ({ isChanged, restore, commit }: Draft) =>
  (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposingKey(event)) return;
    if (event.key === 'Enter') commit();
    if (event.key !== 'Escape' || !isChanged) return;
    event.stopPropagation();
    restore();
  };
