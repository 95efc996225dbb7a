import { extname } from 'node:path';
import { importsOf } from './imports.ts';

/** Rooms that have rooms inside; in the others a folder below belongs to the room. */
const hasRooms = (path: string): boolean => /^worker\/[^/]+$|^admin\/job$|^db\/schema$/.test(path);

/**
 * The room that a file lies in: `admin/sheet`, `admin/job/money`, `worker/store/undo`. A file beside the rooms of a
 * layer belongs to the layer; a door of the worker is a room of its own.
 */
export const roomOf = (file: string): string => {
  const parts = file.split('/');
  const folders = parts.slice(0, -1);
  const [top = '', second, third] = folders;
  if (second === undefined) return top === 'worker' ? file : top;
  const room = `${top}/${second}`;
  return third !== undefined && hasRooms(room) ? `${room}/${third}` : room;
};

/** A file's text by its path from the project's root. */
export type ReadText = (file: string) => string;

const endings = ['', '.ts', '.tsx', '.d.ts', '/index.ts'];

/** The files of the product that each file imports, types included. */
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

/** Each room with the rooms that its files import. */
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

/** Everything that can be reached from a node, the node itself only where a way leads back to it. */
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

/** Groups of rooms that reach one another: none where the rooms have an order. */
export const cyclesOf = (graph: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] => {
  const from = new Map([...graph.keys()].map((room) => [room, reachable(graph, room)]));
  const isTogether = (item: string, otherItem: string) =>
    (from.get(item)?.has(otherItem) ?? false) && (from.get(otherItem)?.has(item) ?? false);
  const rooms = [...graph.keys()].filter((room) => isTogether(room, room));
  const groups: string[][] = [];
  for (const room of rooms) {
    const group = groups.find(([first]) => first !== undefined && isTogether(first, room));
    if (group) group.push(room);
    else groups.push([room]);
  }
  return groups;
};

/** Which imports lead from a room of a group to another of it, one line each. */
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

/** Files of source in a folder, without its folders. Data, documents and settings do not count. */
export const filesByFolder = (files: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const file of files.filter((path) => ['.ts', '.tsx', '.css', '.mjs'].includes(extname(path)))) {
    const folder = file.split('/').slice(0, -1).join('/');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return counts;
};
