import type { GridCellRef, GridEdit } from '../../grid-props.ts';
import type { Block } from '../../clipboard/tsv.ts';
import { fill } from '../../texts.ts';
import { cutCells, editsIn, emptied } from './clip.ts';
import { currentCell } from '../places/current-cell.ts';
import { editOfSession, readSession, type EditSession } from '../editing/edit-session.ts';
import * as editing from '../editing/editing.ts';
import type { GridCore } from '../editing/editing.ts';
import { fillArea, lanesOf } from './fill-area.ts';
import { edgeWrites, isSource, laneWrites } from './fill-writes.ts';
import { onLoadedRows } from '../places/loaded-rows.ts';
import { pasteArea, planPaste, type PastePlan } from './paste.ts';
import { boundsOf, selectedBounds, selectedCells, type Bounds } from '../selection/ranges.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';
import { cellAtPoint, isSameCell, pointOf } from '../places/shape.ts';
import { writeText, writeValue, type CellWrite } from '../editing/write-cell.ts';

/** Reports the cells that writes leave unchanged. */
const notifyLeft = (core: GridCore, writes: readonly CellWrite[]) => {
  const texts = editing.textsOf(core);
  const readOnly = writes.filter(({ is }) => is === 'readOnly').length;
  const bad = writes.filter(({ is }) => is === 'bad').length;
  const said = [
    readOnly > 0 ? fill(texts.cellsReadOnly, { count: readOnly }) : '',
    bad > 0 ? fill(texts.cellsRefused, { count: bad }) : '',
  ].filter((label) => label !== '');
  if (said.length > 0) editing.notify(core, said.join(' '));
};

/** Sends the possible writes as one operation, and reports the cells left unchanged. */
const sendAll = (core: GridCore, writes: readonly CellWrite[]) => {
  notifyLeft(core, writes);
  core.sender.send(editsIn(writes));
};

const selectedTargets = (core: GridCore): readonly ResolvedCell[] => {
  const targets: ResolvedCell[] = [];
  for (const cell of selectedCells(core.ports.shape(), core.store.get().selection)) {
    const target = currentCell(core, cell);
    if (target) targets.push(target);
  }
  return targets;
};

const selectedAreas = ({ ports, store }: GridCore): readonly Bounds[] =>
  selectedBounds(ports.shape(), store.get().selection);

/** Delete on several cells: empties those that allow an empty value. */
export const clearCells = (core: GridCore) =>
  onLoadedRows(core, selectedAreas(core), () =>
    sendAll(
      core,
      selectedTargets(core).map((target) => writeText(target, '')),
    ),
  );

/** Parses the draft like a commit and writes it to every selected cell; an invalid draft stays open with its reason. */
const fillWithDraft = (core: GridCore, session: EditSession, source: ResolvedCell) => {
  const reading = readSession(session, source);
  if (!reading.ok) {
    const retained = { ...session, error: reading.message, isComposing: false };
    core.store.dispatch({ type: 'session', session: retained });
    editing.announce(core, reading.message);
    return;
  }
  const { value } = reading;
  const own = editOfSession(session, source, value);
  const isSame = editing.isUnchanged(core, session, value);
  const written = (target: ResolvedCell): CellWrite => {
    if (isSameCell(editing.refOf(target), session.cell))
      return isSame ? { is: 'same' } : { is: 'edit', edit: own };
    return target.kind === source.kind ? writeValue(target, value, source) : writeText(target, own.text);
  };
  editing.closeEdit(core);
  sendAll(core, selectedTargets(core).map(written));
  if (session.isDirty && reading.note !== undefined) editing.notify(core, reading.note);
};

/** Ctrl+Enter: writes the draft, or the active cell's value, to every selected cell. */
export const fillSelection = (core: GridCore): boolean => {
  onLoadedRows(core, selectedAreas(core), () => fillSelected(core));
  return true;
};

const fillSelected = (core: GridCore) => {
  const { session } = core.store.get();
  const source = session ? currentCell(core, session.cell) : editing.focusedCell(core);
  if (!source) return;
  if (session) fillWithDraft(core, session, source);
  else if (isSource(source))
    sendAll(
      core,
      selectedTargets(core).map((target) => writeValue(target, source.value, source)),
    );
};

