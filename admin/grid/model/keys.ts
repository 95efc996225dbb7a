import type { Moment } from './editing/insert-now.ts';
import type { Motion } from './selection/motion.ts';

/** The commands of the keyboard with their parameters. */
export interface CommandDetails {
  move: { readonly motion: Motion };
  extend: { readonly motion: Motion };
  selectRow: object;
  selectColumn: object;
  selectAll: object;
  fillFromEdge: { readonly isDown: boolean };
  fillSelection: object;
  insertNow: { readonly moment: Moment };
  undo: object;
  redo: object;
  edit: object;
  /** The cell's card, or its editor. */
  card: object;
  commit: { readonly motion: Motion };
  cancel: object;
  switchMode: object;
  clear: object;
  newline: object;
  stepOption: { readonly step: number };
  expand: { readonly isExpanded: boolean };
  sort: { readonly direction: 'ascending' | 'descending' };
  openRow: object;
  history: object;
  menu: object;
}

type CommandName = keyof CommandDetails;

export type Command<Name extends CommandName = CommandName> = {
  [Each in Name]: { readonly type: Each } & CommandDetails[Each];
}[Name];

/** `idle`: a cell is selected. `quick`, `caret`: a text is edited. `list`: a list of choices is open. */
export type KeyMode = 'idle' | 'quick' | 'caret' | 'list';

interface Binding {
  readonly keys: readonly string[];
  readonly modes: readonly KeyMode[];
  readonly command: Command;
}

const editing = ['quick', 'caret', 'list'] as const;

const move = (motion: Motion): Command => ({ type: 'move', motion });
const extend = (motion: Motion): Command => ({ type: 'extend', motion });
const commit = (motion: Motion): Command => ({ type: 'commit', motion });

const optionPage = 8;

/**
 * All keys of the sheet. `Mod` is Ctrl, or Command on a Mac. The help sheet and the key handler use the same
 * list.
 */
