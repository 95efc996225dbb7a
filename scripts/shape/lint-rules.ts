import manifest from '../../package.json' with { type: 'json' };
import type { Layer } from './layers.ts';

/** Depth of folders below a layer for which rules are written. */
const depthMax = 4;

interface Pattern {
  readonly group?: readonly string[];
  readonly regex?: string;
  readonly allowTypeImports?: boolean;
  readonly message: string;
}

/** An entry of `overrides` in the linter's configuration. */
export interface Override {
  readonly files: readonly string[];
  readonly rules: { readonly 'no-restricted-imports': readonly ['error', { patterns: readonly Pattern[] }] };
}

const aliases = Object.entries(manifest.imports)
  .map(([alias, path]) => ({
    start: alias.slice(0, -1),
    folder: path.slice('./'.length, path.indexOf('*')),
  }))
  .toSorted((a, b) => b.folder.length - a.folder.length);

/** The `#` alias of a place, if it has one: `worker/store` is `#store`, `worker/env.ts` is `#worker/env`. */
const aliasOf = (place: string): string | undefined => {
  const path = place.endsWith('.ts') ? place.slice(0, -'.ts'.length) : `${place}/`;
  const alias = aliases.find(({ folder }) => path.startsWith(folder));
  return alias === undefined ? undefined : `${alias.start}${path.slice(alias.folder.length)}`;
};

/** The specifiers that reach a place: its `#` alias, or a relative path from `depth` folders below the layer. */
const waysTo = (layer: string, place: string, depth: number): readonly string[] => {
  const alias = aliasOf(place);
  if (alias !== undefined) return [alias.endsWith('/') ? `${alias}**` : alias];
  const [top = ''] = layer.split('/');
  if (!place.startsWith(`${top}/`) && place !== top) return [];
  const up = '../'.repeat(depth + layer.split('/').length - 1);
  return [place === top ? `${up}**` : `${up}${place.slice(top.length + 1)}/**`];
};

/** Relative paths from `depth` folders below the layer that stay inside it. */
const inside = (depth: number): readonly string[] =>
  depth === 0 ? ['!./**'] : ['!./**', '!../**', `${'../'.repeat(depth + 1)}**`];

const patternsOf = (layer: Layer, depth: number): readonly Pattern[] => {
  const message = layer.why === '' ? 'See the layers in ARCHITECTURE.md.' : layer.why;
  const places = [...layer.mayImport, ...layer.mayImportTypes].filter((place) => place !== layer.folder);
  const own = aliasOf(layer.folder);
  const group = [
    '*',
    ...inside(depth),
    ...(own === undefined ? [] : [`!${own}**`]),
    ...places.flatMap((place) => waysTo(layer.folder, place, depth)).map((way) => `!${way}`),
    ...layer.packages.flatMap((name) => [`!${name}`, `!${name}/**`]),
  ];
  const onlyTypes = layer.mayImportTypes.map((place) => ({
    regex: `^${aliasOf(place) ?? place}`,
    allowTypeImports: true,
    message: `Only types. ${message}`,
  }));
  return [...onlyTypes, { group, message }];
};

/** The linter's import rules for the table of layers: a parent's before its rooms', because the last match wins. */
export const overridesOf = (layers: readonly Layer[]): readonly Override[] =>
  layers
    .toSorted((a, b) => a.folder.length - b.folder.length)
    .flatMap((layer) =>
      Array.from({ length: depthMax }, (_, depth) => ({
        files: [`${layer.folder}/${'*/'.repeat(depth)}*.{ts,tsx}`],
        rules: {
          'no-restricted-imports': ['error', { patterns: patternsOf(layer, depth) }] as const,
        },
      })),
    );
