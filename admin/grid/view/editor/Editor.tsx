import type { RefObject } from 'react';
import type { ResolvedCell } from '../../model/resolve-cell.ts';
import { useGridState, useShared, useTexts } from '../grid-context.ts';
import { DayButton } from './DayButton.tsx';
import { FloatingBox } from './FloatingBox.tsx';
import { Input } from './Input.tsx';
import { OptionList } from './OptionList.tsx';
import styles from './editor.module.css';

/** What a cell offers beside typing: a calendar, a list. */
function Affordance({ target, isEditing }: { target: ResolvedCell; isEditing: boolean }) {
  const { controller } = useShared();
  const texts = useTexts();
  if (target.isReadOnly) return null;
  if (target.kind.editor === 'date') return <DayButton target={target} />;
  if (target.kind.editor !== 'choice' || isEditing) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['chevron']}
      aria-label={texts.openChoices}
      onClick={() => controller.edit({ rowId: target.row.id, columnId: target.column.id })}
    />
  );
}

interface EditorProps {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly target: ResolvedCell | null;
}

/** The input over the active cell and what opens under it: a list of choices, or why the text cannot be taken. */
export function Editor({ input, target }: EditorProps) {
  const { gridId } = useShared();
  const session = useGridState((state) => state.session);
  const listId = `${gridId}-options`;
  const errorId = `${gridId}-error`;
  return (
    <>
      <Input input={input} target={target} session={session} listId={listId} errorId={errorId} />
      {target && <Affordance target={target} isEditing={session !== null} />}
      {session && target?.kind.editor === 'choice' && (
        <OptionList listId={listId} session={session} target={target} />
      )}
      {session && session.error !== null && (
        <FloatingBox look="error">
          <p id={errorId}>{session.error}</p>
        </FloatingBox>
      )}
    </>
  );
}