/**
 * Ctrl+D, Ctrl+R: copies the first row or column of each range into the rest; a single cell takes its neighbour's
 * value.
 */
export const fillFromEdge = (core: GridCore, isDown: boolean): boolean => {
  onLoadedRows(core, selectedAreas(core), () => {
    const writes = selectedAreas(core).flatMap((bounds) => edgeWrites(core, bounds, isDown));
    if (writes.length > 0) sendAll(core, writes);
  });
  return true;
};

/** The fill handle was released over a cell: continues the range's values up to it. */
export const fillTo = (core: GridCore, head: GridCellRef) => {
  const shape = core.ports.shape();
  const range = core.store.get().selection.ranges.at(-1);
  const bounds = range && boundsOf(shape, range);
  const point = pointOf(shape, head);
  const area = bounds && point && fillArea(bounds, point);
  core.store.dispatch({ type: 'fillTo', head: null });
  if (bounds && area) onLoadedRows(core, [bounds, area], () => fillOver(core, bounds, area));
};

const fillOver = (core: GridCore, bounds: Bounds, area: Bounds) => {
  const shape = core.ports.shape();
  const writes = lanesOf(bounds, area).flatMap((lane) => laneWrites(core, lane));
  const anchor = cellAtPoint(shape, {
    row: Math.min(bounds.from.row, area.from.row),
    column: Math.min(bounds.from.column, area.from.column),
  });
  const end = cellAtPoint(shape, {
    row: Math.max(bounds.to.row, area.to.row),
    column: Math.max(bounds.to.column, area.to.column),
  });
  if (anchor && end) core.store.dispatch({ type: 'select', ranges: [{ anchor, head: end }] });
  sendAll(core, writes);
};

const isClean = (plan: PastePlan): boolean =>
  plan.bad.length === 0 && plan.newRowCount === 0 && plan.lostRowCount === 0 && plan.columnsBeyond === 0;

/** Writes the possible part of a plan and selects its target; `emptying` are the cut cells to empty. */
const writePlan = (core: GridCore, plan: PastePlan, emptying: readonly GridEdit[]) => {
  core.store.dispatch({ type: 'review', plan: null });
  core.store.dispatch({ type: 'clip', clip: null });
  if (plan.range) core.store.dispatch({ type: 'select', ranges: [plan.range] });
  const texts = editing.textsOf(core);
  if (plan.readOnlyCount > 0) editing.notify(core, fill(texts.cellsReadOnly, { count: plan.readOnlyCount }));
  core.sender.send([...plan.edits, ...plan.faults, ...emptying]);
};

/** Writes the possible part of a plan. Cut cells keep their values, because some have no target. */
export const doPaste = (core: GridCore, plan: PastePlan) => {
  const isCut = core.store.get().clip?.is === 'cut';
  if (isCut) editing.notify(core, editing.textsOf(core).cutStays);
  writePlan(core, plan, []);
};

/** Writes a complete plan; its cut cells are emptied in the same operation. */
const pasteWhole = (core: GridCore, block: Block, plan: PastePlan) => {
  const cut = cutCells(core, block);
  // A cut value for a read-only target would be lost.
  if (cut.length > 0 && plan.readOnlyCount > 0) return doPaste(core, plan);
  const emptying = emptied(core, cut, pasteArea(core, block) ?? []);
  notifyLeft(core, emptying);
  writePlan(core, plan, editsIn(emptying));
};

const pasteLoaded = (core: GridCore, block: Block) => {
  const plan = planPaste(core, block);
  if (plan === 'apart') editing.notify(core, editing.textsOf(core).pasteApart);
  else if (plan && isClean(plan)) pasteWhole(core, block, plan);
  else core.store.dispatch({ type: 'review', plan });
};

/** Pastes a block. When some of it is invalid, nothing is written until the person confirms. */
export const paste = (core: GridCore, block: Block): boolean => {
  const area = pasteArea(core, block);
  if (area === null) return false;
  onLoadedRows(core, area, () => pasteLoaded(core, block));
  return true;
};
