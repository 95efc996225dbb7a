import { editScene } from '#test/bench/paired/edits';
import { importScene } from '#test/bench/paired/import';
import { listScene } from '#test/bench/paired/list';
import type { PairedScene } from '#test/bench/paired/measurement';
import { ratioHead, ratioRow, runRounds } from '#test/bench/paired/rounds';
import { openTree } from '#test/bench/paired/tree';
import { table } from '#test/bench/report';

/** In the order in which they run: edits move the jobs that the list reads, an import adds jobs. */
const scenes: ReadonlyMap<string, PairedScene> = new Map([
  ['list', listScene],
  ['edits', editScene],
  ['import', importScene],
]);

interface Comparison {
  /** The folder of the tree before, a worktree with its packages installed. */
  readonly against: string;
  /** Names of scenes. */
  readonly chosen: readonly string[];
  readonly rounds: number;
  /** Jobs of each tree at the start. */
  readonly jobs: number;
  /** Length of a round that goes by time. */
  readonly seconds: number;
  readonly print: (line: string) => void;
}

/** Measures this tree and the tree of another folder in turn, and prints the ratios. */
export const comparePaired = async (comparison: Comparison): Promise<void> => {
  const { against, chosen, rounds, jobs, seconds, print } = comparison;
  const unknown = chosen.filter((name) => !scenes.has(name));
  if (unknown.length > 0)
    throw new Error(`--scenes takes ${[...scenes.keys()].join(', ')}; unknown: ${unknown.join(', ')}`);
  print(`Bundling both trees and making ${jobs.toLocaleString('en')} jobs in each…`);
  const before = await openTree('before', against, jobs);
  const now = await openTree('now', '.', jobs);
  const rows: (readonly string[])[] = [];
  try {
    for (const [name, scene] of scenes)
      for (const measurement of chosen.includes(name) ? scene(seconds) : []) {
        const row = ratioRow(measurement, await runRounds({ before, now }, measurement, rounds));
        rows.push(row);
        print(`  ${row.join(' | ')}`);
      }
  } finally {
    await before.stop();
    await now.stop();
  }
  print(`\n${table(ratioHead, rows)}`);
};
