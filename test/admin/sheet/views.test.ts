import fc from 'fast-check';
import { gridTints } from '../../../admin/grid/grid-props.ts';
import { describe, expect, it } from 'vitest';
import { latestInstant } from '../../../worker/domain/time/day.ts';
import { readConditions, writeConditions } from '../../../worker/contract/sheet/conditions.ts';
import type { SheetColumn } from '../../../admin/fields/field.ts';
import type { GridColumn } from '../../../admin/grid/index.ts';
import {
  choicesFor,
  arrangeColumns,
  readLayout,
  withChoice,
  withMoved,
  writeLayout,
  type ColumnLayout,
} from '../../../admin/sheet/views/column-layout.ts';
import { readView, writeView, type SheetView } from '../../../admin/sheet/views/sheet-view.ts';

const column = (id: string, pinned?: 'start'): GridColumn => ({
  id,
  header: id,
  kind: 'text',
  width: 100,
  ...(pinned ? { pinned } : {}),
});
const columns = [column('title', 'start'), column('stage'), column('due')];
const visible = (layout: ColumnLayout) =>
  arrangeColumns(columns, layout).map(({ id, width, pinned }) => `${id} ${width}${pinned ? ' pinned' : ''}`);

const layoutOf: fc.Arbitrary<ColumnLayout> = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('title', 'stage', 'nextDue', 'fact:survey.at', 'fact:start.agreed-on'),
    isHidden: fc.boolean(),
    isPinned: fc.boolean(),
    width: fc.option(fc.integer({ min: 48, max: 800 })),
  }),
  { selector: ({ id }) => id },
);

const viewOf: fc.Arbitrary<SheetView> = fc.record({
  filters: fc.record({
    flow: fc.constantFrom('', 'wedding'),
    stage: fc.constantFrom('', 'survey'),
    owner: fc.constantFrom('', 'stf_1'),
    person: fc.constantFrom('', 'stf_1'),
    due: fc.constantFrom('', 'overdue', 'soon'),
    view: fc.constantFrom('open', 'closed', 'ended', 'all'),
    contact: fc.constantFrom('', 'open', 'contacted'),
    q: fc.constantFrom('', '王芳', 'a&b=c', '100% +1'),
    where: fc.constantFrom('', writeConditions([{ field: 'title', operator: 'has', value: '50%;a:b&王' }])),
  }),
  sorts: fc.uniqueArray(
    fc.record({
      columnId: fc.constantFrom('title', 'nextDue', 'stage', 'contractTotal'),
      direction: fc.constantFrom('ascending', 'descending'),
    }),
    { maxLength: 3, selector: ({ columnId }) => columnId },
  ),
  grouping: fc.constantFrom('none', 'flow', 'stage', 'owner'),
  layout: layoutOf,
  colors: fc.uniqueArray(
    fc.record({
      tint: fc.constantFrom(...gridTints),
      condition: fc.constantFrom(
        { field: 'nextDue', operator: 'on', value: 'past' },
        { field: 'stage', operator: 'in', value: 'wedding/contract,renovation/survey' },
        { field: 'title', operator: 'has', value: 'a;b!c:50%' },
      ),
    }),
    { maxLength: 3, selector: ({ tint }) => tint },
  ),
  asOf: fc.option(fc.integer({ min: 0, max: latestInstant })),
});

describe('a view in the address', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(viewOf, (view) => {
        expect(readView(writeView(view))).toEqual(view);
      }),
    );
  });

  it('that nobody wrote is as usual, and never throws', () => {
    expect(writeView(readView('due=never&sort=secret&group=all&columns=%2C%3B&view='))).toBe('');
    fc.assert(fc.property(fc.string(), (text) => void writeView(readView(text))));
  });
});

describe('conditions on columns', () => {
  it('come back as they were written, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), (value) => {
        fc.pre(value.trim() !== '');
        const conditions = [
          { field: 'customer', operator: 'has', value },
          { field: 'outstanding', operator: 'from', value: '100' },
        ] as const;
        expect(readConditions(writeConditions(conditions))).toEqual(conditions);
      }),
    );
  });

  it('that are none are refused as a whole', () => {
    const wrong = [
      'title:from:1',
      'secret:is:x',
      'nextDue:on:never',
      'paid:to:',
      'paid:to:1.5',
      'title:has:%E7',
    ];
    expect(wrong.filter((text) => readConditions(text) !== null)).toEqual([]);
  });
});

describe('the columns of a view', () => {
  it('stand as they come without a layout, and new ones after those that it knows', () => {
    expect(visible([])).toEqual(['title 100 pinned', 'stage 100', 'due 100']);
    expect(visible(readLayout('due,*stage:140,gone'))).toEqual([
      'due 100',
      'stage 140 pinned',
      'title 100 pinned',
    ]);
  });

  it('are hidden at first where they say so, and shown where a layout of before names them', () => {
    const all = columns.map((own): SheetColumn =>
      own.id === 'stage' ? { ...own, isHiddenAtFirst: true } : own,
    );
    const ids = (layout: string) => arrangeColumns(all, readLayout(layout)).map(({ id }) => id);
    expect(ids('')).toEqual(['title', 'due']);
    expect(ids('due,stage')).toEqual(['due', 'stage', 'title']);
    // A layout that does not know the column leaves it hidden.
    expect(ids('due')).toEqual(['due', 'title']);
    expect(ids(writeLayout(withChoice(choicesFor(all, []), 'stage', { isHidden: false })))).toEqual([
      'title',
      'stage',
      'due',
    ]);
  });

  it('keep what was said of a trade that is not shown now', () => {
    const layout = readLayout('-fact:start.agreed-on,due,*fact:survey.at:140');
    expect(visible(layout)).toEqual(['due 100', 'title 100 pinned', 'stage 100']);
    expect(writeLayout(choicesFor(columns, layout))).toBe(
      'due,*title,stage,-fact:start.agreed-on,*fact:survey.at:140',
    );
  });

  it('are hidden, moved and sized', () => {
    const all = choicesFor(columns, []);
    expect(visible(withChoice(all, 'stage', { isHidden: true }))).toEqual(['title 100 pinned', 'due 100']);
    expect(visible(withMoved(all, 'due', -1)).map((item) => item.split(' ')[0])).toEqual([
      'title',
      'due',
      'stage',
    ]);
    expect(withMoved(all, 'due', 1)).toBe(all);
    expect(writeLayout(withChoice(all, 'due', { width: 64 }))).toBe('*title,stage,due:64');
  });
});
