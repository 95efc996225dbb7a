import type { RefObject } from 'react';
import type { GridCellRef } from '../../grid-props.ts';
import type { ResolvedCell } from '../../model/resolve-cell.ts';
import { useGridState, useShared, useTexts } from '../grid-context.ts';
import { DayButton } from './DayButton.tsx';
import { FloatingBox } from './FloatingBox.tsx';
import { Input } from './Input.tsx';
import { OptionList } from './OptionList.tsx';
import styles from './editor.module.css';

interface EditorProps {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly cellAt: (cell: GridCellRef) => ResolvedCell | null;
}

/** Opens the list of the active cell's choices. */
function ListButton() {
  const { controller } = useShared();
  const texts = useTexts();
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['chevron']}
      aria-label={texts.openChoices}
      onClick={() => {
        const { focus } = controller.store.get().selection;
        if (focus) controller.edit(focus);
      }}
    />
  );
}

/** What the active cell offers beside typing: a calendar, a list. */
function Affordance({ cellAt }: Pick<EditorProps, 'cellAt'>) {
  const offered = useGridState(({ selection: { focus }, session }) => {
    const target = focus && cellAt(focus);
    if (!target || target.isReadOnly) return null;
    return target.kind.editor === 'choice' && session !== null ? null : target.kind.editor;
  });
  if (offered === 'date') return <DayButton cellAt={cellAt} />;
  return offered === 'choice' ? <ListButton /> : null;
}

/** The input over the active cell and what opens under it: a list of choices, or why the text cannot be taken. */
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
