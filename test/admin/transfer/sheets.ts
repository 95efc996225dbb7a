import type { Me } from '#contract/jobs/job-answers';
import type { ExportedJob } from '#contract/transfer/transfer-answers';
import { newOwnValues } from '#domain/fields/own-values';
import { businessDate } from '#domain/time/day';
import { flows } from '#domain/trades/index';
import type { Locale } from '#domain/texts/text';
import type { Sheets } from '../../../admin/fields/item-form.ts';
import { targetsOf } from '../../../admin/transfer/columns/target.ts';
import type { Table } from '../../../admin/transfer/columns/table.ts';
import { guessMapping } from '../../../admin/transfer/columns/guess.ts';
import type { RowReader } from '../../../admin/transfer/columns/read-row.ts';

export const me: Me = {
  id: 'stf_1',
  name: 'Ada',
  email: 'ada@shop.test',
  role: 'owner',
  locale: 'en',
  shop: { name: 'Shop', zone: 'Asia/Shanghai', currency: 'CNY' },
  staff: [
    { id: 'stf_1', name: 'Ada', role: 'owner' },
    { id: 'stf_2', name: '李雷', role: 'staff' },
    { id: 'stf_3', name: 'Twin', role: 'staff' },
    { id: 'stf_4', name: 'Twin', role: 'staff' },
  ],
  today: businessDate('2026-03-02'),
  isLocal: true,
};

export const sheetsIn = (locale: Locale): Sheets => ({ flows, me, locale });

/** The table of a file with these rows, the headers first. */
export const tableOf = ([headers = [], ...rows]: readonly (readonly string[])[]): Table => ({
  headers,
  rows: rows.map((cells, index) => ({ place: index + 2, cells })),
});

/** A reader of a file with these headers, mapped as guessed; a number column contains our job numbers. */
export const readerOf = (headers: readonly string[], locale: Locale = 'en'): RowReader => {
  const sheets = sheetsIn(locale);
  const targets = targetsOf(sheets);
  return {
    ...sheets,
    targets: new Map(targets.map((target) => [target.id, target])),
    mapping: guessMapping(tableOf([headers, headers.map(() => 'J-1')]), targets),
    flow: 'renovation',
    customerLocale: 'zh-Hant',
    texts: {
      notOfTrade: 'not of trade',
      notNumber: 'no number',
      needed: (label) => `${label} needed`,
      unreckoned: (error) => `unreckoned ${error}`,
      surplus: (text) => `surplus ${text}`,
      shortened: (text) => `shortened ${text}`,
      unwritable: (sign) => `unwritable ${sign}`,
      needsTrade: 'needs trade',
    },
    conventions: [],
  };
};

export const anExportedJob: ExportedJob = {
  id: 'job_1',
  number: 1042,
  version: 3,
  flow: 'renovation',
  flowVersion: 1,
  ...newOwnValues({ title: 'Garden Road 12', ownerId: 'stf_2', contractTotalMinor: 123_456 }),
  stage: 'inquiry',
  endedAs: null,
  ownerName: '李雷',
  customerName: '王小明',
  customer: { phone: '+86 138 0013 8000', email: null, address: '=HYPERLINK("x")', locale: 'zh-Hans' },
  currency: 'CNY',
  plannedMinor: 0,
  paidMinor: 0,
  outstandingMinor: 0,
  creditMinor: 0,
  nextDueOn: null,
  next: null,
  keyDate: null,
  progressPercent: null,
  missingCount: 0,
  updatedAt: 0,
  facts: { area: 88.5, needs: 'line one\nline "two"', progress: 55 },
};
