import type { ReactNode, RefObject } from 'react';
import type { GridCellRef, RefusalView } from '../../grid-props.ts';
import type { GridRefusal } from '../../edit-outcome.ts';
import { allRefused, visibleRefusal, type PendingEdit, discardLabels } from '../../model/editing/pending.ts';
import type { ResolvedCell } from '../../model/places/resolve-cell.ts';
import { isSameCell } from '../../model/places/shape.ts';
import { fill } from '../../texts.ts';
import { classNames } from '../class-names.ts';
import { useGridState, useShared, useTexts } from '../grid-context.ts';
import { FloatingBox } from './FloatingBox.tsx';
import styles from './editor.module.css';

type RenderRefusal = ((view: RefusalView) => ReactNode) | undefined;

interface RefusalBoxProps {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly cellAt: (cell: GridCellRef) => ResolvedCell | null;
  readonly renderRefusal: RenderRefusal;
}

/** The box under a refused cell: the reason, what is missing, and the possible actions. */
export function RefusalBox(props: RefusalBoxProps) {
  const entry = useGridState(({ pending, selection: { focus }, session, refusedAt }) =>
    session ? null : visibleRefusal(pending, { focus, refusedAt }),
  );
  const isActive = useGridState(({ selection: { focus } }) => isSameCell(focus, entry?.edit ?? null));
  if (!entry?.refusal) return null;
  const visible = { entry, refusal: entry.refusal, isActive };
  return <OpenRefusal key={`${entry.turn} ${isActive}`} {...props} {...visible} />;
}

function Conflict({ entry, theirs }: { entry: PendingEdit; theirs: string }) {
  const texts = useTexts();
  return (
    <p className={styles['versions']}>
      <span>{fill(texts.theirs, { value: theirs })}</span>
      <span>{fill(texts.mine, { value: entry.edit.text })}</span>
    </p>
  );
}

function Details({ refusal }: { refusal: GridRefusal }) {
  if (!refusal.details?.length) return null;
  return (
    <ul>
      {refusal.details.map(({ id, label }) => (
        <li key={id}>{label}</li>
      ))}
    </ul>
  );
}

interface OpenRefusalProps extends RefusalBoxProps {
  readonly entry: PendingEdit;
  readonly refusal: GridRefusal;
  /** The refusal belongs to the active cell; else to a cell that was left. */
  readonly isActive: boolean;
}

function OpenRefusal({ entry, refusal, isActive, input, cellAt, renderRefusal }: OpenRefusalProps) {
  const { controller } = useShared();
  const texts = useTexts();
  const { edit } = entry;
  const toInput = (act: () => void) => () => {
    act();
    input.current?.focus({ preventScroll: true });
  };
  const view: RefusalView = {
    edit,
    refusal,
    refused: () => allRefused(controller.store.get().pending),
    revert: toInput(() => controller.sender.revert(edit)),
    retry: toInput(() => controller.sender.retry(edit)),
    reopen: toInput(() => controller.edit({ rowId: edit.rowId, columnId: edit.columnId })),
  };
  return (
    <FloatingBox
      look="refusal"
      isBehind={!isActive}
      label={fill(texts.notSaved, { message: refusal.message })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.keyCode === 229) return;
        event.preventDefault();
        view.revert();
      }}
    >
      <p className={styles['message']}>{refusal.message}</p>
      {refusal.theirs !== undefined && <Conflict entry={entry} theirs={refusal.theirs} />}
      {renderRefusal ? renderRefusal(view) : <Details refusal={refusal} />}
      <div className={styles['actions']}>
        {refusal.kind === 'failed' && <button onClick={view.retry}>{texts.retry}</button>}
        {refusal.kind !== 'conflict' && <button onClick={view.reopen}>{texts.fix}</button>}
        <button className={classNames(styles['revert'])} onClick={view.revert}>
          {discardLabels(texts, entry, cellAt(edit)).act} <kbd>Esc</kbd>
        </button>
      </div>
    </FloatingBox>
  );
}
