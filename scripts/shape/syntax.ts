import { parseSync } from 'oxc-parser';

/** A node of a syntax tree: its fields are read by name, for each kind has others. */
export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const within = (value: unknown): readonly Node[] =>
  isNode(value) ? [value, ...Object.values(value).flatMap(within)] : [];

/** All nodes of a source text, outer ones first. The name of its file says whether it is TypeScript or TSX. */
export const nodesOf = (file: string, source: string): readonly Node[] =>
  within(parseSync(file, source).program);

/** The nodes that a field holds as a list; empty where it holds none. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
