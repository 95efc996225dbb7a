import { parseSync, type Program } from 'oxc-parser';
import { resolveImport } from './imports.ts';
import type { ReadText } from './rooms.ts';

/** A top-level declaration of a module, written `file#name`. */
export type SymbolId = string;

/** For each declaration, the declarations that its code names, without types. */
export type SymbolGraph = ReadonlyMap<SymbolId, readonly SymbolId[]>;

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );

/** Wrappers of an expression that only concern its type. */
const typed = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);

/** Collects names and dynamically imported modules of an expression or a statement. */
const namesIn = (node: Node, found: { names: Set<string>; late: Set<string> }): void => {
  const type = String(node['type']);
  if (type.startsWith('TS') && !typed.has(type)) return;
  if (type === 'Identifier' || type === 'JSXIdentifier') found.names.add(String(node['name']));
  if (type === 'ImportExpression' && isNode(node['source'])) found.late.add(String(node['source']['value']));
  for (const child of childrenOf(node)) namesIn(child, found);
};

interface Declared {
  readonly name: string;
  readonly node: Node;
}

const patternNames = (node: Node): readonly string[] =>
  node['type'] === 'Identifier' ? [String(node['name'])] : childrenOf(node).flatMap(patternNames);

const declaredBy = (statement: Node): readonly Declared[] => {
  const inner = statement['declaration'];
  if (isNode(inner)) {
    const isNamed = isNode(inner['id']) || inner['type'] === 'VariableDeclaration';
    return isNamed ? declaredBy(inner) : [{ name: 'default', node: inner }];
  }
  const { declarations, id } = statement;
  if (Array.isArray(declarations))
    return declarations
      .filter(isNode)
      .flatMap((declaration) =>
        isNode(declaration['id'])
          ? patternNames(declaration['id']).map((name) => ({ name, node: declaration }))
          : [],
      );
  return isNode(id) ? [{ name: String(id['name']), node: statement }] : [];
};

interface Parsed {
  readonly declared: readonly Declared[];
  /** For each import its local name, with the imported `file#name`. */
  readonly imports: ReadonlyMap<string, SymbolId>;
  /** For each export its name, with its declaration. */
  readonly exports: ReadonlyMap<string, SymbolId>;
}

type Find = (file: string, name: string) => string | undefined;

type Module = ReturnType<typeof parseSync>['module'];

const importsIn = ({ staticImports }: Module, find: (name: string) => string | undefined) => {
  const imports = new Map<string, SymbolId>();
  for (const { moduleRequest, entries } of staticImports) {
    const target = find(moduleRequest.value);
    if (target === undefined) continue;
    for (const { importName, localName, isType } of entries)
      if (!isType) imports.set(localName.value, `${target}#${importName.name ?? 'default'}`);
  }
  return imports;
};

const exportsIn = ({ staticExports }: Module, file: string, find: (name: string) => string | undefined) => {
  const exports = new Map<string, SymbolId>();
  for (const entry of staticExports.flatMap(({ entries }) => entries)) {
    const { exportName, moduleRequest, isType } = entry;
    const target = moduleRequest === null ? file : find(moduleRequest.value);
    if (isType || target === undefined) continue;
    const { name } = moduleRequest === null ? entry.localName : entry.importName;
    exports.set(exportName.name ?? 'default', `${target}#${name ?? 'default'}`);
  }
  return exports;
};

const parse = (file: string, source: string, findFrom: Find): Parsed => {
  const { program, module } = parseSync(file, source);
  const body: Program['body'] = program.body;
  const find = (name: string) => findFrom(file, name);
  return {
    declared: body.flatMap((statement) => (isNode(statement) ? declaredBy(statement) : [])),
    imports: importsIn(module, find),
    exports: exportsIn(module, file, find),
  };
};

const findIn = (files: readonly string[]): Find => {
  const known = new Set(files);
  return (file, name) => {
    const { target, isPackage } = resolveImport(file, name, false);
    if (isPackage) return undefined;
    return ['', '.ts', '.tsx', '/index.ts'].map((end) => target + end).find((path) => known.has(path));
  };
};

/** The graph of all declarations. Calls through a parameter's object are not visible. */
export const symbolGraph = (files: readonly string[], readText: ReadText): SymbolGraph => {
  const find = findIn(files);
  const modules = new Map(files.map((file) => [file, parse(file, readText(file), find)]));
  /** The original declaration of a re-exported name. */
  const declaration = (id: SymbolId): SymbolId => {
    const at = id.lastIndexOf('#');
    const [file, name] = [id.slice(0, at), id.slice(at + 1)];
    const parsed = modules.get(file);
    const passed = parsed?.exports.get(name);
    if (parsed?.declared.some((declared) => declared.name === name) || passed === undefined || passed === id)
      return id;
    return passed.startsWith(`${file}#`) ? passed : declaration(passed);
  };
  const graph = new Map<SymbolId, readonly SymbolId[]>();
  for (const [file, { declared, imports }] of modules) {
    const own = new Set(declared.map(({ name }) => name));
    for (const { name, node } of declared) {
      const found = { names: new Set<string>(), late: new Set<string>() };
      namesIn(node, found);
      const here = [...found.names]
        .filter((other) => other !== name && own.has(other))
        .map((symbol) => `${file}#${symbol}`);
      const there = [...found.names].flatMap((symbol) => imports.get(symbol) ?? []);
      const late = [...found.late].flatMap((item) => find(file, item) ?? []).map((path) => `${path}#default`);
      graph.set(`${file}#${name}`, [...here, ...[...there, ...late].map(declaration)]);
    }
  }
  return graph;
};

const reachedFrom = (graph: SymbolGraph, starts: readonly SymbolId[]): ReadonlySet<SymbolId> => {
  const seen = new Set<SymbolId>();
  const open = [...starts];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(graph.get(next) ?? []));
  }
  return seen;
};

const turned = (graph: SymbolGraph): SymbolGraph => {
  const back = new Map<SymbolId, SymbolId[]>();
  for (const [from, targets] of graph)
    for (const to of targets) back.set(to, [...(back.get(to) ?? []), from]);
  return back;
};

/** All declarations of the given names. */
export const declarationsOf = (graph: SymbolGraph, names: readonly string[]): readonly SymbolId[] =>
  [...graph.keys()].filter((id) => names.includes(id.slice(id.lastIndexOf('#') + 1)));

/**
 * All declarations that the given ones name, directly or indirectly; with `ends`, only those on a path to one
 * of them.
 */
export const walk = (
  graph: SymbolGraph,
  starts: readonly SymbolId[],
  ends: readonly SymbolId[] | null,
): ReadonlySet<SymbolId> => {
  const forward = reachedFrom(graph, starts);
  if (ends === null) return forward;
  const backward = reachedFrom(turned(graph), ends);
  return new Set([...forward].filter((id) => backward.has(id)));
};
