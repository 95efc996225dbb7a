import { sql } from 'drizzle-orm';
import { setting } from '#db/schema/shop/shop';
import type { OwnTemplates } from '#domain/notices/own-templates';

const prefix = 'notice:';
// The next character after the colon ends the range of the prefix.
const afterPrefix = 'notice;';

/** The setting that holds the own words of a notice, by its `wordsKey`. */
export const ownWordsSetting = (wordsKey: string): string => `${prefix}${wordsKey}`;

/** The statement that reads the own words of all notices. */
export const everyOwnWords = sql`select key, value, version from ${setting} where key >= ${prefix} and key < ${afterPrefix}`;

/** A row of `everyOwnWords`. */
export interface OwnWordsRow {
  readonly key: string;
  readonly value: string;
  readonly version: number;
}

/** The own words by `wordsKey`. */
export const readOwnWords = (rows: readonly OwnWordsRow[]): OwnTemplates =>
  Object.fromEntries(rows.map(({ key, value }) => [key.slice(prefix.length), JSON.parse(value)]));

/** The versions of the own words by `wordsKey`. */
export const wordsVersions = (rows: readonly OwnWordsRow[]): Readonly<Record<string, number>> =>
  Object.fromEntries(rows.map(({ key, version }) => [key.slice(prefix.length), version]));
