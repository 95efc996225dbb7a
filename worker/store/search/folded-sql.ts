import { sql, type SQL } from 'drizzle-orm';
import { foldText, variantsOf } from '#domain/texts/han/fold';
import { literal } from '#store/database/batch';

/** Replacements in one expression: a statement is at most 100 kB, and has one for each column of texts. */
const pairsMax = 24;

type Pair = readonly [from: string, to: string];

const replaced = (inner: SQL, pairs: readonly Pair[]): SQL =>
  pairs.reduce((text, [from, to]) => sql`replace(${text}, ${literal(from)}, ${literal(to)})`, inner);

/**
 * How a statement folds its texts for one search: SQLite knows small letters of ASCII only, so each character that folds to
 * one of the searched text is replaced by it. What else stands in a text does not matter to whether it is found.
 */
export const foldedFor = (searched: string): ((column: SQL) => SQL) => {
  const characters = [...new Set(foldText(searched))];
  const pairs = characters.flatMap((character) =>
    variantsOf(character).map((from): Pair => [from, character]),
  );
  const isWide = ([from]: Pair): boolean => /[\u3000\uff01-\uff5e]/u.test(from);
  const wide = pairs.filter(isWide).slice(0, pairsMax);
  const han = pairs.filter((pair) => !isWide(pair)).slice(0, pairsMax);
  return (column) => {
    const small = sql`lower(${column})`;
    // Full-width characters are rare, so a check is cheaper than the replacements.
    const narrow =
      wide.length === 0
        ? small
        : sql`case when ${column} glob '*[\u3000！-～]*' then ${replaced(small, wide)} else ${small} end`;
    return replaced(narrow, han);
  };
};
