import { itemsOf } from '#domain/flow/items-of';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JobRow } from '#contract/jobs/job-answers';
import type { Flow, Item } from '#domain/flow/flow';
import { renovation } from '#domain/trades/renovation/index';
import { createFlowVersions } from '../../../admin/api/flow-versions.ts';
import { makeEnvironment, resolveCell } from '../../../admin/grid/model/places/resolve-cell.ts';
import { jobRow } from '../job-row.ts';
import { jobColumns } from '../../../admin/fields/job-columns.ts';
import { createRowMaker, type RowView } from '../../../admin/sheet/rows/job-grid-rows.ts';
import { groupOrderOf, sheetRows } from '../../../admin/sheet/rows/sheet-rows.ts';

/** The flow version of the job. */
const older: Flow = renovation;

const relabelled = (item: Item): Item =>
  item.item === 'field' && item.kind === 'choice' && item.choices
    ? {
        ...item,
        choices: item.choices.map((choice) => ({
          ...choice,
          label: { ...choice.label, en: 'Newly called' },
        })),
      }
    : item;

const choiceKey = renovation.items.find((item) => item.item === 'field' && item.kind === 'choice')?.key ?? '';

/** The newest flow version: choices and milestones have other labels, and there is one more item. */
const newer: Flow = {
  ...renovation,
  version: renovation.version + 1,
  stages: renovation.stages.map((stage) => ({ ...stage, label: { ...stage.label, en: 'New stage' } })),
  milestones: renovation.milestones.map((plan) => ({ ...plan, label: { ...plan.label, en: 'New money' } })),
  items: [
    ...itemsOf(renovation).map(relabelled),
    {
      item: 'field',
      key: 'added.later',
      label: renovation.label,
      kind: 'text',
      stage: renovation.stages[0]?.key ?? '',
      source: ['REN-00-TYPE'],
    },
  ],
};

const jobOf = (flow: Flow): JobRow => ({
  ...jobRow(`job_${flow.version}`, 3),
  flow: flow.key,
  flowVersion: flow.version,
  title: 'Garden Road',
  stage: flow.stages[0]?.key ?? '',
  customerName: 'Wang',
  milestones: [
    {
      id: 'mil_1',
      key: flow.milestones[0]?.key ?? '',
      title: null,
      amountMinor: 50_000,
      paidMinor: 0,
      dueOn: null,
      isProvisional: false,
      state: 'waiting',
      label: null,
    },
  ],
});

const view: RowView = {
  texts: { locale: 'en', setLocale: () => undefined, t: (key) => key, localize: ({ en }) => en },
  me: {
    id: 'stf_1',
    name: 'Mei',
    email: 'mei@example.com',
    role: 'owner',
    locale: 'en',
    shop: { name: 'Shop', zone: 'Asia/Shanghai', currency: 'CNY' },
    staff: [],
    today: '2026-11-28',
    isLocal: true,
  },
  flowOf: ({ flowVersion }) => (flowVersion === older.version ? older : newer),
  flows: [newer],
};

describe('a job that began with an older version of its flow, beside one of the newest', () => {
  beforeEach(() => {
    vi.stubGlobal('matchMedia', () => ({ matches: false }));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const cellOf = (flow: Flow, columnId: string) => {
    const column = jobColumns(view.texts, view.me, [newer], { flow: newer.key }).find(
      ({ id }) => id === columnId,
    );
    if (column === undefined) throw new Error(`no column ${columnId}`);
    const row = createRowMaker(view)(jobOf(flow));
    return resolveCell(column, { row, parentId: null }, makeEnvironment('en', view.me.today));
  };
  const labelsOf = (flow: Flow, columnId: string) =>
    new Set(cellOf(flow, columnId).context.options.map(({ label }) => label));

  it('offers the choices and stages of its own version', () => {
    expect(labelsOf(newer, `fact:${choiceKey}`)).toEqual(new Set(['Newly called']));
    expect(labelsOf(older, `fact:${choiceKey}`)).not.toContain('Newly called');
    const endings = ['Lost', 'Cancelled'];
    expect(labelsOf(newer, 'stage')).toEqual(new Set(['New stage', ...endings]));
    expect(labelsOf(older, 'stage')).toEqual(
      new Set([...older.stages.map(({ label }) => label.en), ...endings]),
    );
  });

  it('calls its milestones as its own version does', () => {
    const names = [older, newer].map((flow) => createRowMaker(view)(jobOf(flow)).children?.[0]?.name);
    expect(names).toEqual([older.milestones[0]?.label.en, 'New money']);
  });

  it('has a group of its own name where only its version has the stage', () => {
    const [first = { key: '' }, ...stages] = newer.stages;
    const remapped: Flow = { ...newer, stages: stages.filter(({ key }) => key !== first.key) };
    const group = { flow: older.key, stage: first.key, ownerId: null, count: 1, sums: [] };
    const parts = [{ key: 'group', query: {}, group }];
    const layout = { lines: [{ is: 'heading', section: 0 } as const], starts: [0], hasMore: false };
    const titleOf = (flows: readonly Flow[]) =>
      sheetRows({ layout, parts }, { ...view, flows }, createRowMaker(view))[0]?.name;
    expect(titleOf([remapped])).toBe(older.label.en);
    expect(titleOf([remapped, older])).toBe(`${older.label.en} · ${older.stages[0]?.label.en}`);
    const order = groupOrderOf({ flows: [remapped], me: view.me });
    const last = { ...group, stage: remapped.stages.at(-1)?.key ?? '' };
    expect(order(group)).toBeGreaterThan(order(last));
  });

  it('takes nothing where its version knows no such item', () => {
    expect(cellOf(newer, 'fact:added.later').isReadOnly).toBe(false);
    expect(cellOf(older, 'fact:added.later').isReadOnly).toBe(true);
  });
});

describe('flow versions', () => {
  const readingOf = (outcomes: (Flow | Error)[]) => {
    const request: string[] = [];
    const versions = createFlowVersions(async (key, version) => {
      request.push(`${key}@${version}`);
      const outcome = outcomes.shift();
      if (outcome instanceof Error || outcome === undefined) throw outcome ?? new Error('requests too often');
      return outcome;
    });
    return { requests: request, versions };
  };

  it('are read once, however many rows ask, and told of when they are there', async () => {
    const { requests: request, versions } = readingOf([older]);
    const listener = vi.fn<() => void>();
    const stop = versions.subscribe(listener);
    const first = versions.current();
    expect([first('renovation', 1), first('renovation', 1)]).toEqual([null, null]);
    await vi.waitFor(() => expect(listener).toHaveBeenCalledTimes(1));
    expect(versions.current()).not.toBe(first);
    expect(versions.current()('renovation', 1)).toBe(older);
    expect(versions.known()).toEqual([older]);
    expect(request).toEqual(['renovation@1']);
    stop();
  });

  it('are requests for again after a while where they could not be read', async () => {
    vi.useFakeTimers();
    try {
      const { requests: request, versions } = readingOf([new Error('away'), older]);
      versions.current()('renovation', 1);
      await vi.advanceTimersByTimeAsync(5_000);
      versions.current()('renovation', 1);
      expect(request).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(6_000);
      versions.current()('renovation', 1);
      await vi.advanceTimersByTimeAsync(0);
      expect(versions.current()('renovation', 1)).toBe(older);
      expect(request).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });
});
