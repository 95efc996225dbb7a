import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leftOut } from '../../../admin/transfer/columns/left-out.ts';
import { issuesFile } from '../../../admin/transfer/run/issues.ts';
import { likelyFlow, tableOf, type Chosen } from '../../../admin/transfer/import-phase.ts';
import { asks, bytesOf, chosenOf, customer, folder, rowsOf, saying, targets } from './choices.ts';

describe('a text file of another program', () => {
  it('c12: amounts that may be three or three thousand are asked about, and refused by cell until it is said', async () => {
    const chosen = await chosenOf('BUG-c12-euro.csv');
    const amounts = (table: Chosen) =>
      rowsOf(table).map(({ place, row, issues }) => [place, row['contractTotalMinor'] ?? issues]);
    const unclear = (text: string) => [
      `Contract: “${text}” can be read in two ways. Write thousands without a sign between them.`,
    ];
    expect(asks(chosen).decimalSign).toBe(true);
    expect(amounts(chosen)).toEqual([
      [2, unclear('3.000')],
      [3, 135_590],
      [4, unclear('12.500')],
    ]);
    expect(amounts(saying(chosen, { decimalSign: 'comma' }))).toEqual([
      [2, 300_000],
      [3, 135_590],
      [4, 1_250_000],
    ]);
  });

  it('c6: shortened phones are refused by cell, wrapped ones unwrapped', async () => {
    const chosen = await chosenOf('BUG-c6-phones.csv');
    const phones = rowsOf(chosen).map(({ place, row, issues }) => [
      place,
      Object(row['customer']).phone ?? issues,
    ]);
    expect(phones).toEqual([
      [2, ['电话: shortened 1.38001E+10']],
      [3, ['电话: shortened 1.38E+10']],
      [4, '02158881234'],
      [5, '13800138000'],
      [6, '02158881234'],
    ]);
  });

  it('c6: what was shortened stays so in the file of errors, or it would come back as a phone', async () => {
    const table = tableOf(await chosenOf('BUG-c6-phones.csv'));
    const issues = [{ index: 1, issues: [{ column: 2, message: 'shortened' }] }];
    const file = await issuesFile(table, issues, { header: 'What is wrong' }).text();
    expect(file).toContain('BUG-科学二,陈二,1.38E+10,');
  });

  it('c2b: Windows-1252 is preferred where it reads as words', async () => {
    const chosen = await chosenOf('BUG-c2b-windows1252-one.csv');
    expect(chosen.file.encoding).toBe('windows-1252');
    expect(rowsOf(chosen)).toMatchObject([
      { place: 2, row: { customer: { name: 'Müller', phone: '13800138001' } }, issues: [] },
    ]);
  });

  it.each([
    'Größe,Jürgen Weiß',
    'José Núñez,Calle Ángel 5',
    'François Lefèvre,12 €',
    'Øystein Ødegård,O’Brien',
  ])('of Western words is one in Windows-1252: %s', async (text) => {
    const signs: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92 };
    const bytes = Uint8Array.from(`Job,Customer\n${text}\n`, (sign) => signs[sign] ?? sign.charCodeAt(0));
    const chosen = await chosenOf('west.csv', bytes);
    expect(chosen.file.encoding).toBe('windows-1252');
    expect(tableOf(chosen).rows[0]?.cells).toEqual(text.split(','));
  });

  it('c1: UTF-16 without a mark is read, in either order of its bytes', async () => {
    const little = bytesOf('BUG-c1-utf16le-nobom.csv');
    const big = new Uint8Array(Buffer.from(little).swap16());
    for (const [bytes, encoding] of [
      [little, 'utf-16le'],
      [big, 'utf-16be'],
    ] as const) {
      const chosen = await chosenOf('BUG-c1-utf16le-nobom.csv', bytes);
      expect(chosen.file.encoding).toBe(encoding);
      expect(rowsOf(chosen)).toMatchObject([
        {
          place: 2,
          row: { title: 'BUG-无BOM一', customer: { name: '张三', phone: '13800138000' } },
          issues: [],
        },
        {
          place: 3,
          row: { title: 'BUG-无BOM二', customer: { name: '李四', phone: '13800138001' } },
          issues: [],
        },
      ]);
    }
  });

  it('c10: a zero in one cell names that cell, and 158 rows go on', async () => {
    const rows = rowsOf(await chosenOf('BUG-c10-nul.csv'));
    const bad = rows.filter(({ issues }) => issues.length > 0);
    expect(bad.map(({ place, issues }) => [place, issues])).toEqual([[151, ['客户: unwritable U+0000']]]);
    expect(rows.length - bad.length).toBe(158);
  });

  it('c9: marks that nobody sees are none of the values', async () => {
    const chosen = await chosenOf('BUG-c9-invisible.csv');
    const row = (title: string, name: string, phone: string, amount: number) => ({
      flow: 'wedding',
      title,
      customer: customer(name, { phone }),
      contractTotalMinor: amount,
      facts: { 'wedding.on': '2027-03-05' },
    });
    expect(rowsOf(chosen)).toEqual([
      { place: 2, row: row('BUG-隐迹一', '陈九', '13800138000', 8_800_000), issues: [] },
      { place: 3, row: row('BUG-隐迹二', '陈十', '13900139000', 8_800_000), issues: [] },
      { place: 4, row: row('BUG-隐迹三', '陈十一', '138 0013 8000', 8_800_000), issues: [] },
    ]);
  });

  it('c11: days and amounts are read in each of their writings; what is no one day or amount is told by cell', async () => {
    const chosen = await chosenOf('BUG-c11-writings.csv');
    const read = rowsOf(chosen).map(({ place, row, issues }) => [
      place,
      Object(row['facts'])['wedding.on'] ?? issues.find((issue) => issue.startsWith('婚期')),
      row['contractTotalMinor'] ?? issues.find((issue) => issue.startsWith('合同')),
    ]);
    expect(read).toEqual([
      [2, '2027-03-05', 1_200_000],
      [3, '2027-03-05', 8_800_000],
      [4, '2027-03-05', 8_800_000],
      [5, '2027-03-05', 1_200_000],
      [6, '2027-03-05', 8_800_000],
      [7, '婚期: Not a date: “27/3/5”. For example 2026-03-05.', 1_200_000],
      [8, '婚期: Not a date: “农历正月廿八”. For example 2026-03-05.', '合同金额: Not a number: “约88000”.'],
      [9, '2027-03-05', 8_800_000],
      [10, expect.stringContaining('which is the day'), '合同金额: Not a number: “1.2万-1.5万”.'],
      [11, '2027-03-05', 8_800_050],
    ]);
    expect(asks(chosen).dayOrder).toBe(true);
    const parsed = rowsOf(saying(chosen, { dayOrder: 'month-first' }))[8];
    expect(Object(parsed?.row['facts'])['wedding.on']).toBe('2027-03-05');
  });

  it('is in the list above', () => {
    expect(readdirSync(folder).toSorted()).toEqual(
      [
        'BUG-c1-utf16le-nobom.csv',
        'BUG-c10-nul.csv',
        'BUG-c11-writings.csv',
        'BUG-c12-euro.csv',
        'BUG-c2b-windows1252-one.csv',
        'BUG-c6-phones.csv',
        'BUG-c9-invisible.csv',
        'BUG-x10-hidden.xlsx',
        'BUG-x11-merged.xlsx',
        'BUG-x13-backslash.xlsx',
        'BUG-x14-SharedStrings-case.xlsx',
        'BUG-x15-cdata.xlsx',
        'BUG-x2-leading-zero.xlsx',
      ].toSorted(),
    );
  });
});

