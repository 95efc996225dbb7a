import { useState, type ChangeEvent } from 'react';
import type { CellValue } from '../../grid/index.ts';
import { draftKeys } from './draft-keys.ts';
import type { CellEdit } from './use-cell-edit.ts';

interface TextPorts {
  readonly edit: CellEdit;
  /** A stored value as the input shows it. */
  readonly textOf: (value: CellValue) => string;
  /** What stands there now. */
  readonly value: CellValue;
  readonly read: (text: string) => { readonly ok: true; readonly value: CellValue } | { readonly ok: false };
}

/** A text that is edited in place: no change of another's takes the place of what is being typed. */
export const useWrittenText = ({ edit, textOf, value, read }: TextPorts) => {
  const shown = textOf(value);
  const { refused } = edit;
  const [written, setWritten] = useState(refused === undefined ? null : textOf(refused.value));
  // What was sent and refused is not sent again by leaving it.
  const [sent, setSent] = useState(written);
  const [isUnreadable, setUnreadable] = useState(false);
  const end = () => {
    setWritten(null);
    setSent(null);
    setUnreadable(false);
  };
  // Whichever way it was sent, what stands there now is what the person wrote.
  if (written !== null && written === sent && written.trim() === shown && !edit.isSaving) end();
  const restore = () => {
    end();
    edit.putBack();
  };
  const commit = async () => {
    if (written === null || (edit.isSaving && written === sent)) return;
    if (written.trim() === shown) return restore();
    setSent(written);
    const reading = read(written.trim());
    setUnreadable(!reading.ok);
    if (reading.ok && (await edit.send({ value: reading.value, text: written.trim() }))) end();
  };
  return {
    /** What the person wrote that is not saved; null where it is. */
    written,
    isUnreadable,
    commit: () => void commit(),
    inputProps: {
      value: written ?? shown,
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
