import type { ClipboardEvent, CompositionEvent, FormEvent, KeyboardEvent, RefObject } from 'react';
import type { GridCellRef } from '../../grid-props.ts';
import { readHtml } from '../../clipboard/html.ts';
import { readTsv, type Block } from '../../clipboard/tsv.ts';
import { optionsOf, type EditSession } from '../../model/editing/edit-session.ts';
import type { GridState } from '../../model/grid-state.ts';
import { commandOf, isCharacter, isHeldDown } from '../../model/keys.ts';
import type { Copied } from '../../model/areas/copy.ts';
import type { ResolvedCell } from '../../model/places/resolve-cell.ts';
import { fill, type GridTexts } from '../../texts.ts';
import { classNames } from '../class-names.ts';
import { cellId, useShared, useTexts } from '../grid-context.ts';
import { useDomSync } from '../writing/use-dom-sync.ts';
import { clipboardTexts } from '../writing/write-clipboard.ts';
import { writeAttribute, writeStyles } from '../writing/dom-writes.ts';
import styles from './editor.module.css';

interface InputProps {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly cellAt: (cell: GridCellRef) => ResolvedCell | null;
  readonly session: EditSession | null;
  readonly listId: string;
  readonly errorId: string;
}

/** During composition the keys belong to the input method: Enter accepts its word, arrows walk its candidates. */
const isComposingKey = (event: KeyboardEvent) => event.nativeEvent.isComposing || event.keyCode === 229;

/** The browser's own undo in the idle input would restore drafts of cells that were left long ago. */
const isStaleUndo = (event: Event) => event instanceof InputEvent && event.inputType.startsWith('history');

const isComposingInput = (event: Event) => event instanceof InputEvent && event.isComposing;

/** The id for `aria-activedescendant`: the active cell, or the active option of an open list. */
const pointedId = (
  { session }: GridState,
  target: ResolvedCell | null,
  { gridId, listId }: { readonly gridId: string; readonly listId: string },
): string | null => {
  if (!target) return null;
  if (!session) return cellId(gridId, target.row.id, target.column.id);
  if (target.kind.editor !== 'choice') return null;
  const index = optionsOf(session, target).findIndex(({ value }) => value === session.activeOption);
  return index === -1 ? null : `${listId}-${index}`;
};

const putOnClipboard = (event: ClipboardEvent, copied: Copied | null) => {
  event.preventDefault();
  if (!copied) return;
  for (const [type, text] of Object.entries(clipboardTexts(copied))) event.clipboardData.setData(type, text);
};

/** Prefers an HTML table, because it preserves line breaks within cells and empty cells at the end. */
const blockOnClipboard = (clipboard: DataTransfer): Block | null => {
  const table = readHtml(clipboard.getData('text/html'));
  if (table) return table;
  const text = clipboard.getData('text/plain');
  return text === '' ? null : readTsv(text);
};

const useInputEvents = (cellAt: InputProps['cellAt']) => {
  const { controller } = useShared();
  const isEditing = () => controller.store.get().session !== null;
  /** The active cell is read-only, or there is none: the input is read-only too, and no text reaches it. */
  const takesNothing = () => {
    const { focus } = controller.store.get().selection;
    return focus === null || (cellAt(focus)?.isReadOnly ?? true);
  };
  const onComposition = (event: CompositionEvent<HTMLTextAreaElement>) =>
    controller.input({ text: event.currentTarget.value, isComposing: event.type !== 'compositionend' });
  return {
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => {
      if (isComposingKey(event)) return;
      const mode = controller.mode();
      const command = commandOf(event, mode);
      if (command && (isHeldDown(event, command) || controller.run(command))) event.preventDefault();
      else if (mode === 'idle' && isCharacter(event) && takesNothing()) controller.refuseTyping();
    },
    onInput: (event: FormEvent<HTMLTextAreaElement>) => {
      const { currentTarget: field, nativeEvent } = event;
      if (controller.mode() === 'idle' && isStaleUndo(nativeEvent)) field.value = '';
      else controller.input({ text: field.value, isComposing: isComposingInput(nativeEvent) });
    },
    onCompositionStart: onComposition,
    onCompositionEnd: onComposition,
    onCopy: (event: ClipboardEvent) => {
      if (!isEditing()) putOnClipboard(event, controller.copy());
    },
    onCut: (event: ClipboardEvent) => {
      if (!isEditing()) putOnClipboard(event, controller.cut());
    },
    onPaste: (event: ClipboardEvent) => {
      const block = isEditing() ? null : blockOnClipboard(event.clipboardData);
      if (block && controller.paste(block)) event.preventDefault();
    },
  };
};

const nameOf = (target: ResolvedCell | null, texts: GridTexts): string =>
  target ? fill(texts.cellEditor, { column: target.column.header, name: target.row.name }) : texts.empty;

const errorProps = (error: string | null, errorId: string) =>
  error === null ? {} : { 'aria-invalid': true, 'aria-errormessage': errorId, 'aria-describedby': errorId };

/**
 * The input's description of the active cell. Written to the DOM instead of rendered, because an arrow key
 * changes nothing else of the input.
 */
const useCellNames = ({ input, cellAt, listId }: InputProps) => {
  const { gridId } = useShared();
  const texts = useTexts();
  useDomSync((state) => {
    const { current: field } = input;
    const { focus } = state.selection;
    const target = focus && cellAt(focus);
    writeAttribute(field, 'aria-label', nameOf(target, texts));
    writeAttribute(field, 'aria-activedescendant', pointedId(state, target, { gridId, listId }));
    writeAttribute(field, 'inputmode', target?.kind.inputMode ?? 'text');
    // An editor whose row is gone stays editable.
    const isTaken = state.session !== null || (target !== null && !target.isReadOnly);
    writeAttribute(field, 'readonly', isTaken ? null : '');
    // An invisible input is not laid out anew for each cell it passes.
    if (state.session)
      writeStyles(field, { 'text-align': target?.spec.align ?? target?.kind.align ?? 'start' });
  });
};

/**
 * The single input of the sheet. It always has the focus and lies invisibly over the active cell until the
 * person types, so that the first key and the first composed syllable arrive in it.
 */
export function Input(props: InputProps) {
  const { input, session, cellAt, listId, errorId } = props;
  const { gridId } = useShared();
  useCellNames(props);
  const isOpenList = session !== null && cellAt(session.cell)?.kind.editor === 'choice';
  return (
    <textarea
      ref={input}
      rows={1}
      className={classNames(
        styles['input'],
        session && styles['isEditing'],
        session?.error && styles['isInvalid'],
      )}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      aria-controls={isOpenList ? listId : gridId}
      {...errorProps(session?.error ?? null, errorId)}
      {...useInputEvents(cellAt)}
    />
  );
}
