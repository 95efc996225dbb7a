import type { CellKindName } from '../../cells/registry.ts';
import { wallClock } from '../../cells/read/wall-clock.ts';
import { focusedCell, announce, notify, textsOf, type GridCore } from './editing.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';
import { writeText } from './write-cell.ts';

/** Today's date, or the current time of day. */
export type Moment = 'day' | 'clock';

const texts: ReadonlySet<CellKindName> = new Set(['text', 'longtext']);

/**
 * The current date or time as text for a cell; null when the cell's kind takes neither. A date has no time;
 * an instant always has one.
 */
const momentText = (core: GridCore, { spec, context }: ResolvedCell, moment: Moment): string | null => {
  const { ports } = core;
  const wall = wallClock(ports.now(), spec.kind === 'instant' ? context.zone : ports.zone());
  const [wallDay = '', clock = ''] = wall.split(' ');
  const day = ports.environment().today ?? wallDay;
  if (spec.kind === 'date') return day;
  if (spec.kind === 'instant') return `${day} ${moment === 'day' ? '00:00' : clock}`;
  return texts.has(spec.kind) ? { day, clock }[moment] : null;
};

/** Ctrl+; and Ctrl+Shift+;: writes to the active cell as one edit, or inserts into the edited text. */
export const insertNow = (core: GridCore, moment: Moment): boolean => {
  const { session } = core.store.get();
  const target = session ? core.ports.cellAt(session.cell) : focusedCell(core);
  if (!target) return false;
  const words = textsOf(core);
  if (target.row.isLoading) notify(core, words.writeNotLoaded);
  else if (target.isReadOnly) notify(core, words.cannotWrite);
  else write(core, target, momentText(core, target, moment));
  return true;
};

const write = (core: GridCore, target: ResolvedCell, text: string | null) => {
  const words = textsOf(core);
  if (text === null) return notify(core, words.takesNoTime);
  if (core.store.get().session) return core.ports.insert(text);
  const written = writeText(target, text);
  if (written.is === 'edit') core.sender.send([written.edit]);
  else if (written.is === 'bad') notify(core, written.message);
  else announce(core, text);
};
