import { extname } from 'node:path';
import { importsOf } from './imports.ts';

/** Folders that contain rooms; elsewhere subfolders belong to their room. */
const hasRooms = (path: string): boolean => /^worker\/[^/]+$|^admin\/job$|^db\/schema$/.test(path);

/**
 * The room of a file: `admin/sheet`, `admin/job/money`, `worker/store/undo`. A file beside the rooms of a
 * layer belongs to the layer; an entry of the worker is a room of its own.
 */
export const roomOf = (file: string): string => {
  const parts = file.split('/');
  const folders = parts.slice(0, -1);
  const [top = '', second, third] = folders;
  if (second === undefined) return top === 'worker' ? file : top;
  const room = `${top}/${second}`;
  return third !== undefined && hasRooms(room) ? `${room}/${third}` : room;
};

/** Reads a file by its path from the project's root. */
export type ReadText = (file: string) => string;

const endings = ['', '.ts', '.tsx', '.d.ts', '/index.ts'];

/** For each file, the product files that it imports, types included. */
export const fileGraph = (
  files: readonly string[],
  readText: ReadText,
): ReadonlyMap<string, readonly string[]> => {
  const known = new Set(files);
  const find = (target: string) =>
    endings.map((ending) => target + ending).find((candidate) => known.has(candidate));
  return new Map(
    files.map((file) => [
      file,
      /\.tsx?$/.test(file)
        ? importsOf(file, readText(file)).flatMap(({ target, isPackage }) =>
            isPackage ? [] : (find(target) ?? []),
          )
        : [],
    ]),
  );
};

/** For each room, the rooms that its files import. */
export const roomGraph = (
  graph: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, ReadonlySet<string>> => {
  const rooms = new Map<string, Set<string>>();
  for (const [file, targets] of graph) {
    const room = roomOf(file);
    const seen = rooms.get(room) ?? new Set<string>();
    rooms.set(room, seen);
    for (const target of targets) if (roomOf(target) !== room) seen.add(roomOf(target));
  }
  return rooms;
};

/** All nodes reachable from a node; the node itself only if it is on a cycle. */
const reachable = (graph: ReadonlyMap<string, ReadonlySet<string>>, start: string): ReadonlySet<string> => {
  const seen = new Set<string>();
  const open = [...(graph.get(start) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(graph.get(next) ?? []));
  }
  return seen;
};

/** Groups of rooms that import each other in a cycle; empty when there is an order. */
export const cyclesOf = (graph: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] => {
  const from = new Map([...graph.keys()].map((room) => [room, reachable(graph, room)]));
  const isTogether = (item: string, other: string) =>
    (from.get(item)?.has(other) ?? false) && (from.get(other)?.has(item) ?? false);
  const rooms = [...graph.keys()].filter((room) => isTogether(room, room));
  const groups: string[][] = [];
  for (const room of rooms) {
    const group = groups.find(([first]) => first !== undefined && isTogether(first, room));
    if (group) group.push(room);
    else groups.push([room]);
  }
  return groups;
};

/** The imports among the rooms of a group, one line each. */
export const importsAmong = (
  graph: ReadonlyMap<string, readonly string[]>,
  group: readonly string[],
): readonly string[] =>
  [...graph].flatMap(([file, targets]) =>
    targets
      .filter((target) => roomOf(target) !== roomOf(file))
      .filter((target) => group.includes(roomOf(file)) && group.includes(roomOf(target)))
      .map((target) => `${file} imports ${target}`),
  );

/** Number of source files in each folder, without subfolders. Data, documents and configuration are not counted. */
export const filesByFolder = (files: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const file of files.filter((path) => ['.ts', '.tsx', '.css', '.mjs'].includes(extname(path)))) {
    const folder = file.split('/').slice(0, -1).join('/');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return counts;
};
