const names: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  ' ': 'Space',
};

/** The label of a chord: `Ctrl + ↓`. */
export const chordLabel = (chord: string, isMac: boolean): string =>
  chord
    .split('+')
    .map((key) => {
      if (key === 'Mod') return isMac ? '⌘' : 'Ctrl';
      return names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
    })
    .join(' + ');

const isMac = /mac/i.test(navigator.userAgent);

/** The label of a chord for this computer's keyboard. */
export const chordHere = (chord: string): string => chordLabel(chord, isMac);
