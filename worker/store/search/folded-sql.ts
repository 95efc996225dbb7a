import { sql, type SQL } from 'drizzle-orm';
import { foldText, variantsOf } from '#domain/texts/han/fold';
import { literal } from '#store/database/batch';

/** Most replacements in one expression: a statement is at most 100 kB, and each text column has the expression. */
const pairsMax = 24;

type Pair = readonly [from: string, to: string];

const replaced = (inner: SQL, pairs: readonly Pair[]): SQL =>
  pairs.reduce((text, [from, to]) => sql`replace(${text}, ${literal(from)}, ${literal(to)})`, inner);

/**
 * The SQL that folds a text column for one search. SQLite's lower() handles ASCII only, so each variant of a
 * searched character is replaced by it; other characters do not affect the match.
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
