import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GridRow } from '../../../admin/grid/index.ts';
import { nextVisible, type VisibleRows } from '../../../admin/sheet/rows/pin-row.ts';
import { makeSheet } from '../../grid/sheet.ts';

const row = (id: string): GridRow => ({ id, name: id, values: {} });

/** Random events at the sheet: actions of the person, of others, and of the server. */
const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ is: fc.constant('type' as const), key: fc.constantFrom('Enter', 'Tab') }),
  },
  fc.record({ is: fc.constant('walk' as const), key: fc.constantFrom('ArrowUp', 'ArrowDown', 'Ctrl+End') }),
  fc.record({ is: fc.constant('opened' as const), at: fc.nat({ max: 30 }) }),
  fc.record({ is: fc.constant('gone' as const), at: fc.nat({ max: 30 }) }),
  fc.record({ is: fc.constant('changed' as const), at: fc.nat({ max: 30 }), to: fc.nat({ max: 30 }) }),
  fc.record({ is: fc.constant('sorted' as const) }),
  fc.record({ is: fc.constant('away' as const) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

/** The server's list, the rows as the host displays them, and the sheet over these. */
const makeController = () => {
  let list = Array.from({ length: 12 }, (_, index) => `job ${index}`);
  let query = 0;
  let opened = 0;
  const sheet = makeSheet(list);
  const focusedId = () => sheet.controller.store.get().selection.focus?.rowId ?? null;
  let seen: VisibleRows<GridRow> = {
    rows: list.map(row),
    pinnedId: null,
    query,
    lost: null,
    visible: list.map(row),
    handed: null,
    letGo: null,
  };
  const show = (ids: readonly string[] = list) => {
    seen = nextVisible(seen, { rows: ids.map(row), pinnedId: focusedId(), query, lost: null });
    sheet.give(seen.visible.map(({ id }) => id));
  };
  const take = (at: number): string[] => list.splice(Math.min(at, list.length - 1), 1);
  const others: { readonly [Name in Exclude<Happening['is'], 'type' | 'walk'>]: (what: Happening) => void } =
    {
      opened: (what) => {
        opened += 1;
        list.splice('at' in what ? what.at : 0, 0, `new ${opened}`);
      },
      gone: (what) => {
        if (list.length > 2 && 'at' in what) take(what.at);
      },
      changed: (what) => {
        if ('to' in what) list.splice(what.to, 0, ...take(what.at));
      },
      sorted: () => {
        query += 1;
        list = list.toReversed();
      },
      away: () => {
        query += 1;
        show([]);
        list = list.filter((_, index) => index % 2 === 0 || list.length < 6);
      },
    };
  return { sheet, focusedId, show, others, below: () => seen.visible.map(({ id }) => id) };
};

type Controller = ReturnType<typeof makeController>;

/** Types into a text cell while another event happens, and commits. */
const type = (
  { sheet, focusedId, show, others, below }: Controller,
  key: string,
  meanwhile: Happening | undefined,
) => {
  sheet.press('Escape');
  show();
  sheet.go(focusedId() ?? '', 'title');
  const rowId = focusedId() ?? '';
  const sentBefore = sheet.sent.length;
  const text = `text ${sentBefore}`;
  sheet.type(text);
  if (meanwhile?.is === 'opened' || meanwhile?.is === 'gone' || meanwhile?.is === 'changed')
    others[meanwhile.is](meanwhile);
  show();
  const visible = below();
  sheet.press(key);
  expect(sheet.sent[sentBefore]?.edit).toMatchObject({ rowId, value: text });
  if (key === 'Enter') expect(focusedId()).toBe(visible[visible.indexOf(rowId) + 1] ?? rowId);
};

/** Whenever there are rows there is an active cell, and it leaves only a row that is gone. */
const expectPlace = ({ focusedId, show, below }: Controller) => {
  const before = focusedId() ?? '';
  show();
  expect(below()).toContain(focusedId());
  if (below().includes(before)) expect(focusedId()).toBe(before);
};

describe('a person at a sheet that moves', () => {
  it('writes into the row that was active when they began, and goes on in the one that stood below it', () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 5, maxLength: 40 }), (happenings) => {
        const controller = makeController();
        controller.sheet.go('job 3', 'title');
        controller.show();
        for (const [index, what] of happenings.entries()) {
          if (what.is === 'type') type(controller, what.key, happenings[index + 1]);
          else if (what.is === 'walk') controller.sheet.press(what.key);
          else controller.others[what.is](what);
          expectPlace(controller);
        }
      }),
      { numRuns: 100 },
    );
  });
});
