import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import manifest from '../../package.json' with { type: 'json' };

export interface Import {
  /** A path from the project's root without its extension, or a package's name. */
  readonly target: string;
  readonly isPackage: boolean;
  readonly isTypeOnly: boolean;
}

const aliases = Object.entries(manifest.imports).map(([alias, path]) => ({
  start: alias.slice(0, alias.indexOf('*')),
  folder: posix.normalize(path.slice(0, path.indexOf('*'))),
}));

const withoutEnding = (path: string): string => path.replace(/\.tsx?$/, '');

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

/** Resolves an import specifier of a file; `file` is its path from the project's root. */
export const resolveImport = (file: string, name: string, isTypeOnly: boolean): Import => {
  const alias = aliases.find(({ start }) => name.startsWith(start));
  if (alias !== undefined)
    return {
      target: withoutEnding(posix.join(alias.folder, name.slice(alias.start.length))),
      isPackage: false,
      isTypeOnly,
    };
  if (name.startsWith('.'))
    return {
      target: withoutEnding(posix.join(posix.dirname(file), name)),
      isPackage: false,
      isTypeOnly,
    };
  return { target: packageOf(name), isPackage: true, isTypeOnly };
};

/** All imports, re-exports and dynamic imports of a source file; `file` is its path from the project's root. */
export const importsOf = (file: string, source: string): readonly Import[] => {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  const fixed = module.staticImports.map(({ moduleRequest, entries }) =>
    resolveImport(file, moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType)),
  );
  const passed = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) =>
      moduleRequest === null ? [] : [resolveImport(file, moduleRequest.value, isType)],
    );
  const late = module.dynamicImports.map(({ moduleRequest }) =>
    resolveImport(file, source.slice(moduleRequest.start + 1, moduleRequest.end - 1), false),
  );
  return [...fixed, ...passed, ...late];
};