export const bindings: readonly Binding[] = [
  { keys: ['ArrowUp'], modes: ['idle'], command: move('up') },
  { keys: ['ArrowDown'], modes: ['idle'], command: move('down') },
  { keys: ['ArrowLeft'], modes: ['idle'], command: move('left') },
  { keys: ['ArrowRight'], modes: ['idle'], command: move('right') },
  { keys: ['Home'], modes: ['idle'], command: move('rowStart') },
  { keys: ['End'], modes: ['idle'], command: move('rowEnd') },
  { keys: ['Mod+Home'], modes: ['idle'], command: move('gridStart') },
  { keys: ['Mod+End'], modes: ['idle'], command: move('gridEnd') },
  { keys: ['PageUp'], modes: ['idle'], command: move('pageUp') },
  { keys: ['PageDown'], modes: ['idle'], command: move('pageDown') },
  { keys: ['Mod+ArrowUp'], modes: ['idle'], command: move('edgeUp') },
  { keys: ['Mod+ArrowDown'], modes: ['idle'], command: move('edgeDown') },
  { keys: ['Mod+ArrowLeft'], modes: ['idle'], command: move('edgeLeft') },
  { keys: ['Mod+ArrowRight'], modes: ['idle'], command: move('edgeRight') },
  { keys: ['Shift+ArrowUp'], modes: ['idle'], command: extend('up') },
  { keys: ['Shift+ArrowDown'], modes: ['idle'], command: extend('down') },
  { keys: ['Shift+ArrowLeft'], modes: ['idle'], command: extend('left') },
  { keys: ['Shift+ArrowRight'], modes: ['idle'], command: extend('right') },
  { keys: ['Shift+Home'], modes: ['idle'], command: extend('rowStart') },
  { keys: ['Shift+End'], modes: ['idle'], command: extend('rowEnd') },
  { keys: ['Mod+Shift+Home'], modes: ['idle'], command: extend('gridStart') },
  { keys: ['Mod+Shift+End'], modes: ['idle'], command: extend('gridEnd') },
  { keys: ['Shift+PageUp'], modes: ['idle'], command: extend('pageUp') },
  { keys: ['Shift+PageDown'], modes: ['idle'], command: extend('pageDown') },
  { keys: ['Mod+Shift+ArrowUp'], modes: ['idle'], command: extend('edgeUp') },
  { keys: ['Mod+Shift+ArrowDown'], modes: ['idle'], command: extend('edgeDown') },
  { keys: ['Mod+Shift+ArrowLeft'], modes: ['idle'], command: extend('edgeLeft') },
  { keys: ['Mod+Shift+ArrowRight'], modes: ['idle'], command: extend('edgeRight') },
  { keys: ['Shift+ '], modes: ['idle'], command: { type: 'selectRow' } },
  { keys: ['Mod+ '], modes: ['idle'], command: { type: 'selectColumn' } },
  { keys: ['Mod+a'], modes: ['idle'], command: { type: 'selectAll' } },
  { keys: ['Mod+d'], modes: ['idle'], command: { type: 'fillFromEdge', isDown: true } },
  { keys: ['Mod+r'], modes: ['idle'], command: { type: 'fillFromEdge', isDown: false } },
  { keys: ['Mod+Enter'], modes: ['idle', ...editing], command: { type: 'fillSelection' } },
  {
    keys: ['Mod+;', 'Mod+；'],
    modes: ['idle', 'quick', 'caret'],
    command: { type: 'insertNow', moment: 'day' },
  },
  {
    // With Shift the key produces a colon on most layouts.
    keys: ['Mod+Shift+;', 'Mod+Shift+:', 'Mod+Shift+：'],
    modes: ['idle', 'quick', 'caret'],
    command: { type: 'insertNow', moment: 'clock' },
  },
  { keys: ['Mod+z'], modes: ['idle'], command: { type: 'undo' } },
  { keys: ['Mod+y', 'Mod+Shift+z'], modes: ['idle'], command: { type: 'redo' } },
  { keys: ['Tab'], modes: ['idle'], command: move('tabForward') },
  { keys: ['Shift+Tab'], modes: ['idle'], command: move('tabBack') },
  { keys: ['Shift+Enter'], modes: ['idle'], command: move('enterUp') },
  { keys: ['Enter', 'F2'], modes: ['idle'], command: { type: 'edit' } },
  { keys: ['Alt+ArrowDown'], modes: ['idle'], command: { type: 'card' } },
  { keys: ['Delete', 'Backspace'], modes: ['idle'], command: { type: 'clear' } },
  { keys: ['Escape'], modes: ['idle', ...editing], command: { type: 'cancel' } },
  { keys: ['Alt+Enter'], modes: ['idle'], command: { type: 'openRow' } },
  { keys: ['Mod+Shift+h'], modes: ['idle'], command: { type: 'history' } },
  { keys: ['Shift+F10', 'ContextMenu'], modes: ['idle'], command: { type: 'menu' } },
  { keys: ['Alt+Shift+ArrowRight'], modes: ['idle'], command: { type: 'expand', isExpanded: true } },
  { keys: ['Alt+Shift+ArrowLeft'], modes: ['idle'], command: { type: 'expand', isExpanded: false } },
  { keys: ['Alt+Shift+ArrowUp'], modes: ['idle'], command: { type: 'sort', direction: 'ascending' } },
  { keys: ['Alt+Shift+ArrowDown'], modes: ['idle'], command: { type: 'sort', direction: 'descending' } },

  { keys: ['ArrowUp'], modes: ['quick'], command: commit('up') },
  { keys: ['ArrowDown'], modes: ['quick'], command: commit('down') },
  { keys: ['ArrowLeft'], modes: ['quick'], command: commit('left') },
  { keys: ['ArrowRight'], modes: ['quick'], command: commit('right') },
  { keys: ['PageUp'], modes: ['quick'], command: commit('pageUp') },
  { keys: ['PageDown'], modes: ['quick'], command: commit('pageDown') },
  { keys: ['Enter'], modes: editing, command: commit('enterDown') },
  { keys: ['Shift+Enter'], modes: editing, command: commit('enterUp') },
  { keys: ['Tab'], modes: editing, command: commit('tabForward') },
  { keys: ['Shift+Tab'], modes: editing, command: commit('tabBack') },
  { keys: ['F2'], modes: ['quick', 'caret'], command: { type: 'switchMode' } },
  { keys: ['Alt+Enter'], modes: ['quick', 'caret'], command: { type: 'newline' } },

  { keys: ['ArrowUp'], modes: ['list'], command: { type: 'stepOption', step: -1 } },
  { keys: ['ArrowDown'], modes: ['list'], command: { type: 'stepOption', step: 1 } },
  { keys: ['PageUp'], modes: ['list'], command: { type: 'stepOption', step: -optionPage } },
  { keys: ['PageDown'], modes: ['list'], command: { type: 'stepOption', step: optionPage } },
  { keys: ['Alt+ArrowUp'], modes: ['list'], command: { type: 'cancel' } },
];

const table: ReadonlyMap<string, Command> = new Map(
  bindings.flatMap(({ keys, modes, command }) =>
    keys.flatMap((key) => modes.map((mode) => [`${mode} ${key}`, command] as const)),
  ),
);

/** The parts of a keyboard event that name a key. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const chord = (press: KeyPress): string =>
  [
    press.ctrlKey || press.metaKey ? 'Mod+' : '',
    press.altKey ? 'Alt+' : '',
    press.shiftKey ? 'Shift+' : '',
    // Shift and Caps Lock produce capitals; the chord is the same.
    press.key.length === 1 ? press.key.toLowerCase() : press.key,
  ].join('');

/** The command of a key in a mode; null: the key belongs to the editor or the browser. */
export const commandOf = (press: KeyPress, mode: KeyMode): Command | null =>
  table.get(`${mode} ${chord(press)}`) ?? null;

/** These do not repeat while held down, because undo would be requested faster than the host answers. */
const onceNames: ReadonlySet<CommandName> = new Set(['undo', 'redo', 'insertNow']);

/** Whether a held key repeats a command that does not repeat. */
export const isHeldDown = (press: { readonly repeat: boolean }, command: Command): boolean =>
  press.repeat && onceNames.has(command.type);

/** Whether the key produces a character. */
export const isCharacter = (press: KeyPress): boolean =>
  press.key.length === 1 && !press.ctrlKey && !press.metaKey && !press.altKey;
