import { importsOf, type Import } from './imports.ts';

/** A row of the table of layers in ARCHITECTURE.md. */
export interface Layer {
  readonly folder: string;
  readonly mayImport: readonly string[];
  /** Written `worker/http (types)`: only type imports are allowed. */
  readonly mayImportTypes: readonly string[];
  readonly packages: readonly string[];
  /** The linter's message for a refused import. */
  readonly why: string;
}

const typesMark = ' (types)';

const namesIn = (cell: string): readonly string[] =>
  cell
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Parses the table between the markers, deepest folder first. */
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

/** The layer of a file: the deepest folder that contains it. */
export const layerOf = (layers: readonly Layer[], file: string): Layer | undefined =>
  layers.find(({ folder }) => isWithin(file, folder));

/** Whether the table allows a layer's import. */
const isAllowed = (layer: Layer, { target, isPackage, isTypeOnly }: Import): boolean =>
  isPackage
    ? layer.packages.includes(target)
    : layer.mayImport.some((place) => isWithin(target, place)) ||
      (isTypeOnly && layer.mayImportTypes.some((place) => isWithin(target, place)));

/**
 * The imports of a file that the table forbids, one line each; a file outside all layers (the entries) may
 * import anything.
 */
export const wrongImports = (layers: readonly Layer[], file: string, source: string): readonly string[] => {
  const layer = layerOf(layers, file);
  if (layer === undefined) return [];
  return importsOf(file, source)
    .filter((found) => !isAllowed(layer, found))
    .map(({ target }) => `${file} imports ${target}`);
};
