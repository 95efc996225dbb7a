import { describe, expect, it } from 'vitest';
import { useGridPage, type GridPage } from '../kit/grid-page.ts';

const open = useGridPage();

/** A page without any press yet, whose sheet was scrolled to its middle by wheel, so that half a row is at its end. */
const readOn = async (): Promise<GridPage & { readonly scrolled: () => Promise<number> }> => {
  const grid = await open('rows=100');
  const { page } = grid;
  const scrolled = () => page.getByRole('treegrid').evaluate((sheet) => -sheet.getBoundingClientRect().top);
  const before = await scrolled();
  await page.mouse.move(400, 400);
  await page.mouse.wheel(0, 1010);
  await expect.poll(scrolled).toBe(before + 1010);
  return { ...grid, scrolled };
};

interface Seen {
  readonly title: string;
  readonly x: number;
  readonly y: number;
}

/** The last job that is partly visible above the status bar, and a point in its title. */
const lastSeen = async ({ page }: GridPage): Promise<Seen> => {
  const found = await page.evaluate(() => {
    const cells = [
      ...document.querySelectorAll<HTMLElement>('[role="row"][aria-level="1"] > [aria-colindex="2"]'),
    ];
    const seen = cells.flatMap((cell) => {
      const { left, top } = cell.getBoundingClientRect();
      const place = { x: left + 40, y: top + 4 };
      return cell.contains(document.elementFromPoint(place.x, place.y))
        ? [{ title: cell.innerText.trim(), ...place }]
        : [];
    });
    return seen.at(-1);
  });
  if (!found) throw new Error('no row is seen');
  return found;
};

describe('a first press far down', () => {
  it('selects what it is on, and the sheet stands still', async () => {
    const grid = await readOn();
    const { x, y, title } = await lastSeen(grid);
    const before = await grid.scrolled();
    await grid.page.mouse.click(x, y);
    await expect.poll(async () => (await grid.active().innerText()).trim()).toBe(title);
    expect(await grid.scrolled()).toBe(before);
  });

  it('opens the menu of the job that it is on', async () => {
    const grid = await readOn();
    const { x, y, title } = await lastSeen(grid);
    await grid.page.mouse.click(x, y, { button: 'right' });
    const menu = grid.page.getByRole('menu');
    await menu.waitFor();
    expect(await menu.getAttribute('aria-label')).toContain(title);
    expect((await grid.active().innerText()).trim()).toBe(title);
  });

  it('edits what both presses were on', async () => {
    const grid = await readOn();
    const { x, y, title } = await lastSeen(grid);
    await grid.page.mouse.dblclick(x, y);
    await expect.poll(grid.value).toBe(title);
  });

  it('shows the lines of the job whose button it is on', async () => {
    const grid = await readOn();
    const { page } = grid;
    const { title } = await lastSeen(grid);
    const above = page
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: /^Show the lines of/ }) });
    const titles = await above.allInnerTexts();
    const button = above
      .nth(titles.findIndex((text) => text.includes(title)) - 2)
      .getByRole('button', { name: /^Show/ });
    const name = (await button.getAttribute('aria-label')) ?? '';
    const place = await button.boundingBox();
    if (!place) throw new Error('no row has lines');
    await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
    await page.getByRole('button', { name: name.replace('Show', 'Hide'), exact: true }).waitFor();
  });
});

describe('a press beside the rows leaves the keyboard in the sheet', () => {
  it('below the last row', async () => {
    const grid = await open('rows=5');
    const { page } = grid;
    const { x, y } = await lastSeen(grid);
    await page.mouse.click(x, y);
    await page.mouse.click(x, y + 150);
    await page.keyboard.type('Typed');
    await expect.poll(grid.value).toBe('Typed');
  });

  it('on the line of figures, of which one can be marked', async () => {
    const grid = await open('rows=5');
    const { page } = grid;
    const { x, y } = await lastSeen(grid);
    await page.mouse.click(x, y);
    const figures = page.getByText('Rows: 5', { exact: true });
    await figures.click();
    await page.keyboard.type('Typed');
    await expect.poll(grid.value).toBe('Typed');
    await figures.dblclick();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('Rows');
  });
});
