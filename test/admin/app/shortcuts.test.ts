import { describe, expect, it } from 'vitest';
import { bindings, commandOf } from '../../../admin/grid/model/keys.ts';
import { chordLabel } from '../../../admin/browser/chords.ts';
import { keyGroups, type KeyGroup } from '../../../admin/app/help/keys.ts';

const keysOf = (who: KeyGroup['answeredBy']) =>
  keyGroups
    .filter(({ answeredBy }) => answeredBy === who)
    .flatMap(({ lines }) => lines.flatMap(({ keys }) => keys));

const listed = keysOf('cell');

const pressOf = (chord: string) => {
  const parts = chord.split('+');
  return {
    key: parts.at(-1) ?? '',
    ctrlKey: parts.includes('Mod'),
    metaKey: false,
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
  };
};

describe('the sheet of shortcuts', () => {
  it('lists no key that the sheet does not answer, and each once', () => {
    expect(listed.filter((chord) => commandOf(pressOf(chord), 'idle') === null)).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
    const inEditor = (chord: string) =>
      commandOf(pressOf(chord), 'quick') ?? commandOf(pressOf(chord), 'caret');
    expect(keysOf('editor').filter((chord) => inEditor(chord) === null)).toEqual([]);
    expect(keysOf('page').filter((chord) => commandOf(pressOf(chord), 'idle') !== null)).toEqual([]);
  });

  it('leaves out no command that a selected cell takes', () => {
    const types = new Set(listed.map((chord) => commandOf(pressOf(chord), 'idle')?.type));
    const taken = bindings.filter(({ modes }) => modes.includes('idle')).map(({ command }) => command.type);
    expect(taken.filter((type) => !types.has(type))).toEqual([]);
  });

  it('writes chords as they stand on the keys', () => {
    expect(chordLabel('Mod+Shift+ArrowDown', false)).toBe('Ctrl + Shift + ↓');
    expect(chordLabel('Mod+d', true)).toBe('⌘ + D');
  });
});
