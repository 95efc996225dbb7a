import { describe, expect, it } from 'vitest';
import type { JobRow } from '#contract/jobs/job-answers';
import { newOwnValues } from '#domain/fields/own-values';
import { renovation } from '#domain/trades/renovation/index';
import { may, roles, type Right, type Role } from '#domain/rights/rights';
import { parseCell } from '../../../admin/grid/cells/registry.ts';
import type { GridColumn, GridRow } from '../../../admin/grid/index.ts';
import { makeEnvironment, resolveCell } from '../../../admin/grid/model/places/resolve-cell.ts';
import { createRowMaker, type RowView } from '../../../admin/sheet/rows/job-grid-rows.ts';
import { lineRows } from '../../../admin/sheet/rows/line-rows.ts';

const viewOf = (role: Role): RowView => ({
  texts: { locale: 'en', setLocale: () => undefined, t: (key) => key, localize: ({ en }) => en },
  me: {
    id: 'stf_1',
    name: 'Mei',
    email: 'mei@example.com',
    role,
    locale: 'en',
    shop: { name: 'Shop', zone: 'Asia/Shanghai', currency: 'CNY' },
    staff: [],
    today: '2026-11-28',
    isLocal: true,
  },
  flowOf: () => renovation,
});

const job: JobRow = {
  id: 'job_1',
  number: 1,
  version: 3,
  flow: renovation.key,
  flowVersion: renovation.version,
  ...newOwnValues({ title: 'Garden Road', contractTotalMinor: 100_000 }),
  stage: 'survey',
  endedAs: null,
  ownerName: null,
  customerName: 'Wang',
  currency: 'CNY',
  plannedMinor: 100_000,
  paidMinor: 0,
  outstandingMinor: 100_000,
  creditMinor: 0,
  nextDueOn: null,
  next: null,
  keyDate: null,
  progressPercent: null,
  missingCount: 0,
  milestones: [
    {
      id: 'mil_1',
      key: 'deposit',
      title: null,
      amountMinor: 50_000,
      paidMinor: 0,
      dueOn: '2026-12-01',
      isProvisional: false,
      state: 'waiting',
      label: null,
    },
  ],
  updatedAt: 0,
};

const change = {
  id: 'cho_1',
  title: 'Heating',
  amountMinor: 5000,
  state: 'proposed',
  approvedAt: null,
} as const;

const isOpen = (row: GridRow | undefined, column: string): boolean => row?.marks?.[column]?.readOnly !== true;

/** The right that the server requires to write each cell. */
const request: readonly (readonly ['job' | 'milestone' | 'change order', string, Right])[] = [
  ['job', 'title', 'edit-job'],
  ['job', 'stage', 'move-stage'],
  ['job', 'contractTotal', 'edit-amounts'],
  ['milestone', 'nextDue', 'edit-amounts'],
  ['milestone', 'contractTotal', 'edit-amounts'],
  ['change order', 'contractTotal', 'edit-amounts'],
  ['change order', 'stage', 'decide-change-order'],
];

describe.each(roles)('the cells that a %s may write', (role) => {
  const view = viewOf(role);
  const row = createRowMaker(view)(job);
  const [changeOrder] = lineRows({ job, changeOrders: [change], tasks: [] }, view);
  const rows = { job: row, milestone: row.children?.[0], 'change order': changeOrder };

  it.each(request)('of a %s, %s: those with the right to %s and no others', (kind, column, right) => {
    expect(rows[kind]).toBeDefined();
    expect(isOpen(rows[kind], column)).toBe(may(role, right));
  });
});

describe('the amount of a line under a job', () => {
  const view = viewOf('owner');
  const column: GridColumn = {
    id: 'contractTotal',
    header: 'Contract',
    kind: 'money',
    width: 100,
    min: 0,
    child: { kind: 'money' },
  };
  const typed = (row: GridRow | undefined, text: string) => {
    if (!row) throw new Error('no such row');
    const cell = resolveCell(column, { row, parentId: job.id }, makeEnvironment('en', view.me.today));
    return parseCell(cell.kind, text, cell.context);
  };

  it('takes nothing below zero in a milestone, and does in a change order', () => {
    const [milestone] = createRowMaker(view)(job).children ?? [];
    const [changeOrder] = lineRows({ job, changeOrders: [change], tasks: [] }, view);
    expect(typed(milestone, '-5')).toEqual({ ok: false, message: 'Not less than ¥0.' });
    expect(typed(milestone, '0')).toEqual({ ok: true, value: 0 });
    expect(typed(changeOrder, '-5')).toEqual({ ok: true, value: -500 });
  });
});
