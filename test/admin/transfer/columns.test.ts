import { describe, expect, it } from 'vitest';
import { columnOf, readRow } from '../../../admin/transfer/columns/read-row.ts';
import { targetsOf } from '../../../admin/transfer/columns/target.ts';
import { readerOf, sheetsIn } from './sheets.ts';

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
        customer: { name: '王小明' },
        contractTotalMinor: 1_200_000,
        ownerId: 'stf_2',
        facts: { area: 88.5 },
      },
      faults: [],
    });
  });

  it('tells each cell that cannot be read, and what a new job still needs', () => {
    const reader = readerOf(['Trade', 'Job', 'Customer', 'Contract', 'Owner', 'Area']);
    const { faults } = readRow(['Circus', '', 'Li', '1,2', 'Nobody', 'wide'], reader);
    expect(faults.map(({ column }) => column)).toEqual([0, 3, 4, 5, 1]);
    expect(faults.at(-1)?.message).toBe('Job needed');
  });

  it('with a number edits that job: empty cells say nothing', () => {
    const reader = readerOf(headers);
    expect(readRow(['J-1042', '', '', '', '5000', '', '', ''], reader)).toEqual({
      row: { number: 1042, contractTotalMinor: 500_000 },
      faults: [],
    });
    expect(readRow(['tenth', '', 'x', '', '', '', '', ''], reader).faults).toEqual([
      { column: 0, message: 'no number' },
    ]);
  });

  it('without a trade opens a job of the chosen one; a field of another trade is told', () => {
    const reader = readerOf(['Trade', 'Job', 'Customer', 'Area']);
    expect(readRow(['', 'A', 'Li', '90'], reader).row).toMatchObject({ flow: 'renovation' });
    expect(readRow(['Wedding', 'A', 'Li', '90'], reader).faults).toEqual([
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
