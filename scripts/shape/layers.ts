import { importsOf, type Import } from './imports.ts';

/** A row of the table of layers in ARCHITECTURE.md. */
export interface Layer {
  readonly folder: string;
  readonly mayImport: readonly string[];
  /** Written `worker/http (types)`: only types may be imported. */
  readonly mayImportTypes: readonly string[];
  readonly packages: readonly string[];
  /** What the linter says where an import is refused. */
  readonly why: string;
}

const typesMark = ' (types)';

const namesIn = (cell: string): readonly string[] =>
  cell
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The table between the markers, the deepest folder first. */
export const readLayers = (architecture: string): readonly Layer[] => {
  const [, table = ''] = /<!-- layers:start -->([\s\S]*)<!-- layers:end -->/.exec(architecture) ?? [];
  const rows = table.trim().split('\n').slice(2);
  return rows
    .map((row) => {
      const [, folder = '', mayImport = '', packages = '', why = ''] = row.split('|');
      const names = namesIn(mayImport);
      return {
        folder: folder.trim(),
        mayImport: names.filter((name) => !name.endsWith(typesMark)),
        mayImportTypes: names
          .filter((name) => name.endsWith(typesMark))
          .map((name) => name.slice(0, -typesMark.length)),
        packages: namesIn(packages),
        why: why.trim(),
      };
    })
    .toSorted((a, b) => b.folder.length - a.folder.length);
};

const isWithin = (path: string, place: string): boolean =>
  path === place.replace(/\.ts$/, '') || path.startsWith(`${place}/`);

/** The row that a file belongs to: the deepest folder that it lies in. */
export const layerOf = (layers: readonly Layer[], file: string): Layer | undefined =>
  layers.find(({ folder }) => isWithin(file, folder));

/** Whether the table lets a layer import something. */
const isAllowed = (layer: Layer, { target, isPackage, isTypeOnly }: Import): boolean =>
  isPackage
    ? layer.packages.includes(target)
    : layer.mayImport.some((place) => isWithin(target, place)) ||
      (isTypeOnly && layer.mayImportTypes.some((place) => isWithin(target, place)));

/** What a file imports against the table, one line each; a file outside every layer (the doors) sees everything. */
export const wrongImports = (layers: readonly Layer[], file: string, source: string): readonly string[] => {
  const layer = layerOf(layers, file);
  if (layer === undefined) return [];
  return importsOf(file, source)
    .filter((found) => !isAllowed(layer, found))
    .map(({ target }) => `${file} imports ${target}`);
};
