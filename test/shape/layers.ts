import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';

/** A row of the table of layers in ARCHITECTURE.md. */
export interface Layer {
  readonly folder: string;
  readonly mayImport: readonly string[];
  /** Layers of which only types may be imported. */
  readonly mayImportTypes: readonly string[];
  readonly packages: readonly string[];
}

const cells = (text: string) =>
  text
    .split(',')
    .map((cell) => cell.trim())
    .filter(Boolean);

/** The table between the markers, most specific folder first. */
export const readLayers = (): readonly Layer[] => {
  const [, table = ''] =
    /<!-- layers:start -->([\s\S]*)<!-- layers:end -->/.exec(readFileSync('ARCHITECTURE.md', 'utf8')) ?? [];
  return table
    .trim()
    .split('\n')
    .slice(2)
    .map((row) => {
      const [, folder = '', may = '', packages = ''] = row.split('|');
      const [types, whole] = [true, false].map((isType) =>
        cells(may).filter((name) => name.endsWith(' (types)') === isType),
      );
      return {
        folder: folder.trim(),
        mayImport: whole ?? [],
        mayImportTypes: (types ?? []).map((name) => name.replace(' (types)', '')),
        packages: cells(packages),
      };
    })
    .toSorted((a, b) => b.folder.length - a.folder.length);
};

const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries<string>(JSON.parse(readFileSync('package.json', 'utf8')).imports).map(([name, path]) => [
    name.replace('/*', ''),
    path.replace('./', '').replace('/*.ts', ''),
  ]),
);

/** Path inside the project, or null for a package. */
const targetOf = (file: string, specifier: string): string | null => {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  const [head = '', ...rest] = specifier.split('/');
  const folder = aliases.get(head);
  return folder === undefined ? null : posix.join(folder, ...rest);
};

const isIn = (path: string, folder: string) =>
  path === folder || path.startsWith(`${folder}/`) || `${path}.ts` === folder;

export const layerOf = (path: string, layers: readonly Layer[]): Layer | undefined =>
  layers.find((layer) => isIn(path, layer.folder));

interface Import {
  readonly specifier: string;
  readonly isType: boolean;
}

const importsOf = (file: string, source: string): readonly Import[] => {
  const { staticImports, staticExports, dynamicImports } = parseSync(file, source).module;
  return [
    ...staticImports.map((one) => ({
      specifier: one.moduleRequest.value,
      isType: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
    })),
    ...staticExports.flatMap((one) =>
      one.entries.flatMap((entry) =>
        entry.moduleRequest ? [{ specifier: entry.moduleRequest.value, isType: entry.isType }] : [],
      ),
    ),
    ...dynamicImports.map((one) => ({
      specifier: source.slice(one.moduleRequest.start + 1, one.moduleRequest.end - 1),
      isType: false,
    })),
  ];
};

/** The imports of one file that its layer does not allow. */
export const wrongImports = (file: string, source: string, layers: readonly Layer[]): readonly string[] => {
  const layer = layerOf(file, layers);
  if (layer === undefined) return [];
  const isAllowed = ({ specifier, isType }: Import): boolean => {
    const target = targetOf(file, specifier);
    if (target === null)
      return layer.packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
    // The most specific layer counts: admin may import admin, yet not all of worker by way of a longer path.
    const home = layerOf(target, layers)?.folder ?? target;
    const among = (names: readonly string[]) =>
      names.some((name) => isIn(home, name) || isIn(target, name.replace('.ts', '')));
    return among(layer.mayImport) || (isType && among(layer.mayImportTypes));
  };
  return importsOf(file, source)
    .filter((one) => !isAllowed(one))
    .map((one) => one.specifier);
};

export const readSource = (file: string): string => readFileSync(join(file), 'utf8');
