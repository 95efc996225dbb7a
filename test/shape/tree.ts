import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const left = new Set(['node_modules', 'dist', 'reports']);

const isRead = (name: string) => !left.has(name) && (!name.startsWith('.') || name === '.ci');

/** Every file below a folder that is written by hand, as paths from the root. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return isRead(entry.name) ? filesIn(path) : [];
    return [path];
  });

export const codeIn = (...folders: readonly string[]): readonly string[] =>
  folders.flatMap(filesIn).filter((file) => /\.(ts|tsx|mjs|css)$/.test(file));
