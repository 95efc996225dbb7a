import type { CellValue, GridCellRef, GridEdit, GridOption } from '../../grid-props.ts';
import { parseCell } from '../../cells/registry.ts';
import { filterOptions } from '../../cells/read/options.ts';
import type { Parsed } from '../../cells/cell-kind.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';
import { seenIn } from './pending.ts';

/** `quick`: begun by typing, arrows commit and move. `caret`: begun by F2 or Enter, arrows move the caret. */
export type EditMode = 'quick' | 'caret';

export interface EditSession {
  readonly cell: GridCellRef;
  readonly mode: EditMode;
  /** The cell's value when the session began. */
  readonly base: CellValue;
  /** The row's version when the session began: the person has not seen later changes. */
  readonly revision?: number;
  readonly draft: string;
  /** The person has typed. */
  readonly isDirty: boolean;
  readonly isComposing: boolean;
  /** Why the draft is invalid, until the draft changes. */
  readonly error: string | null;
  /** In a choice cell: the filter of the list (without a half-composed draft) and the option that Enter takes. */
  readonly filter: string;
  readonly activeOption: string | null;
  /** The replacement cell after the editor's row disappeared. The text is kept until the person ends the edit. */
  readonly gone?: { readonly next: GridCellRef | null };
}

export const beginSession = (target: ResolvedCell, mode: EditMode, draft: string): EditSession => {
  const isQuick = mode === 'quick';
  return {
    cell: { rowId: target.row.id, columnId: target.column.id },
    mode,
    base: target.value,
    ...seenIn(target),
    draft,
    isDirty: isQuick,
    isComposing: false,
    error: null,
    filter: '',
    activeOption: target.value === null || isQuick ? null : String(target.value),
  };
};

export const optionsOf = (session: EditSession, target: ResolvedCell): readonly GridOption[] =>
  filterOptions(target.context.options, session.filter);

/** The draft after the person typed. A half-composed word changes the draft, but not yet the list. */
export const typed = (
  session: EditSession,
  target: ResolvedCell,
  input: { readonly text: string; readonly isComposing: boolean },
): EditSession => {
  const next = { ...session, draft: input.text, isDirty: true, isComposing: input.isComposing, error: null };
  if (target.kind.editor !== 'choice' || input.isComposing) return next;
  const options = filterOptions(target.context.options, input.text);
  return {
    ...next,
    filter: input.text,
    activeOption: input.text.trim() === '' ? null : (options[0]?.value ?? null),
  };
};

/** Moves the active option of an open list: a single step wraps around, a page step stops at the ends. */
export const steppedOption = (session: EditSession, target: ResolvedCell, step: number): EditSession => {
  const options = optionsOf(session, target);
  const last = options.length - 1;
  if (last < 0) return session;
  const at = options.findIndex((option) => option.value === session.activeOption);
  const next = at === -1 && step < 0 ? last : at + step;
  const isPage = Math.abs(step) > 1;
  const wrapped = isPage ? Math.min(Math.max(next, 0), last) : (next + options.length) % options.length;
  return { ...session, activeOption: options[wrapped]?.value ?? null, error: null };
};

const readChoice = (session: EditSession, target: ResolvedCell): Parsed => {
  const active = optionsOf(session, target).find((option) => option.value === session.activeOption);
  if (active) return { ok: true, value: active.value };
  if (!session.isDirty) return { ok: true, value: session.base };
  return parseCell(target.kind, session.draft, target.context);
};

/** The value that the session would commit, or why it cannot. */
export const readSession = (session: EditSession, target: ResolvedCell): Parsed => {
  if (target.kind.editor === 'choice') return readChoice(session, target);
  return session.isDirty
    ? parseCell(target.kind, session.draft, target.context)
    : { ok: true, value: session.base };
};

/** The edit of a session, with the version that the person saw when it began as base. */
export const editOfSession = (session: EditSession, target: ResolvedCell, value: CellValue): GridEdit => {
  const { cell, base, revision, draft } = session;
  const isChoice = target.kind.editor === 'choice';
  return {
    ...cell,
    parentId: target.parentId,
    value,
    text: isChoice ? target.kind.format(value ?? '', target.context) : draft,
    base,
    ...(revision === undefined ? {} : { revision }),
  };
};
