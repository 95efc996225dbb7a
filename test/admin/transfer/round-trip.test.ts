import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportedJob } from '#contract/transfer/transfer-answers';
import { flows } from '#domain/trades/index';
import type { FieldItem } from '#domain/flow/flow';
import { minorMax } from '#domain/money/money';
import { locales } from '#domain/texts/text';
import { readRow } from '../../../admin/transfer/columns/read-row.ts';
import type { Sheets } from '../../../admin/fields/item-form.ts';
import { tableIn } from '../../../admin/transfer/columns/table.ts';
import { targetsOf } from '../../../admin/transfer/columns/target.ts';
import { exportedTargets, writeCell } from '../../../admin/transfer/columns/write-row.ts';
import { guardForCsv, guardForXlsx, unguard } from '../../../admin/transfer/file/guard.ts';
import { readFile } from '../../../admin/transfer/file/read-file.ts';
import { readWorkbook } from '../../../admin/transfer/file/workbook/read-workbook.ts';
import { csvOf, xlsxOf, type OutTable } from '../../../admin/transfer/file/write-file.ts';
import { anExportedJob, me, readerOf, sheetsIn } from './sheets.ts';

const pieces = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  "'",
  '\t',
  '\n',
  '"',
  ',',
  ';',
  'a',
  'B',
  '1',
  ' ',
  '王',
  '，',
  '<',
  '&',
  '😀',
  '%',
  '年',
  '#N/A',
  'Err:502',
  '＝',
  '＋',
  '－',
  '＠',
  '+86 138',
  '="021"',
  '1.38E+10',
  '_x0041_',
);
const anyText = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
/** Names as the server stores them: on one line, trimmed. */
const line = anyText
  .map((text) => text.replaceAll(/[\n\t]/g, '').trim())
  .filter((text) => text !== '' && text.replaceAll(/\s+/g, ' ') === text);
const fact = anyText.filter((text) => text.trim() !== '');
const minor = fc.integer({ min: 0, max: minorMax });
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

const valueOf = (item: FieldItem): fc.Arbitrary<unknown> => {
  switch (item.kind) {
    case 'text':
      return fact;
    case 'number':
      return fc.integer({ min: -1e6, max: 1e6 }).map((units) => {
        const value = units / 1000;
        return Math.min(Math.max(value, item.min ?? value), item.max ?? value);
      });
    case 'money':
      return minor;
    case 'percent':
      return fc.integer({ min: 0, max: 10_000 }).map((units) => units / 100);
    case 'date':
      return day;
    case 'instant':
      return fc.integer({ min: 0, max: 4e12 });
    case 'choices':
    case 'choice':
      return fc.constantFrom(...(item.choices ?? []).map(({ key }) => key));
    case 'yesno':
      return fc.boolean();
    case 'staff':
      return fc.constantFrom(...me.staff.map(({ id }) => id));
  }
};

const factsOf = (flow: (typeof flows)[number]): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(
    Object.fromEntries(
      flow.items.flatMap((item): readonly (readonly [string, fc.Arbitrary<unknown>])[] => {
        // What stands in the entries of a list has no column.
        if ('of' in item && item.of !== undefined) return [];
        if (item.item === 'check') return [[item.key, fc.constant(true)]];
        return item.item === 'field' ? [[item.key, valueOf(item)]] : [];
      }),
    ),
    { requiredKeys: [] },
  );

const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const exported: fc.Arbitrary<ExportedJob> = fc.constantFrom(...flows).chain((flow) =>
  fc
    .record({
      number: fc.integer({ min: 1, max: 1e9 }),
      title: line,
      customerName: line,
      ownerId: orNull(fc.constantFrom('stf_gone', ...me.staff.map(({ id }) => id))),
      contractTotalMinor: orNull(minor),
      paidMinor: minor,
      nextDueOn: orNull(day),
      customer: fc.record({
        // Within the server's limit.
        phone: orNull(line.filter((text) => text.length <= 40)),
        email: orNull(line),
        address: orNull(line),
        locale: fc.constantFrom(...locales),
      }),
      facts: factsOf(flow),
    })
    .map((own): ExportedJob => {
      const stage = flow.stages[0]?.key ?? '';
      return JSON.parse(JSON.stringify({ ...anExportedJob, ...own, flow: flow.key, stage }));
    }),
);

const tableOf = (jobs: readonly ExportedJob[], sheets: Sheets): OutTable => {
  const targets = exportedTargets(targetsOf(sheets), jobs);
  return {
    headers: targets.map(({ label }) => label[sheets.locale]),
    rows: jobs.map((job) => targets.map((target) => writeCell(job, target, sheets))),
  };
};

const imported = async (file: Blob, name: string, sheets: Sheets) => {
  const reading = await readFile({
    name,
    bytes: await file.arrayBuffer(),
    encoding: null,
    openWorkbook: async (bytes) => readWorkbook(new Uint8Array(bytes)),
  });
  if (!reading.ok) throw new Error(reading.because);
  const { headers, rows } = tableIn(reading.file.sheets[0], 0);
  const reader = readerOf(headers, sheets.locale);
  return rows.map(({ cells }) => readRow(cells, reader));
};

const written = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** The import row that contains the stored values of a job. */
const expectedOf = ({
  number,
  flow,
  title,
  customerName,
  customer,
  ownerId,
  contractTotalMinor,
  facts,
}: ExportedJob) => ({
  ...written({ number, flow, title, ownerId, contractTotalMinor }),
  customer: written({ name: customerName, ...customer }),
  ...(Object.keys(facts).length === 0 ? {} : { facts }),
});

describe('an export', () => {
  it('then imported says of each job what stands, in every language, by CSV', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(exported, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...locales),
        async (jobs, locale) => {
          const sheets = sheetsIn(locale);
          const rows = await imported(csvOf(tableOf(jobs, sheets)), 'jobs.csv', sheets);
          expect(rows).toEqual(jobs.map((job) => ({ row: expectedOf(job), issues: [] })));
        },
      ),
      { numRuns: 150 },
    );
  }, 30_000);

  it('then imported says of each job what stands, by XLSX', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(exported, { minLength: 1, maxLength: 3 }), async (jobs) => {
        const sheets = sheetsIn('zh-Hans');
        const file = await xlsxOf('工单', tableOf(jobs, sheets));
        const rows = await imported(file, 'jobs.xlsx', sheets);
        expect(rows).toEqual(jobs.map((job) => ({ row: expectedOf(job), issues: [] })));
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it('holds no text that a spreadsheet would run, and gives every text back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        // A telephone number is no formula: digits, spaces and dashes after a plus.
        expect(guardForCsv(text)).not.toMatch(/^(?!\+\d[\d ()./-]*$)[=+\-@＝＋－＠\t\r\n]/);
        expect(unguard(guardForCsv(text))).toBe(text);
        expect(unguard(guardForXlsx(text))).toBe(text);
      }),
    );
  });

  it.each(['+86 138 0013 8000', '+8613800138000', '+86-138-0013-8000', '+1 (415) 555-2671'])(
    'holds the phone %s as it is',
    (phone) => {
      expect(guardForCsv(phone)).toBe(phone);
      expect(unguard(phone)).toBe(phone);
    },
  );

  it.each(['+1+cmd|x', '+A1', '+86 138=1', '＝1+1', '＋1', '－1', '＠SUM(1)', '\t=1', '+(1)', '+1*2', '-5'])(
    'holds %j behind an apostrophe',
    (text) => {
      expect(guardForCsv(text)).toBe(`'${text}`);
      expect(unguard(guardForCsv(text))).toBe(text);
    },
  );
});
