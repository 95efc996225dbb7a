import type { KeyboardEvent } from 'react';
import { isComposingKey } from '../../browser/composing-key.ts';

interface Draft {
  readonly isChanged: boolean;
  readonly restore: () => void;
  readonly commit: () => void;
}

/**
 * Keys of an input that is edited in place: Enter takes the draft and keeps the keyboard there, Escape restores. Escape
 * with nothing to restore is left to the panel, and keys of an input method to it.
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
