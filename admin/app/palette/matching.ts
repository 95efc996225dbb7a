import { locales } from '#domain/texts/text';
import { commandGroups, type CommandGroup, type PaletteCommand } from '../../ui/commands.tsx';

const wordsOf = (typed: string): readonly string[] =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** How well a command fits: 0 where its name begins so, 1 where its name has all words, 2 where its other words help; null: not. */
const rankOf = ({ text, also }: PaletteCommand, words: readonly string[]): number | null => {
  const names = locales.map((locale) => text[locale].toLowerCase());
  const name = names.find((one) => words.every((word) => one.includes(word)));
  if (name !== undefined) return name.startsWith(words[0] ?? '') ? 0 : 1;
  const wide = locales.map((locale) => `${text[locale]} ${also?.[locale] ?? ''}`.toLowerCase());
  return wide.some((one) => words.every((word) => one.includes(word))) ? 2 : null;
};

/** Commands of one kind. */
export interface FoundGroup {
  readonly group: CommandGroup;
  readonly commands: readonly PaletteCommand[];
}

/** Ways to look at the sheet before anything is typed: those that were used last. */
const waysMax = 3;

/** Commands of one kind that are shown for what was typed. */
const foundMax = 6;

/**
 * The commands whose name in any language, or other words, hold every word that was typed: by their kinds, what is done most
 * first, and within a kind the best and then those used last in front. Of nothing typed all but the many ways to look at the
 * sheet, of which only those used last.
 */
export const matching = (
  commands: readonly PaletteCommand[],
  typed: string,
  recentIds: readonly string[],
): readonly FoundGroup[] => {
  const words = wordsOf(typed);
  const placeOf = ({ id, isFirst }: PaletteCommand) => {
    if (isFirst) return -1;
    const at = recentIds.indexOf(id);
    return at === -1 ? recentIds.length : at;
  };
  const isShown = (command: PaletteCommand) =>
    words.length > 0 || command.group !== 'show' || recentIds.includes(command.id);
  const found = commands.filter(isShown).flatMap((command) => {
    const rank = rankOf(command, words);
    return rank === null ? [] : [{ command, rank }];
  });
  return commandGroups
    .map((group) => ({
      group,
      commands: found
        .filter(({ command }) => (command.group ?? 'do') === group)
        .toSorted((a, b) => a.rank - b.rank || placeOf(a.command) - placeOf(b.command))
        .map(({ command }) => command)
        .slice(0, words.length > 0 ? foundMax : group === 'show' ? waysMax : undefined),
    }))
    .filter((one) => one.commands.length > 0);
};
