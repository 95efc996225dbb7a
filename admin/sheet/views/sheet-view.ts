import { readConditions } from '#contract/sheet/conditions';
import { readSort } from '#contract/sheet/sort';
import { instantText } from '#contract/values';
import type { Grouping } from '../../api/sheet-queries.ts';
import type { GridSort } from '../../grid/index.ts';
import { noFilters, type Filters } from '../filters.ts';
import { isSortable } from '../../fields/job-columns.ts';
import { readColorRules, writeColorRules, type ColorRule } from '../conditions/color-rules.ts';
import { readLayout, writeLayout, type ColumnLayout } from './column-layout.ts';

/** The settings of the sheet's display; all of them are in the address. */
export interface SheetView {
  readonly filters: Filters;
  readonly sorts: readonly GridSort[];
  readonly grouping: Grouping;
  readonly layout: ColumnLayout;
  readonly colors: readonly ColorRule[];
  /** The displayed instant, epoch ms; null: now. */
  readonly asOf: number | null;
}

const dues = ['', 'overdue', 'soon'] as const;
const visibilities = ['open', 'closed', 'ended', 'all'] as const;
const contacts = ['', 'open', 'contacted'] as const;
const groupings = ['none', 'flow', 'stage', 'owner'] as const;

const oneOf = <Value extends string>(values: readonly [Value, ...Value[]], text: string | null): Value =>
  values.find((value) => value === text) ?? values[0];

const readSorts = (text: string): readonly GridSort[] =>
  (readSort(text) ?? [])
    .filter(({ name }) => isSortable(name))
    .map(({ name, isDescending }) => ({
      columnId: name,
      direction: isDescending ? 'descending' : 'ascending',
    }));

const readAsOf = (text: string): number | null => {
  const read = instantText.safeParse(text);
  return read.success ? read.data : null;
};

/** Parses a view from the query string; unknown values become defaults. */
export const readView = (search: string): SheetView => {
  const input = new URLSearchParams(search);
  const text = (name: string) => input.get(name) ?? '';
  return {
    filters: {
      flow: text('flow'),
      stage: text('stage'),
      owner: text('owner'),
      person: text('person'),
      due: oneOf(dues, input.get('due')),
      view: oneOf(visibilities, input.get('view')),
      contact: oneOf(contacts, input.get('contact')),
      q: text('q').slice(0, 80),
      where: readConditions(text('where')) === null ? '' : text('where'),
    },
    sorts: readSorts(text('sort')),
    grouping: oneOf(groupings, input.get('group')),
    layout: readLayout(text('columns')),
    colors: readColorRules(text('colors')),
    asOf: readAsOf(text('asOf')),
  };
};

/** Writes a view's settings other than defaults; equal views give the same text. */
export const writeView = ({ filters, sorts, grouping, layout, colors, asOf }: SheetView): string => {
  const written = new URLSearchParams();
  const put = (name: string, value: string, usual = '') => {
    if (value !== usual) written.set(name, value);
  };
  put('flow', filters.flow);
  put('stage', filters.stage);
  put('owner', filters.owner);
  put('person', filters.person);
  put('due', filters.due);
  put('view', filters.view, noFilters.view);
  put('contact', filters.contact);
  put('q', filters.q);
  put('where', filters.where);
  put(
    'sort',
    sorts.map(({ columnId, direction }) => `${direction === 'descending' ? '-' : ''}${columnId}`).join(','),
  );
  put('group', grouping, 'none');
  put('columns', writeLayout(layout));
  put('colors', writeColorRules(colors));
  put('asOf', asOf === null ? '' : String(asOf));
  return written.toString();
};
