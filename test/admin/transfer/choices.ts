import { readFileSync } from 'node:fs';
import { businessDate } from '#domain/time/day';
import { conventionsOf, type Said } from '../../../admin/transfer/columns/conventions.ts';
import { readRow } from '../../../admin/transfer/columns/read-row.ts';
import { targetsOf } from '../../../admin/transfer/columns/target.ts';
import type { Encoding } from '../../../admin/transfer/file/encodings.ts';
import { readFile } from '../../../admin/transfer/file/read-file.ts';
import { readWorkbook } from '../../../admin/transfer/file/workbook/read-workbook.ts';
import { firstSheet, tableOf, withSheet, type Chosen } from '../../../admin/transfer/import-phase.ts';
import { me, readerOf, sheetsIn } from './sheets.ts';

/** Files of other programs, each with an error that they once caused. */
export const folder = new URL('../../cases/import/', import.meta.url);

export const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));

export const targets = targetsOf(sheetsIn('zh-Hans'));

/** A file as the import dialog has it after it was chosen. */
export const chosenOf = async (name: string, bytes = bytesOf(name), encoding: Encoding | null = null) => {
  const reading = await readFile({
    name,
    bytes: new Uint8Array(bytes).buffer,
    encoding,
    openWorkbook: async (buffer) => readWorkbook(new Uint8Array(buffer)),
  });
  if (!reading.ok) throw new Error(`${name}: ${reading.because}`);
  const first: Chosen = {
    source: new File([], name),
    file: reading.file,
    sheet: 0,
    headerAt: 0,
    mapping: [],
    flow: 'wedding',
    customerLocale: 'zh-Hans',
    takesHidden: false,
    isFilledDown: false,
    said: { decimalSign: null, dayOrder: null },
    misread: null,
  };
  return withSheet(first, firstSheet(reading.file), targets);
};

/** Each row of a choice: its row number, the row to send, and its issues by column. */
export const rowsOf = (chosen: Chosen, today = '2026-03-02') => {
  const table = tableOf(chosen);
  const { columns } = conventionsOf(table, chosen.mapping, { targets, said: chosen.said });
  const reader = {
    ...readerOf(table.headers, 'en'),
    me: { ...me, today: businessDate(today) },
    mapping: chosen.mapping,
    flow: chosen.flow,
    conventions: columns,
  };
  return table.rows.map(({ place, cells, numbers }) => {
    const { row, issues } = readRow(cells, reader, numbers);
    return {
      place,
      row,
      issues: issues.map(({ column, message }) => `${table.headers[column ?? -1] ?? ''}: ${message}`),
    };
  });
};

export const sheetName = ({ file, sheet }: Chosen): string => file.sheets[sheet]?.name ?? '';

export const asks = (chosen: Chosen) =>
  conventionsOf(tableOf(chosen), chosen.mapping, { targets, said: chosen.said }).asks;

export const saying = (chosen: Chosen, said: Partial<Said>): Chosen => ({
  ...chosen,
  said: { ...chosen.said, ...said },
});

export const customer = (name: string, more: Readonly<Record<string, string>> = {}) => ({
  name,
  ...more,
  locale: 'zh-Hant',
});