describe('the columns of other lists', () => {
  const chosenOfText = (text: string) => chosenOf('list.csv', new TextEncoder().encode(text));

  it.each([
    ['合同总额', 'contractTotalMinor'],
    ['合同總額', 'contractTotalMinor'],
    ['合約總額', 'contractTotalMinor'],
    ['合同额', 'contractTotalMinor'],
    ['合同額', 'contractTotalMinor'],
    ['合同金额', 'contractTotalMinor'],
    ['婚礼日期', 'fact:wedding.on'],
    ['婚禮日期', 'fact:wedding.on'],
    ['婚期', 'fact:wedding.on'],
    ['项目名称', 'title'],
    ['項目名稱', 'title'],
    ['编号', 'number'],
    ['編號', 'number'],
    ['Key date', 'keyDate'],
    ['关键日期', 'keyDate'],
  ])('are known by the header %s', async (header, id) => {
    const { mapping } = await chosenOfText(`${header},客户\nJ-1,Li\n`);
    expect(mapping[0]).toBe(id);
  });

  it('that hold something and go nowhere are told, and days in them that never were', async () => {
    const chosen = await chosenOfText(
      'Job,Customer,Stage,Signed,Empty\nA,Li,Design,2027-13-40,\nB,Li,Design,2027-01-05,\n',
    );
    expect(leftOut(tableOf(chosen), chosen.mapping)).toEqual([
      { column: 2, header: 'Stage', noDays: [] },
      { column: 3, header: 'Signed', noDays: [{ place: 2, text: '2027-13-40' }] },
    ]);
  });

  it('a key date goes where the row’s trade keeps it, and is refused by cell where it is none', async () => {
    const chosen = await chosenOfText(
      '行业,Job,Customer,Key date\n婚礼策划,A,Li,2027-03-05\n装修,B,Li,2027-03-05 10:00\n婚礼策划,C,Li,2027-13-40\n',
    );
    const rows = rowsOf(chosen);
    expect(rows.slice(0, 2).map(({ row }) => row['facts'])).toEqual([
      { 'wedding.on': '2027-03-05' },
      { 'survey.at': Date.UTC(2027, 2, 5, 2) },
    ]);
    expect(rows[2]?.issues).toEqual(['Key date: There is no such day: “2027-13-40”.']);
  });

  it('tell the trade of rows that name none: a list with a wedding date is one of weddings', async () => {
    const { mapping } = await chosenOf('BUG-c11-writings.csv');
    const keys = ['renovation', 'wedding'];
    expect(likelyFlow(mapping, { targets, keys })).toBe('wedding');
    expect(likelyFlow(['title', 'fact:area'], { targets, keys })).toBe('renovation');
    expect(likelyFlow(['title'], { targets, keys })).toBe('renovation');
  });

  it('of days without a year are refused by cell where the year would be the next', async () => {
    const chosen = await chosenOfText('行业,Job,Customer,婚期\n婚礼策划,A,Li,3/5\n婚礼策划,B,Li,10/5\n');
    const rows = rowsOf(chosen, '2026-11-23');
    expect(rows[0]?.issues).toEqual([
      '婚期: Taken as 2027-03-05: no year was typed, and 2026-03-05 is long past.',
    ]);
    expect(rows[1]?.row['facts']).toEqual({ 'wedding.on': '2026-10-05' });
  });
});
