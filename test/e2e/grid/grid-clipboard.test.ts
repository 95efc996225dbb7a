import { describe, expect, it } from 'vitest';
import { samples, samplesWithHidden } from '../kit/clipboard-samples.ts';
import { useGridPage } from '../kit/grid-page.ts';
import { copied, paste, pasteFrom } from '../kit/paste.ts';

const open = useGridPage();

describe('a table of another program', () => {
  it.each(Object.entries(samples))(
    'from %s keeps lines within a cell, and the empty last cell',
    async (_name, html) => {
      const { page, cell, press, selected } = await open();
      await cell('Tom Hill').click();
      await press('End', 'ArrowLeft');
      await pasteFrom(page, { 'text/plain': 'not\tthis', 'text/html': html });
      await expect.poll(selected).toEqual(['5 Mar 17:30', 'first line\n第二行', '6 Mar 09:00', '']);
    },
  );
});

describe('a table with hidden rows and columns', () => {
  it.each(Object.entries(samplesWithHidden))('from %s gives what was shown there', async (_name, html) => {
    const { page, cell, selected } = await open();
    await cell('Mia Stone').click();
    await pasteFrom(page, { 'text/plain': 'not\tthis', 'text/html': html });
    await expect.poll(selected).toEqual(['shown one', 'shown two']);
  });
});

describe('a tab and spaces within a cell', () => {
  it('survive a copy and a paste within the sheet, in both flavours', async () => {
    const { page, cell, selected } = await open();
    const text = 'one\ttwo  three';
    await cell('Mia Stone').click();
    await paste(page, `"${text}"`);
    await expect.poll(selected).toEqual([text]);
    const flavours = await copied(page);
    await cell('Tom Hill').click();
    await pasteFrom(page, { 'text/plain': flavours.text, 'text/html': flavours.html });
    await expect.poll(selected).toEqual([text]);
    await cell('Anna Berg').click();
    await paste(page, flavours.text);
    await expect.poll(selected).toEqual([text]);
  });

  it('are kept as another program writes them, and not those of its source', async () => {
    const { page, cell, selected } = await open();
    await cell('Mia Stone').click();
    const html =
      '<table>\n\t<tr>\n\t\t<td>a\tb\n\t\tc</td></tr><tr><td>d<span style="mso-spacerun:yes">  </span>e</td></tr></table>';
    await pasteFrom(page, { 'text/html': html });
    await expect.poll(selected).toEqual(['a\tb c', 'd  e']);
  });
});

describe('tab-separated text', () => {
  it('has quotes round what holds a tab, a quote or a line', async () => {
    const { page, cell, selected } = await open();
    await cell('Mia Stone').click();
    await paste(page, '"say ""hi"" twice"\r\n"tab\there"\r\n5" pipe');
    await expect.poll(selected).toEqual(['say "hi" twice', 'tab\there', '5" pipe']);
  });

  it('drops exactly one empty line at its end: a second one was meant', async () => {
    const { page, cell, selected } = await open();
    await cell('Mia Stone').click();
    await paste(page, 'A\r\nB\r\n');
    await expect.poll(selected).toEqual(['A', 'B']);
    await cell('A').click();
    await paste(page, 'C\r\n\r\n');
    await expect.poll(selected).toEqual(['C', '']);
  });

  it('is read as staff write it: full-width signs, 萬, percents', async () => {
    const { page, cell, selected } = await open();
    await cell('¥251,800').click();
    await paste(page, '￥1,200.00\t\t50%\n1.2萬\t9\t５０％');
    await expect.poll(selected).toEqual(['¥1,200', '¥138,490', '50%', '¥12,000', '¥269,940', '50%']);
    await page.getByRole('status', { name: 'Gestures' }).getByText('1').waitFor();
  });
});

describe('where a block goes', () => {
  it('several times over a selection that it divides, once over any other', async () => {
    const { page, cell, press, selected } = await open();
    await cell('Mia Stone').click();
    await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await paste(page, 'X\nY');
    await expect.poll(selected).toEqual(['X', 'Y', 'X', 'Y']);
    await cell('Anna Berg').click();
    await press('Shift+ArrowUp', 'Shift+ArrowUp');
    await paste(page, 'P\nQ');
    await expect.poll(selected).toEqual(['P', 'Q']);
    await cell('Anna Berg').waitFor();
  });

  it('one cell into every selected one, also of several ranges', async () => {
    const { page, cell, press, selected } = await open();
    await cell('Mia Stone').click();
    await press('Shift+ArrowDown');
    await cell('Tom Hill').click({ modifiers: ['ControlOrMeta'] });
    await paste(page, 'Same');
    await expect.poll(selected).toEqual(['Same', 'Same', 'Same']);
  });

  it('past columns that are hidden', async () => {
    const { page, cell, selected } = await open('hide=paid,customer');
    await cell('¥251,800').click();
    await paste(page, '1\t2%');
    await expect.poll(selected).toEqual(['¥1', '2%']);
  });

  it('in an open editor into its text, and into no other cell', async () => {
    const { page, cell, press, value } = await open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => navigator.clipboard.writeText('one\ttwo'));
    await cell('Garden Road 12, flat').click();
    await press('F2', 'Control+v');
    expect(await value()).toBe('Garden Road 12, flatone\ttwo');
    await press('Enter');
    await page.getByRole('gridcell', { name: 'Garden Road 12, flatone two' }).waitFor();
    await cell('Mia Stone').waitFor();
    expect(await page.getByRole('status', { name: 'Gestures' }).textContent()).toBe('1');
  });
});

describe('copy and cut', () => {
  it('of several ranges take those that line up as one block', async () => {
    const { page, cell } = await open();
    await cell('Garden Road 12, flat').click();
    await cell('Li Wei').click({ modifiers: ['ControlOrMeta'] });
    expect((await copied(page)).text).toBe('Garden Road 12, flat\tLi Wei');
    await cell('Tom Hill').click({ modifiers: ['ControlOrMeta'] });
    expect((await copied(page)).text).toBe('');
    await page
      .getByRole('status')
      .getByText('Select ranges in the same rows or columns to copy them together.')
      .waitFor();
  });

  it('a cut gives its cells in both flavours, and they are emptied when it is pasted', async () => {
    const { page, cell, selected } = await open();
    await cell('Mia Stone').click();
    await cell('Tom Hill').click({ modifiers: ['ControlOrMeta'] });
    const current = page.getByRole('gridcell', { name: 'Mia Stone', exact: true });
    const count = await current.count();
    const { text, html } = await copied(page, 'cut');
    expect(text).toBe('Mia Stone\r\nTom Hill');
    expect(html).toContain('<td>Mia Stone</td>');
    expect(await selected()).toEqual(['Mia Stone', 'Tom Hill']);
    await cell('Anna Berg').click();
    await pasteFrom(page, { 'text/plain': text, 'text/html': html });
    await expect.poll(selected).toEqual(['Mia Stone', 'Tom Hill']);
    // The values are where they were pasted, and nowhere else.
    expect(await current.count()).toBe(count);
    await page.getByRole('status', { name: 'Gestures' }).getByText('1').waitFor();
  });
});
