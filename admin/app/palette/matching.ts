import { locales } from '#domain/texts/text';
import { commandGroups, type CommandGroup, type PaletteCommand } from '../../ui/commands.tsx';

const labelOf = (typed: string): readonly string[] =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/**
 * The rank of a match: 0 prefix of the name, 1 all terms in the name, 2 all terms in the additional words;
 * null: no match.
 */
const rankOf = ({ text, also }: PaletteCommand, terms: readonly string[]): number | null => {
  const names = locales.map((locale) => text[locale].toLowerCase());
  const name = names.find((candidate) => terms.every((word) => candidate.includes(word)));
  if (name !== undefined) return name.startsWith(terms[0] ?? '') ? 0 : 1;
  const wide = locales.map((locale) => `${text[locale]} ${also?.[locale] ?? ''}`.toLowerCase());
  return wide.some((item) => terms.every((word) => item.includes(word))) ? 2 : null;
};

/** Commands of one kind. */
export interface FoundGroup {
  readonly group: CommandGroup;
  readonly commands: readonly PaletteCommand[];
}

/** Most views listed before anything is typed: the recent ones. */
const waysMax = 3;

/** Most commands of one group listed for a search. */
const foundMax = 6;

/**
 * The commands that match every typed word in a name of any language or in their other words: by group, the most
 * frequent first; within a group the best and most recent first. Without input all commands except the views, of which
 * only the recent ones.
 */
export const matching = (
  commands: readonly PaletteCommand[],
  typed: string,
  recentIds: readonly string[],
): readonly FoundGroup[] => {
  const terms = labelOf(typed);
  const placeOf = ({ id, isFirst }: PaletteCommand) => {
    if (isFirst) return -1;
    const at = recentIds.indexOf(id);
    return at === -1 ? recentIds.length : at;
  };
  const isShown = (command: PaletteCommand) =>
    terms.length > 0 || command.group !== 'show' || recentIds.includes(command.id);
  const found = commands.filter(isShown).flatMap((command) => {
    const rank = rankOf(command, terms);
    return rank === null ? [] : [{ command, rank }];
  });
  return commandGroups
    .map((group) => ({
      group,
      commands: found
        .filter(({ command }) => (command.group ?? 'do') === group)
        .toSorted((a, b) => a.rank - b.rank || placeOf(a.command) - placeOf(b.command))
        .map(({ command }) => command)
        .slice(0, terms.length > 0 ? foundMax : group === 'show' ? waysMax : undefined),
    }))
    .filter((item) => item.commands.length > 0);
};
