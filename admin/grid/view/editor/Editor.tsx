import type { RefObject } from 'react';
import type { GridCellRef } from '../../grid-props.ts';
import type { ResolvedCell } from '../../model/places/resolve-cell.ts';
import { useGridState, useShared } from '../grid-context.ts';
import { Affordance } from './Affordance.tsx';
import { FloatingBox } from './FloatingBox.tsx';
import { Input } from './Input.tsx';
import { OptionList } from './OptionList.tsx';

interface EditorProps {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly cellAt: (cell: GridCellRef) => ResolvedCell | null;
}

/** The input over the active cell and the box under it: a list of choices, or why the text is invalid. */
export function Editor({ input, cellAt }: EditorProps) {
  const { gridId } = useShared();
  const session = useGridState((state) => state.session);
  const edited = session && cellAt(session.cell);
  const listId = `${gridId}-options`;
  const errorId = `${gridId}-error`;
  return (
    <>
      <Input input={input} cellAt={cellAt} session={session} listId={listId} errorId={errorId} />
      <Affordance cellAt={cellAt} />
      {session && edited?.kind.editor === 'choice' && (
        <OptionList listId={listId} session={session} target={edited} />
      )}
      {session && session.error !== null && (
        <FloatingBox look="error">
          <p id={errorId}>{session.error}</p>
        </FloatingBox>
      )}
    </>
  );
}
