import { parseSync } from 'oxc-parser';

/** A node of a syntax tree. Fields are read by name, because each kind has others. */
export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const within = (value: unknown): readonly Node[] =>
  isNode(value) ? [value, ...Object.values(value).flatMap(within)] : [];

/** All nodes of a source text, outer ones first. The file name decides between TypeScript and TSX. */
export const nodesOf = (file: string, source: string): readonly Node[] =>
  within(parseSync(file, source).program);

/** A field as a list of nodes; empty when it is not one. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
