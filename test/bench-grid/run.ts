import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { openBarePage, type BarePage, type Key } from './bare-page.ts';
import { cpuOf, heapMb, type Cpu } from './cpu.ts';
import { pasteText } from './data.ts';
import {
  begin,
  committedRows,
  recordIssues,
  recordedIssues,
  nodeCount,
  rowsInView,
  scrollFrames,
  pastedCells,
  writeClipboard,
} from './in-page.ts';

export type GridName = 'ours' | 'ag';

/** One visit of one page. */
export interface Run {
  readonly load: Cpu;
  readonly scroll: Cpu;
  readonly key: Cpu;
  readonly scrollingKey: Cpu;
  /** Null: the free edition of AG Grid has no paste of many cells. */
  readonly paste: Cpu | null;
  readonly nodes: number;
  readonly heapMb: number;
  readonly rowsCommitted: number;
}

const viewport = { width: 1200, height: 700 };
const headerHeight = 32;
const rowHeight = 28;
const framesScrolled = 150;
const scrollStepPx = 84;
const keyGapMs = 40;
/** Long enough to include work that a page defers until it is idle. */
const quietMs = 1500;
/** Until the saved marks are gone. */
const pasteMs = 1200;

const walkInView: readonly Key[] = [
  ...Array.from({ length: 12 }, (): Key => 'ArrowDown'),
  ...Array.from({ length: 3 }, (): Key => 'ArrowRight'),
  ...Array.from({ length: 12 }, (): Key => 'ArrowUp'),
  ...Array.from({ length: 3 }, (): Key => 'ArrowLeft'),
];
const walkDown: readonly Key[] = Array.from({ length: 30 }, (): Key => 'ArrowDown');

const clickCell = (page: BarePage, row: number) =>
  page.click(360, headerHeight + rowHeight * row + rowHeight / 2);

const pressAll = async (page: BarePage, keys: readonly Key[]) => {
  for (const key of keys) {
    await page.press(key);
    await wait(keyGapMs);
  }
};

const rowsPerKey = async (page: BarePage): Promise<number> => {
  const counts: number[] = [];
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp'] as const) {
    const counting = page.evaluate(committedRows, 200);
    await page.press(key);
    counts.push(await counting);
  }
  return Math.max(...counts);
};

const pasteBlock = async (page: BarePage): Promise<Cpu> => {
  await page.press('Home', 'Control');
  await page.press('ArrowRight');
  await page.evaluate(writeClipboard, pasteText());
  await wait(300);
  const cpu = await cpuOf(page, 1, async () => {
    await page.press('v', 'Control');
    await wait(pasteMs);
  });
  const { cells, said } = await page.evaluate(pastedCells, 'Pasted 9');
  if (cells !== 1 || !said.includes(' 400')) throw new Error(`The paste was not whole: ${said}`);
  return cpu;
};

const visit = async (page: BarePage, url: string, isOurs: boolean): Promise<Run> => {
  await page.send('Performance.enable');
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${recordIssues.toString()})()` });
  await page.send('Page.navigate', { url });
  await wait(quietMs);
  const load = await cpuOf(page, 1, async () => {
    await page.evaluate(begin, null);
    await wait(quietMs);
  });
  if ((await page.evaluate(rowsInView, null)) < 20) throw new Error(`${url} shows no rows`);
  const heap = await heapMb(page);
  await clickCell(page, 2);
  // A warm-up, because staff use the grid all day: keys during the compilation of the code do not count.
  await pressAll(page, walkInView);
  const key = await cpuOf(page, walkInView.length, () => pressAll(page, walkInView));
  const rowsCommitted = await rowsPerKey(page);
  await clickCell(page, 21);
  const scrollingKey = await cpuOf(page, walkDown.length, () => pressAll(page, walkDown));
  const scroll = await cpuOf(page, framesScrolled, () =>
    page.evaluate(scrollFrames, { frames: framesScrolled, stepPx: scrollStepPx }),
  );
  if ((await page.evaluate(rowsInView, null)) < 20) throw new Error(`${url} lost its rows while scrolling`);
  const nodes = await page.evaluate(nodeCount, null);
  const paste = isOurs ? await pasteBlock(page) : null;
  const issues = await page.evaluate(recordedIssues, null);
  if (issues.length > 0) throw new Error(`${url}: ${issues.join('; ')}`);
  return { load, scroll, key, scrollingKey, paste, nodes, heapMb: heap, rowsCommitted };
};

/** A new context for one visit, with empty caches. */
export const runOnce = async (
  browser: Browser,
  origin: string,
  { grid, rows }: { readonly grid: GridName; readonly rows: number },
): Promise<Run> => {
  const page = await openBarePage(browser, viewport);
  try {
    return await visit(page, `${origin}/${grid}/index.html?rows=${rows}`, grid === 'ours');
  } finally {
    await page.close();
  }
};
