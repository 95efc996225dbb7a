import { existsSync } from 'node:fs';
import { bannedFinder, identifiersOf, readBannedWords } from './banned-words.ts';
import { filesOn, paths } from './paths.ts';
import { cyclesOf, fileGraph, filesByFolder, importsAmong, roomGraph } from './rooms.ts';
import { symbolGraph } from './symbols.ts';
import { readText, sourceFiles, trackedFiles } from './tracked.ts';

// `npm run shape` prints the figures of the source tree in the current directory, so a copy of this folder
// can measure an older tree.
const isVerbose = process.argv.includes('--files');
const print = (name: string, figure: string) => console.log(`${`${name}:`.padEnd(48)} ${figure}`);
const details = (lines: readonly string[]) => {
  if (isVerbose) for (const line of lines) console.log(`    ${line}`);
};

const product = sourceFiles.filter((file) => /^(worker|admin|db)\//.test(file));
const source = trackedFiles.filter((file) =>
  /^(worker|admin|db|scripts|test)\/.*\.(tsx?|css|mjs)$/.test(file),
);

const lines = product.map((file) => readText(file).split('\n').length - 1).toSorted((a, b) => a - b);
const share = (part: number) => String(lines[Math.floor((lines.length - 1) * part)] ?? 0);
print('Files of the product', String(product.length));
print('Files with tests and scripts', String(source.length));
print('Lines a file of the product, median and 90 %', `${share(0.5)}, ${share(0.9)}`);

const folders = [...filesByFolder(source)].toSorted((a, b) => b[1] - a[1]);
print('Files in the largest folder', `${folders[0]?.[1] ?? 0} (${folders[0]?.[0] ?? ''})`);
print('Folders of more than 12 files', String(folders.filter(([, count]) => count > 12).length));

const graph = fileGraph(product, readText);
const rooms = roomGraph(graph);
const cycles = cyclesOf(rooms);
print('Rooms', String(rooms.size));
print('Rooms in import cycles', cycles.map((group) => String(group.length)).join(' + ') || '0');
details(cycles.flatMap((group) => importsAmong(graph, group)));

const symbols = symbolGraph(product, readText);
for (const path of paths) {
  const files = filesOn(path, symbols);
  print(`Files on a path, ${path.title}`, String(files.length));
  details(files);
}

const list = 'test/shape/banned-words.tsv';
if (existsSync(list)) {
  const find = bannedFinder(readBannedWords(readText(list)));
  const names = source
    .filter((file) => /\.(tsx?|mjs)$/.test(file))
    .flatMap((file) => identifiersOf(file, readText(file)));
  const banned = names.filter((name) => find(name) !== undefined);
  const percent = ((100 * banned.length) / names.length).toFixed(3);
  print('Banned words of all identifiers', `${percent} % (${banned.length} of ${names.length})`);
}

// The files of the drills in CONTRIBUTING.md, from their `git diff --stat`.
const drills = readText('CONTRIBUTING.md').matchAll(/\*\*(An? [^*]+)\*\*[\s\S]*?(\d+) files? changed/g);
for (const [, what = '', count = ''] of drills) print(`Files touched to add: ${what}`, count);
