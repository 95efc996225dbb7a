import type { Motion } from './motion.ts';

/** What the keyboard can ask of the sheet. */
export type Command =
  | { readonly type: 'move'; readonly motion: Motion }
  | { readonly type: 'edit' }
  | { readonly type: 'commit'; readonly motion: Motion }
  | { readonly type: 'cancel' }
  | { readonly type: 'switchMode' }
  | { readonly type: 'clear' }
  | { readonly type: 'newline' }
  | { readonly type: 'stepOption'; readonly step: number }
  | { readonly type: 'expand'; readonly isExpanded: boolean }
  | { readonly type: 'sort'; readonly direction: 'ascending' | 'descending' }
  | { readonly type: 'openRow' };

/** `idle`: a cell is selected. `quick`, `caret`: a text is edited. `list`: a list of choices is open. */
export type KeyMode = 'idle' | 'quick' | 'caret' | 'list';

interface Binding {
  readonly keys: readonly string[];
  readonly modes: readonly KeyMode[];
  readonly command: Command;
}

const move = (motion: Motion): Command => ({ type: 'move', motion });
const commit = (motion: Motion): Command => ({ type: 'commit', motion });

const editing = ['quick', 'caret', 'list'] as const;

const optionPage = 8;

/** Every key of the sheet. `Mod` is Ctrl, or Command on a Mac. The help sheet and the handler read the same list. */
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
  { keys: ['Tab'], modes: ['idle'], command: move('tabForward') },
  { keys: ['Shift+Tab'], modes: ['idle'], command: move('tabBack') },
  { keys: ['Shift+Enter'], modes: ['idle'], command: move('enterUp') },
  { keys: ['Enter', 'F2', 'Alt+ArrowDown'], modes: ['idle'], command: { type: 'edit' } },
  { keys: ['Delete', 'Backspace'], modes: ['idle'], command: { type: 'clear' } },
  { keys: ['Escape'], modes: ['idle', ...editing], command: { type: 'cancel' } },
  { keys: ['Alt+Enter'], modes: ['idle'], command: { type: 'openRow' } },
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
    press.key,
  ].join('');

/** The command of a key in a mode; null: the key is the editor's or the browser's own. */
export const commandOf = (press: KeyPress, mode: KeyMode): Command | null =>
  table.get(`${mode} ${chord(press)}`) ?? null;

/** The key writes a character. */
export const isCharacter = (press: KeyPress): boolean =>
  press.key.length === 1 && !press.ctrlKey && !press.metaKey && !press.altKey;
