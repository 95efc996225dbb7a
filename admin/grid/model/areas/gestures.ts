import type { GridCellRef, GridEdit } from '../../grid-props.ts';
import type { Block } from '../../clipboard/tsv.ts';
import { fill } from '../../texts.ts';
import { cutCells, editsIn, emptied } from './clip.ts';
import { currentCell } from '../places/current-cell.ts';
import { editOfSession, readSession, type EditSession } from '../editing/edit-session.ts';
import * as editing from '../editing/editing.ts';
import type { GridCore } from '../editing/editing.ts';
import { fillArea, lanesOf } from './fill-area.ts';
import { edgeWritings, isSource, laneWritings } from './fill-writings.ts';
import { onLoadedRows } from '../places/loaded-rows.ts';
import { pasteArea, planPaste, type PastePlan } from './paste.ts';
import { boundsOf, selectedBounds, selectedCells, type Bounds } from '../selection/ranges.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';
import { cellAtPoint, isSameCell, pointOf } from '../places/shape.ts';
import { writeText, writeValue, type Writing } from '../editing/write-cell.ts';

/** Tells what some writings leave as it is. */
const tellLeft = (core: GridCore, writings: readonly Writing[]) => {
  const texts = editing.textsOf(core);
  const readOnly = writings.filter(({ is }) => is === 'readOnly').length;
  const bad = writings.filter(({ is }) => is === 'bad').length;
  const said = [
    readOnly > 0 ? fill(texts.cellsReadOnly, { count: readOnly }) : '',
    bad > 0 ? fill(texts.cellsRefused, { count: bad }) : '',
  ].filter((words) => words !== '');
  if (said.length > 0) editing.tell(core, said.join(' '));
};

/** Sends what can be written as one gesture, and says what was left as it is. */
const sendAll = (core: GridCore, writings: readonly Writing[]) => {
  tellLeft(core, writings);
  core.sender.send(editsIn(writings));
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

/** Delete on several cells: empties those that may be empty. */
export const clearCells = (core: GridCore) =>
  onLoadedRows(core, selectedAreas(core), () =>
    sendAll(
      core,
      selectedTargets(core).map((target) => writeText(target, '')),
    ),
  );

/** The draft, read as a commit reads it, in every selected cell; one that cannot be taken stays open with its reason. */
const fillWithDraft = (core: GridCore, session: EditSession, source: ResolvedCell) => {
  const reading = readSession(session, source);
  if (!reading.ok) {
    const kept = { ...session, error: reading.message, isComposing: false };
    core.store.dispatch({ type: 'session', session: kept });
    editing.say(core, reading.message);
    return;
  }
  const { value } = reading;
  const own = editOfSession(session, source, value);
  const isSame = editing.isUnchanged(core, session, value);
  const written = (target: ResolvedCell): Writing => {
    if (isSameCell(editing.refOf(target), session.cell))
      return isSame ? { is: 'same' } : { is: 'edit', edit: own };
    return target.kind === source.kind ? writeValue(target, value, source) : writeText(target, own.text);
  };
  editing.closeEdit(core);
  sendAll(core, selectedTargets(core).map(written));
  if (session.isDirty && reading.note !== undefined) editing.tell(core, reading.note);
};

/** Ctrl+Enter: the draft, or the active cell's value, goes into every selected cell. */
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

/** Ctrl+D, Ctrl+R: the first row or column of each range goes into the rest of it; of one cell, its neighbour comes in. */
export const fillFromEdge = (core: GridCore, isDown: boolean): boolean => {
  onLoadedRows(core, selectedAreas(core), () => {
    const writings = selectedAreas(core).flatMap((bounds) => edgeWritings(core, bounds, isDown));
    if (writings.length > 0) sendAll(core, writings);
  });
  return true;
};

/** The fill handle was let go over a cell: the range's values go on as far as that. */
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
  const writings = lanesOf(bounds, area).flatMap((lane) => laneWritings(core, lane));
  const anchor = cellAtPoint(shape, {
    row: Math.min(bounds.from.row, area.from.row),
    column: Math.min(bounds.from.column, area.from.column),
  });
  const end = cellAtPoint(shape, {
    row: Math.max(bounds.to.row, area.to.row),
    column: Math.max(bounds.to.column, area.to.column),
  });
  if (anchor && end) core.store.dispatch({ type: 'select', ranges: [{ anchor, head: end }] });
  sendAll(core, writings);
};

const isClean = (plan: PastePlan): boolean =>
  plan.bad.length === 0 && plan.newRowCount === 0 && plan.lostRowCount === 0 && plan.columnsBeyond === 0;

/** Writes what a plan can write, and selects where it went; `emptying` are cut cells that go with it. */
const writePlan = (core: GridCore, plan: PastePlan, emptying: readonly GridEdit[]) => {
  core.store.dispatch({ type: 'review', plan: null });
  core.store.dispatch({ type: 'clip', clip: null });
  if (plan.range) core.store.dispatch({ type: 'select', ranges: [plan.range] });
  const texts = editing.textsOf(core);
  if (plan.readOnlyCount > 0) editing.tell(core, fill(texts.cellsReadOnly, { count: plan.readOnlyCount }));
  core.sender.send([...plan.edits, ...plan.faults, ...emptying]);
};

/** Writes what a plan can write. What was cut stays where it is: some of it has no other place. */
export const doPaste = (core: GridCore, plan: PastePlan) => {
  const isCut = core.store.get().clip?.is === 'cut';
  if (isCut) editing.tell(core, editing.textsOf(core).cutStays);
  writePlan(core, plan, []);
};

/** Writes a plan that leaves nothing out; cells that were cut for it are emptied in the same gesture. */
const pasteWhole = (core: GridCore, block: Block, plan: PastePlan) => {
  const cut = cutCells(core, block);
  // What a read-only cell did not take would be nowhere.
  if (cut.length > 0 && plan.readOnlyCount > 0) return doPaste(core, plan);
  const emptying = emptied(core, cut, pasteArea(core, block) ?? []);
  tellLeft(core, emptying);
  writePlan(core, plan, editsIn(emptying));
};

const pasteLoaded = (core: GridCore, block: Block) => {
  const plan = planPaste(core, block);
  if (plan === 'apart') editing.tell(core, editing.textsOf(core).pasteApart);
  else if (plan && isClean(plan)) pasteWhole(core, block, plan);
  else core.store.dispatch({ type: 'review', plan });
};

/** Pastes a block; where some of it cannot be taken, nothing is written until the person has seen what. */
export const paste = (core: GridCore, block: Block): boolean => {
  const area = pasteArea(core, block);
  if (area === null) return false;
  onLoadedRows(core, area, () => pasteLoaded(core, block));
  return true;
};
