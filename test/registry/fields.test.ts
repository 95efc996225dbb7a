import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { jobRow as answer, type JobRow } from '#contract/jobs/job-answers';
import { moveStage, openJob, patchJob } from '#contract/jobs/job-requests';
import { conditionHolds } from '#contract/sheet/condition-holds';
import { isConditionField, operatorsOf } from '#contract/sheet/conditions';
import { isSortName } from '#contract/sheet/sort';
import { foundIds, historyPath } from '#domain/fields/fields';
import { fields } from '#domain/fields/index';
import { ownFields, ownNames } from '#domain/fields/own-values';
import { may, roles, type Role } from '#domain/rights/rights';
import { businessDate, instant } from '#domain/time/day';
import { wedding } from '#domain/trades/wedding/index';
import { renovation } from '#domain/trades/renovation/index';
import { flows } from '#domain/trades/index';
import type { Text } from '#domain/texts/text';
import { cellKinds, formatCell } from '../../admin/grid/cells/registry.ts';
import type { FieldView, FieldWrite } from '../../admin/fields/field.ts';
import { fieldLabel } from '../../admin/fields/history-labels.ts';
import { customerFields, jobFields } from '../../admin/fields/index.ts';
import type { Sheets } from '../../admin/fields/item-form.ts';
import { jobCells, jobMarks } from '../../admin/fields/job-cells.ts';
import { isSortable, jobColumns } from '../../admin/fields/job-columns.ts';
import type { Texts } from '../../admin/texts/locale.tsx';
import { emptyDraft, openingOf } from '../../admin/sheet/drafts/draft.ts';
import { offeredFields } from '../../admin/sheet/conditions/fact-fields.ts';
import { guessMapping } from '../../admin/transfer/columns/guess.ts';
import { readRow } from '../../admin/transfer/columns/read-row.ts';
import { contextOf, targetsOf, type Target } from '../../admin/transfer/columns/target.ts';
import { simplifiedOnly, traditionalOnly } from '#test/registry/han';
import { jobRow } from '../admin/job-row.ts';
import { anExportedJob, me, readerOf, tableOf } from '../admin/transfer/sheets.ts';

beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const texts: Texts = {
  locale: 'en',
  setLocale: () => undefined,
  t: (key) => key,
  localize: ({ en }) => en,
};
const sheets: Sheets = { flows, me, locale: 'en' };
const viewAs = (role: Role, flow = renovation): FieldView => ({ texts, me: { ...me, role }, flow });
const today = businessDate('2026-11-23');

const empty: JobRow = { ...jobRow('job_1', 1), flow: 'renovation', updatedAt: instant(0) };
const full: JobRow = {
  ...empty,
  ...Object.fromEntries(
    ownFields.map(({ name, kind }) => [
      name,
      kind.value === 'money' ? 12_000_000 : kind.value === 'staff' ? 'stf_2' : `Some ${name}`,
    ]),
  ),
  stage: renovation.stages[0]?.key ?? '',
  customerName: '王芳',
  paidMinor: 6_600_000,
  outstandingMinor: 5_400_000,
  nextDueOn: businessDate('2026-12-01'),
  keyDate: businessDate('2027-03-05'),
  progressPercent: 55,
  milestones: [
    {
      id: 'mil_1',
      key: 'down',
      label: null,
      title: null,
      amountMinor: 12_000_000,
      paidMinor: 6_600_000,
      dueOn: businessDate('2026-12-01'),
      isProvisional: false,
      state: 'part',
    },
  ],
  missingCount: 3,
};

const named = jobFields.map((field) => [field.record.id, field] as const);
const edited = named.filter(([, { record }]) => record.edit !== null);
const inFiles = named.filter(([, { transfer }]) => transfer !== undefined);

const charactersOf = (label: string, script: ReadonlySet<string>): readonly string[] =>
  Array.from(label).filter((sign) => script.has(sign));

const expectThreeLanguages = ({ en, 'zh-Hans': simplified, 'zh-Hant': traditional }: Text): void => {
  for (const label of [en, simplified, traditional]) expect(label.trim()).not.toBe('');
  expect(charactersOf(simplified, traditionalOnly)).toEqual([]);
  expect(charactersOf(traditional, simplifiedOnly)).toEqual([]);
};

/** The history paths of a write. */
const pathsOf = (change: FieldWrite): readonly string[] => {
  if (change.kind === 'stage') return [moveStage.parse(change.move).to === '' ? '' : 'stage'];
  const {
    customer = {},
    facts = {},
    baseVersion: _,
    ...own
  } = patchJob.parse({ baseVersion: 1, ...change.patch });
  return [
    ...Object.keys(own),
    ...Object.keys(customer).map((name) => `customer.${name}`),
    ...Object.keys(facts).map((key) => `fact:${key}`),
  ];
};

test('the admin has a field for each record of the domain, in the same order, and each has its own name', () => {
  const ids = jobFields.map(({ record }) => record.id);
  expect(ids).toEqual(fields.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(fields.map(({ property }) => property)).size).toBe(ids.length);
});

