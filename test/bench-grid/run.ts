import type { Browser, CDPSession, Page } from 'playwright-core';
import { cpuOf, heapMb, type Cpu } from './cpu.ts';
import { pasteText } from './data.ts';
import { committedRows, nodeCount, rowsInView, scrollFrames } from './in-page.ts';

export type GridName = 'ours' | 'ag';

/** One visit to one page. */
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
/** So that what a page puts off until it is idle is counted too. */
const settleMs = 1500;
/** Until the marks of what was saved are gone again. */
const pasteMs = 1200;

const walkInView = [
  ...Array.from({ length: 12 }, () => 'ArrowDown'),
  ...Array.from({ length: 3 }, () => 'ArrowRight'),
  ...Array.from({ length: 12 }, () => 'ArrowUp'),
  ...Array.from({ length: 3 }, () => 'ArrowLeft'),
];
const walkDown = Array.from({ length: 30 }, () => 'ArrowDown');

const clickCell = (page: Page, row: number) =>
  page.mouse.click(360, headerHeight + rowHeight * row + rowHeight / 2);

const pressAll = async (page: Page, keys: readonly string[]) => {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(keyGapMs);
  }
};

const rowsPerKey = async (page: Page): Promise<number> => {
  const counts: number[] = [];
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp']) {
    const counting = page.evaluate(committedRows, 200);
    await page.keyboard.press(key);
    counts.push(await counting);
  }
  return Math.max(...counts);
};

const pasteBlock = async (page: Page, session: CDPSession): Promise<Cpu> => {
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.evaluate((text) => navigator.clipboard.writeText(text), pasteText());
  await page.waitForTimeout(300);
  const cpu = await cpuOf(session, 1, async () => {
    await page.keyboard.press('Control+v');
    await page.waitForTimeout(pasteMs);
  });
  await page.getByRole('gridcell', { name: 'Pasted 9', exact: true }).waitFor({ timeout: 2000 });
  const said = await page.getByRole('status').last().textContent();
  if (said?.includes(' 400') !== true) throw new Error(`The paste was not whole: ${said}`);
  return cpu;
};

const visit = async (page: Page, url: string, isOurs: boolean): Promise<Run> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(settleMs);
  const load = await cpuOf(session, 1, async () => {
    await page.evaluate(() => dispatchEvent(new Event('begin')));
    await page.waitForTimeout(settleMs);
  });
  if ((await page.evaluate(rowsInView)) < 20) throw new Error(`${url} shows no rows`);
  const heap = await heapMb(session);
  await clickCell(page, 2);
  // Staff work in it all day: the first keys, while the engine still learns the code, are not what counts.
  await pressAll(page, walkInView);
  const key = await cpuOf(session, walkInView.length, () => pressAll(page, walkInView));
  const rowsCommitted = await rowsPerKey(page);
  await clickCell(page, 21);
  const scrollingKey = await cpuOf(session, walkDown.length, () => pressAll(page, walkDown));
  const scroll = await cpuOf(session, framesScrolled, () =>
    page.evaluate(scrollFrames, { frames: framesScrolled, stepPx: scrollStepPx }),
  );
  if ((await page.evaluate(rowsInView)) < 20) throw new Error(`${url} lost its rows while scrolling`);
  const nodes = await page.evaluate(nodeCount);
  const paste = isOurs ? await pasteBlock(page, session) : null;
  return { load, scroll, key, scrollingKey, paste, nodes, heapMb: heap, rowsCommitted };
};

/** A fresh context for one visit, with nothing in its caches. */
export const runOnce = async (
  browser: Browser,
  origin: string,
  { grid, rows }: { readonly grid: GridName; readonly rows: number },
): Promise<Run> => {
  const context = await browser.newContext({ viewport });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  const run = await visit(page, `${origin}/${grid}/index.html?rows=${rows}`, grid === 'ours');
  await context.close();
  if (complaints.length > 0) throw new Error(`${grid}: ${complaints.join('; ')}`);
  return run;
};
