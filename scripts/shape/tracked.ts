import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * All files that are or would be in the repository. Uncommitted files count, so that a fault is found before
 * the commit. Files written by the tests of the enforcers do not count.
 */
export const trackedFiles: readonly string[] = spawnSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard'],
  { encoding: 'utf8' },
)
  .stdout.split('\n')
  .filter((file) => file !== '' && !file.includes('seeded-') && existsSync(file));

export const sourceFiles = trackedFiles.filter((file) => /\.tsx?$/.test(file));

export const readText = (file: string): string => readFileSync(file, 'utf8');
