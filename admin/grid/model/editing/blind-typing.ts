import { gridTexts } from '../../texts.ts';
import type { GridCore } from './editing.ts';
import type { Command } from '../keys.ts';

/** What is typed goes on to be nobody's until the keys have rested so long. */
const restMs = 1_000;

/** Nobody sees sooner that the cursor stands on another row than before: what is typed until then was for the other. */
const seenMs = 400;

/** With these a person looks where they are and goes on from there. */
const seeing: ReadonlySet<Command['type']> = new Set(['move', 'extend', 'cancel', 'undo', 'redo']);

/** Keys that end a cell's text and begin the next one's: they belong to what was typed. */
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
  store.dispatch({ type: 'tell', text: gridTexts(ports.environment().locale)[why] });
};

/** Typing on a row that is not loaded yet: the rest of it does not go into the row that comes. */
export const refuseUnloaded = (core: GridCore) => hold(core, 'writeNotLoaded');

/** The rows that came put the cursor on another row, and nobody chose it: what was meant for the one before goes nowhere. */
export const guardMoved = (core: GridCore) => {
  if (core.store.get().hasKeyboard) holdFor(core, seenMs);
};

/**
 * Typing while no cell is active, for the rows of another order or filter are on their way, or just after they came. It is
 * told that it went nowhere, and what follows at once goes nowhere too: the rows that come put the keyboard on some job, not
 * on the one that was meant.
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

/** Whether a command belongs to blind typing and does nothing; one with which a person looks about ends that. */
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
