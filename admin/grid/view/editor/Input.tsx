import type { ClipboardEvent, CompositionEvent, FormEvent, KeyboardEvent, RefObject } from 'react';
import { readHtml, writeHtml } from '../../clipboard/html.ts';
import { readTsv, writeTsv, type Block } from '../../clipboard/tsv.ts';
import { optionsOf, type EditSession } from '../../model/edit-session.ts';
import { commandOf, isCharacter, isHeldDown } from '../../model/keys.ts';
import type { Copied } from '../../model/copy.ts';
import type { ResolvedCell } from '../../model/resolve-cell.ts';
import { fill, type GridTexts } from '../../texts.ts';
import { classNames } from '../class-names.ts';
import { cellId, useShared, useTexts } from '../grid-context.ts';
import styles from './editor.module.css';

interface InputProps {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  /** The active cell; null in an empty sheet. */
  readonly target: ResolvedCell | null;
  readonly session: EditSession | null;
  readonly listId: string;
  readonly errorId: string;
}

/** Keys of an input method belong to it: Enter takes its word, arrows walk its candidates. */
const isComposingKey = (event: KeyboardEvent) => event.nativeEvent.isComposing || event.keyCode === 229;

/** The browser's own undo in the idle input: it brings back drafts of cells that were left long ago. */
const isStaleUndo = (event: Event) => event instanceof InputEvent && event.inputType.startsWith('history');

const isComposingInput = (event: Event) => event instanceof InputEvent && event.isComposing;

/** What the input points at: the active cell, or the active option of an open list. */
const pointedId = ({ session, target, listId }: InputProps, gridId: string): string | undefined => {
  if (!target) return undefined;
  if (!session) return cellId(gridId, target.row.id, target.column.id);
  if (target.kind.editor !== 'choice') return undefined;
  const index = optionsOf(session, target).findIndex(({ value }) => value === session.activeOption);
  return index === -1 ? undefined : `${listId}-${index}`;
};

const putOnClipboard = (event: ClipboardEvent, copied: Copied | null) => {
  event.preventDefault();
  if (!copied) return;
  event.clipboardData.setData('text/plain', writeTsv(copied.plain));
  event.clipboardData.setData('text/html', writeHtml(copied.shown));
};

/** A table where there is one: it keeps line breaks within cells and empty cells at the end. */
const blockOnClipboard = (clipboard: DataTransfer): Block | null => {
  const table = readHtml(clipboard.getData('text/html'));
  if (table) return table;
  const text = clipboard.getData('text/plain');
  return text === '' ? null : readTsv(text);
};

const useInputEvents = (target: ResolvedCell | null, session: EditSession | null) => {
  const { controller } = useShared();
  const onComposition = (event: CompositionEvent<HTMLTextAreaElement>) =>
    controller.input({ text: event.currentTarget.value, isComposing: event.type !== 'compositionend' });
  return {
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => {
      if (isComposingKey(event)) return;
      const mode = controller.mode();
      const command = commandOf(event, mode);
      if (command && (isHeldDown(event, command) || controller.run(command))) event.preventDefault();
      else if (mode === 'idle' && target?.isReadOnly && isCharacter(event)) controller.refuseTyping();
    },
    onInput: (event: FormEvent<HTMLTextAreaElement>) => {
      const { currentTarget: field, nativeEvent } = event;
      if (controller.mode() === 'idle' && isStaleUndo(nativeEvent)) field.value = '';
      else controller.input({ text: field.value, isComposing: isComposingInput(nativeEvent) });
    },
    onCompositionStart: onComposition,
    onCompositionEnd: onComposition,
    onCopy: (event: ClipboardEvent) => {
      if (!session) putOnClipboard(event, controller.copy());
    },
    onCut: (event: ClipboardEvent) => {
      if (!session) putOnClipboard(event, controller.cut());
    },
    onPaste: (event: ClipboardEvent) => {
      const block = session ? null : blockOnClipboard(event.clipboardData);
      if (block && controller.paste(block)) event.preventDefault();
    },
  };
};

const classesOf = ({ target, session }: InputProps): string =>
  classNames(
    styles['input'],
    session && styles['isEditing'],
    session?.error && styles['isInvalid'],
    target && styles[target.spec.align ?? target.kind.align],
  );

const nameOf = ({ target }: InputProps, texts: GridTexts): string =>
  target ? fill(texts.cellEditor, { column: target.column.header, name: target.row.name }) : texts.empty;

const errorProps = (error: string | null, errorId: string) =>
  error === null ? {} : { 'aria-invalid': true, 'aria-errormessage': errorId, 'aria-describedby': errorId };

/**
 * The one input of the sheet. It always has the keyboard and lies over the active cell, unseen until something is typed,
 * so the first key and the first syllable of an input method arrive in it like all others.
 */
export function Input(props: InputProps) {
  const { input, target, session, listId, errorId } = props;
  const { gridId } = useShared();
  const isOpenList = session !== null && target?.kind.editor === 'choice';
  return (
    <textarea
      ref={input}
      rows={1}
      className={classesOf(props)}
      readOnly={target?.isReadOnly ?? true}
      inputMode={target?.kind.inputMode ?? 'text'}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      aria-label={nameOf(props, useTexts())}
      aria-controls={isOpenList ? listId : gridId}
      aria-activedescendant={pointedId(props, gridId)}
      {...errorProps(session?.error ?? null, errorId)}
      {...useInputEvents(target, session)}
    />
  );
}
