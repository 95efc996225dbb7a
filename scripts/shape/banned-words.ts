import { basename, dirname } from 'node:path';
import { parseSync } from 'oxc-parser';

/** A word that identifiers and file names must not contain, and its replacement. */
export interface BannedWord {
  /** `=name` bans a whole identifier, case-sensitive; `a-b` bans consecutive parts of a name. */
  readonly word: string;
  readonly use: string;
  /** Identifiers that may contain it; the list gives the reason. */
  readonly allowed: ReadonlySet<string>;
}

/** Parses `banned-words.tsv`: word, replacement, allowed identifiers, reason. */
export const readBannedWords = (table: string): readonly BannedWord[] =>
  table
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [word = '', use = '', allowed = ''] = line.split('\t');
      return { word, use, allowed: new Set(allowed.split(',').filter((name) => name !== '')) };
    });

/** The parts of a camelCase, PascalCase, kebab-case or snake_case name, in lower case. */
export const partsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');

/** Creates a function that finds the banned word in a name; undefined without one. */
export const bannedFinder = (
  bannedWord: readonly BannedWord[],
): ((name: string) => BannedWord | undefined) => {
  const whole = new Map(
    bannedWord.filter(({ word }) => word.startsWith('=')).map((banned) => [banned.word.slice(1), banned]),
  );
  const inParts = bannedWord.filter(({ word }) => !word.startsWith('='));
  const known = new Map<string, BannedWord | undefined>();
  const find = (name: string): BannedWord | undefined => {
    const text = `-${partsOf(name).join('-')}-`;
    const banned = whole.get(name) ?? inParts.find(({ word }) => text.includes(`-${word}-`));
    return banned?.allowed.has(name) === true ? undefined : banned;
  };
  return (name) => {
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name);
  };
};

const identifierTypes = new Set(['Identifier', 'JSXIdentifier', 'PrivateIdentifier']);

const collect = (node: unknown, names: string[]): void => {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const child of node) collect(child, names);
    return;
  }
  const fields = new Map<string, unknown>(Object.entries(node));
  const name = fields.get('name');
  if (identifierTypes.has(String(fields.get('type'))) && typeof name === 'string') names.push(name);
  for (const child of fields.values()) collect(child, names);
};

/** All identifier tokens of a source file. */
export const identifiersOf = (file: string, source: string): readonly string[] => {
  const names: string[] = [];
  collect(parseSync(file, source).program, names);
  return names;
};

/** The names in a path: the file's without its extension, and its folder's. */
export const pathNames = (file: string): readonly string[] => [
  basename(file).replace(/\..*$/, ''),
  basename(dirname(file)),
];
