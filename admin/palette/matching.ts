import { locales } from '#domain/text';
import type { PaletteCommand } from './commands.tsx';

const rankOf = ({ text }: PaletteCommand, words: readonly string[]): number | null => {
  const names = locales.map((locale) => text[locale].toLowerCase());
  const name = names.find((one) => words.every((word) => one.includes(word)));
  if (name === undefined) return null;
  return name.startsWith(words[0] ?? '') ? 0 : 1;
};

/**
 * The commands whose name in any language holds every word that was typed, those that begin with it first. Of nothing
 * typed all, those used last in front.
 */
export const matching = (
  commands: readonly PaletteCommand[],
  typed: string,
  recentIds: readonly string[],
): readonly PaletteCommand[] => {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const placeOf = ({ id }: PaletteCommand) => {
    const at = recentIds.indexOf(id);
    return at === -1 ? recentIds.length : at;
  };
  return commands
    .flatMap((command) => {
      const rank = rankOf(command, words);
      return rank === null ? [] : [{ command, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank || placeOf(a.command) - placeOf(b.command))
    .map(({ command }) => command);
};
