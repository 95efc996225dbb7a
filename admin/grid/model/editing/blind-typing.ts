import { gridTexts } from '../../texts.ts';
import type { GridCore } from './editing.ts';
import type { Command } from '../keys.ts';

/** Typing without a target cell is discarded until no key was pressed for this time. */
const restMs = 1_000;

/** Reaction time to a moved cursor: text typed within it was meant for the former row. */
const seenMs = 400;

/** Navigation keys: after one of these, typing is accepted again. */
const seeing: ReadonlySet<Command['type']> = new Set(['move', 'extend', 'cancel', 'undo', 'redo']);

/** Keys that end a cell and start the next one belong to the discarded typing. */
const isOfTyping = (command: Command): boolean =>
  command.type === 'move' && /^(?:tab|enter)/.test(command.motion);

const holdFor = ({ store, ports }: GridCore, ms: number) => {
  store.dispatch({ type: 'blind', by: 1 });
  const { blindKeys } = store.get();
  ports.after(ms, () => {
    if (store.get().blindKeys === blindKeys) store.dispatch({ type: 'blind', by: 'none' });
  });
};

const hold = (core: GridCore, why: 'noCell' | 'writeNotLoaded' = 'noCell') => {
  const { store, ports } = core;
  holdFor(core, restMs);
  store.dispatch({ type: 'notify', text: gridTexts(ports.environment().locale)[why] });
};

/** Typing on a row that is not loaded: the rest of the text must not go into the row that arrives. */
export const refuseUnloaded = (core: GridCore) => hold(core, 'writeNotLoaded');

/** New rows moved the cursor to another row: text meant for the former row is discarded. */
export const guardMoved = (core: GridCore) => {
  if (core.store.get().hasKeyboard) holdFor(core, seenMs);
};

/**
 * Typing while no cell is active, because rows of another sort or filter are loading or just arrived. The person is
 * told that the text was discarded, and further typing is discarded too, because the new rows put the focus on an
 * arbitrary job.
 */
export const takeBlind = (core: GridCore, input: { readonly isComposing: boolean }) => {
  hold(core);
  if (!input.isComposing) core.ports.write('', 'end');
};

/** Whether a paste belongs to blind typing and does nothing. */
export const isBlindPaste = (core: GridCore): boolean => {
  if (core.store.get().blindKeys === 0) return false;
  hold(core);
  return true;
};

/** Whether a command belongs to blind typing and is ignored; a navigation key ends blind typing. */
export const isBlind = (core: GridCore, command: Command | null): boolean => {
  const { store } = core;
  if (store.get().blindKeys === 0) return false;
  if (command !== null && (!seeing.has(command.type) || isOfTyping(command))) {
    hold(core);
    return true;
  }
  store.dispatch({ type: 'blind', by: 'none' });
  return false;
};
