import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { hiddenPlaces, mergeCount } from '../../../admin/transfer/import-phase.ts';
import { bytesOf, chosenOf, customer, rowsOf, sheetName } from './choices.ts';

describe('a workbook of another program', () => {
  it('x15: texts in CDATA are there', async () => {
    const chosen = await chosenOf('BUG-x15-cdata.xlsx');
    expect(sheetName(chosen)).toBe('客户');
    expect(rowsOf(chosen)).toEqual([
      {
        place: 2,
        row: {
          flow: 'wedding',
          title: 'BUG-CDATA一',
          customer: customer('冯某', { phone: '13800138077', address: '上海市A&B大厦' }),
          contractTotalMinor: 8_800_000,
        },
        issues: [],
      },
      {
        place: 3,
        row: {
          flow: 'wedding',
          title: 'BUG-CDATA二',
          customer: customer('冯某', { phone: '13800138078', address: 'CDATA路88号' }),
          contractTotalMinor: 8_800_000,
        },
        issues: [],
      },
    ]);
  });

  it('x2: a phone in a format of zeros is what a person sees', async () => {
    const chosen = await chosenOf('BUG-x2-leading-zero.xlsx');
    const phones = rowsOf(chosen).map(({ place, row }) => [place, Object(row['customer']).phone]);
    expect(sheetName(chosen)).toBe('客户');
    expect(phones).toEqual([
      [2, '02158881234'],
      [3, '021-58881234'],
      [4, '0090887'],
    ]);
  });

  it.each([
    ['BUG-x13-backslash.xlsx', 'BUG-反斜', '许六'],
    ['BUG-x14-SharedStrings-case.xlsx', 'BUG-大小写', '何七'],
  ])('%s: its parts are found whatever their names', async (name, title, who) => {
    const chosen = await chosenOf(name);
    expect(sheetName(chosen)).toBe('客户');
    expect(rowsOf(chosen)).toEqual([
      { place: 2, row: { flow: 'wedding', title, customer: customer(who) }, issues: [] },
    ]);
  });

  it('x10: the first sheet that is seen is chosen, and its hidden rows wait for a word', async () => {
    const chosen = await chosenOf('BUG-x10-hidden.xlsx');
    expect(chosen.file.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['旧数据', true],
      ['客户', false],
    ]);
    expect(sheetName(chosen)).toBe('客户');
    expect(hiddenPlaces(chosen)).toEqual([3, 4]);
    expect(rowsOf(chosen).map(({ place, row }) => [place, row['title']])).toEqual([
      [2, 'BUG-可见一'],
      [5, 'BUG-可见二'],
    ]);
    expect(rowsOf({ ...chosen, takesHidden: true }).map(({ place }) => place)).toEqual([2, 3, 4, 5]);
  });

  it('x11: merged cells are filled down where the person wants it', async () => {
    const chosen = await chosenOf('BUG-x11-merged.xlsx');
    expect([sheetName(chosen), chosen.headerAt, mergeCount(chosen)]).toEqual(['客户', 1, 2]);
    expect(rowsOf(chosen)[1]).toMatchObject({ place: 4, issues: ['客户: Customer needed'] });
    expect(rowsOf({ ...chosen, isFilledDown: true }).slice(0, 2)).toMatchObject([
      {
        place: 3,
        row: { title: 'BUG-合并一', customer: { name: '杨二', phone: '13800138005' } },
        issues: [],
      },
      {
        place: 4,
        row: { title: 'BUG-合并二', customer: { name: '杨二', phone: '13800138005' } },
        issues: [],
      },
    ]);
  });

  const rewritten = (change: (path: string, xml: string) => readonly [string, string]): Uint8Array =>
    zipSync(
      Object.fromEntries(
        Object.entries(unzipSync(bytesOf('BUG-x15-cdata.xlsx'))).map(([path, content]) => {
          const [at, xml] = change(path, Buffer.from(content).toString('utf8'));
          return [at, strToU8(xml)];
        }),
      ),
    );

  it('without the addresses of its rows and cells is read by their order', async () => {
    const bytes = rewritten((path, xml) => [
      path,
      path.includes('sheet1') ? xml.replaceAll(/ r="[A-Z]?\d+"/g, '') : xml,
    ]);
    expect(rowsOf(await chosenOf('x15-no-r.xlsx', bytes))).toEqual(
      rowsOf(await chosenOf('BUG-x15-cdata.xlsx')),
    );
  });

  it('in other folders is found by what its parts say of each other', async () => {
    const bytes = rewritten((path, xml) => [
      path
        .replace('xl/workbook', 'book/main')
        .replace('xl/_rels/workbook', 'book/_rels/main')
        .replace('xl/', 'parts/'),
      path === '_rels/.rels'
        ? xml.replace('xl/workbook.xml', '/book/main.xml')
        : xml
            .replaceAll('Target="worksheets', 'Target="../parts/worksheets')
            .replaceAll('Target="styles', 'Target="../parts/styles')
            .replaceAll('Target="sharedStrings', 'Target="\\parts\\sharedStrings'),
    ]);
    expect(rowsOf(await chosenOf('x15-folders.xlsx', bytes))).toEqual(
      rowsOf(await chosenOf('BUG-x15-cdata.xlsx')),
    );
  });

  it('whose relations are lost is found by its list of contents', async () => {
    const bytes = rewritten((path, xml) => [
      path.replace('xl/workbook', 'book/main').replace('xl/_rels/workbook', 'book/_rels/main'),
      path === '_rels/.rels'
        ? '<Relationships/>'
        : xml
            .replace('PartName="/xl/workbook.xml"', 'PartName="/book/main.xml"')
            .replaceAll('Target="', 'Target="/xl/'),
    ]);
    expect(rowsOf(await chosenOf('x15-lost.xlsx', bytes))).toEqual(
      rowsOf(await chosenOf('BUG-x15-cdata.xlsx')),
    );
  });

  it('of which one sheet is broken is read for the others; a text that is missing is told as its cell', async () => {
    const bytes = rewritten((path, xml) => [path, path.includes('sharedStrings') ? '<sst></sst>' : xml]);
    const chosen = await chosenOf('x15-no-text.xlsx', bytes);
    expect(rowsOf(chosen).map(({ place, issues }) => [place, issues])).toEqual([
      [2, []],
      [3, ['地址: unreckoned #VALUE!']],
    ]);
    const broken = rewritten((path, xml) => [path, path.includes('sheet1') ? xml.slice(0, 400) : xml]);
    // It is the only sheet, so nothing else can be read.
    await expect(chosenOf('x15-broken.xlsx', broken)).rejects.toThrow('damaged');
  });
});
