import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * Every file that is or would be in the repository; the working tree counts, so a fault is seen before the commit.
 * What the enforcers' tests seed beside it does not count.
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
