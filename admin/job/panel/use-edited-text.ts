import { useState, type ChangeEvent } from 'react';
import type { CellValue } from '../../grid/index.ts';
import { draftKeys } from './draft-keys.ts';
import type { CellEdit } from './use-cell-edit.ts';

interface TextPorts {
  readonly edit: CellEdit;
  /** Formats a stored value for the input. */
  readonly textOf: (value: CellValue) => string;
  /** The stored value. */
  readonly value: CellValue;
  readonly read: (text: string) => { readonly ok: true; readonly value: CellValue } | { readonly ok: false };
}

/** The state of an in-place text input: changes by others do not replace a draft. */
export const useWrittenText = ({ edit, textOf, value, read }: TextPorts) => {
  const currentText = textOf(value);
  const { refused } = edit;
  const [written, setWritten] = useState(refused === undefined ? null : textOf(refused.value));
  // A refused text is not sent again on blur.
  const [sent, setSent] = useState(written);
  const [isUnreadable, setUnreadable] = useState(false);
  const end = () => {
    setWritten(null);
    setSent(null);
    setUnreadable(false);
  };
  // The write succeeded, so the current value is the person's text.
  if (written !== null && written === sent && written.trim() === currentText && !edit.isSaving) end();
  const restore = () => {
    end();
    edit.discard();
  };
  const commit = async () => {
    if (written === null || (edit.isSaving && written === sent)) return;
    if (written.trim() === currentText) return restore();
    setSent(written);
    const reading = read(written.trim());
    setUnreadable(!reading.ok);
    if (reading.ok && (await edit.send({ value: reading.value, text: written.trim() }))) end();
  };
  return {
    /** The unsaved text; null when there is none. */
    written,
    isUnreadable,
    commit: () => void commit(),
    inputProps: {
      value: written ?? currentText,
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        edit.begin();
        setWritten(event.target.value);
      },
      onBlur: () => {
        if (written !== sent) void commit();
      },
      onKeyDown: draftKeys({ isChanged: written !== null, restore, commit: () => void commit() }),
    },
  };
};