describe.each(named)('the field %s', (id, field) => {
  const { record, label, historyLabel = label, transfer } = field;

  test('is called in three languages, each Chinese one in its own script', () => {
    expectThreeLanguages(label);
    expectThreeLanguages(historyLabel);
    expectThreeLanguages(transfer?.label ?? label);
  });

  test('has a column with room for its value', () => {
    const column = jobColumns(texts, me, flows, { flow: '' }).find((candidate) => candidate.id === id);
    expect(column?.header).toBe(label.en);
    expect(column?.width).toBeGreaterThanOrEqual(48);
    expect(column?.width).toBeLessThanOrEqual(400);
  });

  test.each([
    ['a new job', empty],
    ['a job under way', full],
  ])('shows %s by its kind of cell', (_, job) => {
    const form = { ...field.column(sheets), ...field.mark?.(job, viewAs('owner')) };
    const value = jobCells(job)[id] ?? null;
    expect(formatCell(cellKinds[form.kind], value, contextOf(form, sheets))).toBeTypeOf('string');
    expect(value === null && job === full).toBe(false);
  });

  test('is a property of every row that a list answers', () => {
    expect(Object.keys(answer.shape)).toContain(record.property);
  });

  test('is sorted, filtered and found by its id as its record says', () => {
    expect(isSortName(id)).toBe(record.sort !== null);
    expect(isSortable(id)).toBe(record.sort !== null);
    expect(isConditionField(id)).toBe(record.condition !== null);
    expect(foundIds.some((found) => found === id)).toBe(record.find !== null);
    expect(offeredFields([]).some((offered) => offered === id)).toBe(record.condition !== null);
  });

  test('answers the colour rules of its kind', () => {
    if (!isConditionField(id)) return;
    const isEmptyKnown = operatorsOf(id).includes('empty');
    expect(isEmptyKnown).toBe(record.isAlwaysFilled !== true);
    if (!isEmptyKnown) return;
    expect(conditionHolds({ field: id, operator: 'filled', value: '' }, full, today)).toBe(true);
    expect(conditionHolds({ field: id, operator: 'empty', value: '' }, full, today)).toBe(false);
  });
});

describe.each(edited)('the edited field %s', (id, { record, write }) => {
  test('can be edited by whoever has its right, and by nobody else', () => {
    for (const role of roles)
      expect(
        jobMarks(full, viewAs(role, id === 'keyDate' ? wedding : renovation))[id]?.readOnly ?? false,
      ).toBe(!may(role, record.edit?.right ?? 'read'));
  });

  test('writes its cell as the server takes it, under the path by which the history knows it', () => {
    const flow = id === 'keyDate' ? wedding : renovation;
    const value = jobCells(full)[id] ?? null;
    const change = write?.(value, { flow });
    expect(change === null || change === undefined ? [] : pathsOf(change)).toEqual([
      historyPath(record, flow),
    ]);
  });

  test('is worded in the history', () => {
    const path = historyPath(record, renovation) ?? '';
    const view = { texts, flow: renovation, me, currency: 'CNY' } as const;
    expect(fieldLabel(path, view)).not.toBe(path);
    expect(fieldLabel(id, view)).not.toBe(id);
  });
});

describe.each(inFiles)('the field %s in files', (id, { record, label, transfer, column }) => {
  const targets = targetsOf(sheets);
  const targetIn = (all: readonly Target[]) =>
    all.find((target) => target.label === (transfer?.label ?? label));

  test('is exported as it stands, and imported as the same where a person writes it', () => {
    const target = targetIn(targets);
    expect(target?.isDerived ?? false).toBe(
      transfer?.isKey !== true && (record.edit === null || record.edit.of === 'stage'),
    );
  });

  test('is known by its headings in every language, and by each other name', () => {
    const target = targetIn(targets);
    if (target === undefined || target.isDerived === true || target.isOtherName === true) return;
    const names = [...Object.values(transfer?.label ?? label), ...(transfer?.names ?? [])];
    for (const name of names) {
      const mapping = guessMapping(tableOf([[name], ['J-1']]), targets);
      expect([name, mapping]).toEqual([name, [target.id]]);
    }
  });

  test('is refused where it is longer or less than its column takes', () => {
    const form = column(sheets);
    const target = targetIn(targets);
    if (target === undefined || record.edit?.of !== 'job' || form.lengthMax === undefined) return;
    const reader = readerOf([label.en]);
    expect(readRow(['x'.repeat(form.lengthMax + 1)], reader).issues[0]?.column).toBe(0);
    expect(readRow(['x'], reader).row).toMatchObject({ [target.id]: 'x' });
    expect(id).toBe(record.id);
  });
});

test('a draft opens a job with every own field that was typed into it', () => {
  const cells = Object.fromEntries(
    jobFields.flatMap(({ record }) =>
      record.edit?.of === 'job' || record.edit?.of === 'customer'
        ? [[record.id, jobCells(full)[record.id] ?? null]]
        : [],
    ),
  );
  const opening = openingOf({ ...emptyDraft('draft:1'), cells }, renovation, 'en');
  expect(openJob.parse(opening)).toMatchObject(
    Object.fromEntries(ownNames.map((name) => [name, full[name]])),
  );
});

describe.each(customerFields.map((field) => [field.id, field] as const))(
  "the customer's detail %s",
  (id, field) => {
    test('is called in three languages, written, worded in the history, and imported by its names', () => {
      expectThreeLanguages(field.label);
      const part = id.slice('customer.'.length);
      const value = new Map<string, unknown>(Object.entries(anExportedJob.customer)).get(part);
      const typed = typeof value === 'string' && part !== 'email' ? value : 'a@shop.test';
      const change = field.write(typed, { flow: null });
      expect(change).toMatchObject({ kind: 'patch', patch: { customer: { [part]: typed } } });
      if (change?.kind === 'patch') patchJob.parse({ baseVersion: 1, ...change.patch });
      expect(fieldLabel(id, { texts, flow: renovation, me, currency: 'CNY' })).toBe(field.label.en);
      const targets = targetsOf(sheets);
      for (const name of [...Object.values(field.label), ...field.names])
        expect([name, guessMapping(tableOf([[name]]), targets)]).toEqual([name, [id]]);
    });
  },
);
