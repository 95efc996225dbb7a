import { describe, expect, test } from 'vitest';
import type { JobRow } from '#contract/jobs/job-answers';
import { cellKinds, formatCell } from '../../admin/grid/cells/registry.ts';
import type { CellContext } from '../../admin/grid/cells/cell-kind.ts';
import { jobRow } from '../admin/job-row.ts';
import { visibleColumns } from '../../admin/fields/index.ts';
import { simplifiedOnly, traditionalOnly } from '#test/registry/han';
import { instant } from '#domain/time/day';

const empty: JobRow = {
  ...jobRow('job_1', 1),
  number: 1042,
  flow: 'renovation',
  title: '旧房翻新',
  customerName: '王芳',
  updatedAt: instant(Date.UTC(2026, 10, 23)),
};
const full: JobRow = {
  ...empty,
  ownerId: 'stf_1',
  ownerName: 'Ann',
  contractTotalMinor: 12_000_000,
  paidMinor: 6_600_000,
  outstandingMinor: 5_400_000,
  creditMinor: 100,
  progressPercent: 55,
  missingCount: 3,
};
const coreIds = ['title', 'number', 'stage', 'nextDue', 'customer', 'owner', 'keyDate', 'contractTotal'];

const asTheGrid: CellContext = {
  locale: 'en',
  options: [],
  currency: 'CNY',
  zone: 'Asia/Shanghai',
  today: '2026-11-23',
  min: null,
  max: null,
  lengthMax: 200,
  isRequired: false,
};

test('every column has a name of its own', () => {
  const ids = [...coreIds, ...visibleColumns.map(({ id }) => id)];
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(visibleColumns.map((column) => [column.id, column] as const))('column %s', (_, column) => {
  test('is headed in three languages, each Chinese one in its own script', () => {
    const { en, 'zh-Hans': simplified, 'zh-Hant': traditional } = column.header;
    for (const label of [en, simplified, traditional]) expect(label.trim()).not.toBe('');
    expect(Array.from(simplified).filter((item) => traditionalOnly.has(item))).toEqual([]);
    expect(Array.from(traditional).filter((item) => simplifiedOnly.has(item))).toEqual([]);
  });

  test('has room for its value', () => {
    expect(column.width).toBeGreaterThanOrEqual(48);
    expect(column.width).toBeLessThanOrEqual(400);
  });

  test.each([
    ['a new job', empty],
    ['a job under way', full],
  ])('shows %s by its kind of cell', (_name, job) => {
    const value = column.valueOf(job);
    const context = { ...asTheGrid, currency: column.markOf?.(job).currency ?? asTheGrid.currency };
    expect(formatCell(cellKinds[column.kind], value, context)).toBeTypeOf('string');
    expect(column.markOf?.(job) ?? {}).toBeTypeOf('object');
  });
});
