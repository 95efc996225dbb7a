import { parseArgs } from 'node:util';
import { machine } from '#test/bench/report';
import { launchBrowser } from '../kit/product/browser.ts';
import { buildPages } from './pages.ts';
import { report } from './report.ts';
import { runOnce, type GridName, type Run } from './run.ts';

const { values: input } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, small: { type: 'boolean', default: false } },
});
const rounds = Number(input.rounds);
if (!Number.isSafeInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number above 0');

const sizes = input.small ? [10_000] : [10_000, 100_000];
const grids: readonly GridName[] = ['ours', 'ag'];

const figures = ({ load, scroll, key, scrollingKey, paste }: Run): string =>
  [load, scroll, key, scrollingKey, paste].map((cpu) => cpu?.cpuMs.toFixed(1) ?? '-').join(' / ');

const pages = await buildPages();
const browser = await launchBrowser();
const runs = new Map<string, Run[]>();
try {
  // Alternating in one browser, so that other load of the machine affects both alike.
  for (let round = 1; round <= rounds; round += 1)
    for (const rows of sizes)
      for (const grid of grids) {
        const visit = () => runOnce(browser, pages.origin, { grid, rows });
        // On a busy machine a page may miss a frame that the visit waits for; a second failure is an error.
        const run = await visit().catch((error: unknown) => {
          console.error(String(error));
          return visit();
        });
        const name = `${grid} ${rows}`;
        runs.set(name, [...(runs.get(name) ?? []), run]);
        console.error(`round ${round} of ${rounds}: ${name}`, figures(run));
      }
  const where = `${machine()}, Chromium ${browser.version()} without a screen`;
  console.log(report({ runs, sizes, rounds, where, pages }));
} finally {
  await browser.close();
  await pages.close();
}
