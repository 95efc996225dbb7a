import { describe, expect, it } from 'vitest';
import { columnOf, readRow } from '../../../admin/transfer/columns/read-row.ts';
import { targetsOf } from '../../../admin/transfer/columns/target.ts';
import { formatText } from '../../../admin/transfer/columns/format-text.ts';
import { guessHeader, guessMapping } from '../../../admin/transfer/columns/guess.ts';
import { sheetOf } from '../../../admin/transfer/file/sheet.ts';
import { readerOf, sheetsIn, tableOf } from './sheets.ts';

describe('the columns of a file', () => {
  it('are known by their headers in three languages, however they are written', () => {
    const headers = [
      'No.',
      ' 行业 ',
      '標題',
      'Customer’s Name',
      'PHONE',
      '合同总价',
      '负责人',
      'Area',
      '备忘',
    ];
    expect(readerOf(headers).mapping).toEqual([
      'number',
      'flow',
      'title',
      'customer.name',
      'customer.phone',
      'contractTotalMinor',
      'ownerId',
      'fact:area',
      null,
    ]);
  });

  it('of one name go to one target once, and what the sheet works out is not imported', () => {
    expect(readerOf(['Title', 'Title', 'Paid', 'Stage']).mapping).toEqual(['title', null, null, null]);
  });

  it('are not taken for our numbers because a list numbers its rows: their values must look like ours', () => {
    const targets = targetsOf(sheetsIn('en'));
    const guessed = (header: string, values: readonly string[]) =>
      guessMapping(tableOf([[header], ...values.map((value) => [value])]), targets)[0];
    for (const header of ['编号', '編號', 'No.', 'ID', 'Number', '工单号', '工单编号', 'Job number'])
      expect(guessed(header, ['1', '2', '3'])).toBeNull();
    expect(guessed('编号', ['J-1', '', 'j-22', 'mistyped'])).toBe('number');
    expect(guessed('编号', ['J-1', 'A-2', 'A-3'])).toBeNull();
    expect(guessed('编号', [])).toBeNull();
    // Under the header of our own export one number is enough, so that typing errors are reported.
    expect(guessed('Job number', ['J-1', '2', '3'])).toBe('number');
    expect(guessed('工单编号', [])).toBe('number');
  });

  it('are looked for below a title, where the first row names nothing', () => {
    const targets = targetsOf(sheetsIn('en'));
    const headerIn = (...rows: string[][]) =>
      guessHeader(sheetOf('a', rows, { count: 0, areUnsaved: false }), targets);
    expect(headerIn(['客户名单'], ['2026-03'], ['客户', '电话'], ['Li', '138'])).toBe(2);
    expect(headerIn(['客户', 'x'], ['Job', 'Customer'])).toBe(0);
    expect(headerIn(['a', 'b'], ['Phone', '2'])).toBe(0);
  });

  it('have a name of their own each, in every language', () => {
    for (const locale of ['en', 'zh-Hans', 'zh-Hant'] as const) {
      const names = targetsOf(sheetsIn(locale)).map(({ label }) => label[locale]);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('a row of a file', () => {
  const headers = ['No.', 'Trade', 'Job', 'Customer', 'Contract', 'Owner', 'Start agreed on', 'Area'];

  it('is read as people write: amounts, names, dates', () => {
    const reader = readerOf(['Trade', 'Job', 'Customer', 'Contract', 'Owner', 'Area']);
    const cells = ['装修', '花园路12号', '王小明', '￥1.2万', '李雷', '８８．５'];
    expect(readRow(cells, reader)).toEqual({
      row: {
        flow: 'renovation',
        title: '花园路12号',
        customer: { name: '王小明', locale: 'zh-Hant' },
        contractTotalMinor: 1_200_000,
        ownerId: 'stf_2',
        facts: { area: 88.5 },
      },
      issues: [],
    });
  });

  it('tells each cell that cannot be read, and what a new job still needs', () => {
    const reader = readerOf(['Trade', 'Job', 'Customer', 'Contract', 'Owner', 'Area']);
    const { issues } = readRow(['Circus', '', 'Li', '1,2', 'Nobody', 'wide'], reader);
    expect(issues.map(({ column }) => column)).toEqual([0, 3, 4, 5, 1]);
    expect(issues.at(-1)?.message).toBe('Job needed');
  });

  it('with a number edits that job: empty cells say nothing', () => {
    const reader = readerOf(headers);
    expect(readRow(['J-1042', '', '', '', '5000', '', '', ''], reader)).toEqual({
      row: { number: 1042, contractTotalMinor: 500_000 },
      issues: [],
    });
    expect(readRow(['tenth', '', 'x', '', '', '', '', ''], reader).issues).toEqual([
      { column: 0, message: 'no number' },
    ]);
  });

  it('with more cells than there are headers is no row: a comma has moved what follows', () => {
    const reader = readerOf(['Job', 'Contract', 'Customer']);
    const { issues } = readRow(['A', '1', '200.00', 'Li'], reader);
    expect(issues).toContainEqual({ column: null, message: 'surplus Li' });
    expect(readRow(['A', '1200', 'Li', '', ' '], reader).issues).toEqual([]);
  });

  it('with a cell that the spreadsheet could not reckon tells that cell, and takes the word as a text where it is one', () => {
    const reader = readerOf(['Job', 'Customer', 'Contract']);
    expect(readRow(['A', '#N/A', '#DIV/0!'], reader).issues).toEqual([
      { column: 1, message: 'unreckoned #N/A' },
      { column: 2, message: 'unreckoned #DIV/0!' },
    ]);
    expect(readRow(["'#N/A", 'Li', ''], reader)).toMatchObject({ row: { title: '#N/A' }, issues: [] });
  });

  it('that opens a job gives its customer the language it names, else the chosen one; an edit leaves it', () => {
    const reader = readerOf(['Job number', 'Job', 'Customer', 'Language']);
    const localeIn = (...cells: string[]) => readRow(cells, reader).row['customer'];
    expect(localeIn('', 'A', 'Li', '')).toEqual({ name: 'Li', locale: 'zh-Hant' });
    expect(localeIn('', 'A', 'Li', 'English')).toEqual({ name: 'Li', locale: 'en' });
    expect(localeIn('', 'A', 'Li', '简体中文')).toEqual({ name: 'Li', locale: 'zh-Hans' });
    expect(localeIn('J-7', '', 'Li', '')).toEqual({ name: 'Li' });
  });

  it('without a trade opens a job of the chosen one; a field of another trade is told', () => {
    const reader = readerOf(['Trade', 'Job', 'Customer', 'Area']);
    expect(readRow(['', 'A', 'Li', '90'], reader).row).toMatchObject({ flow: 'renovation' });
    expect(readRow(['Wedding', 'A', 'Li', '90'], reader).issues).toEqual([
      { column: 3, message: 'not of trade' },
    ]);
  });

  it('is told of by the server in the words of its columns', () => {
    const { mapping } = readerOf(['Phone', 'Area', 'Job']);
    expect(
      ['customer.phone', 'facts.area', 'title', 'baseVersion'].map((path) => columnOf(path, mapping)),
    ).toEqual([0, 1, 2, null]);
  });
});

describe('a change of an import', () => {
  it('is told in the words of the sheet', () => {
    const sheets = sheetsIn('en');
    const textOf = (id: string, value: unknown) => {
      const target = targetsOf(sheets).find((candidate) => candidate.id === id);
      return target ? formatText(value, target, sheets) : id;
    };
    expect(textOf('contractTotalMinor', 1_200_050)).toContain('12,000.50');
    expect(textOf('ownerId', 'stf_2')).toBe('李雷');
    expect(textOf('customer.locale', 'zh-Hant')).toBe('繁體中文');
    expect(textOf('title', null)).toBe('');
  });
});
