import {
  AllCommunityModule,
  createGrid,
  ModuleRegistry,
  themeQuartz,
  type ColDef,
  type ValueFormatterParams,
} from 'ag-grid-community';
import { columns, people, sheetRows, stages, type Kind, type SheetColumn, type SheetRow } from '../data.ts';

// As in its quick start: all modules of the free edition, with their defaults.
ModuleRegistry.registerModules([AllCommunityModule]);

const clock = new Intl.DateTimeFormat('sv', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});
const amount = new Intl.NumberFormat('en', {
  style: 'currency',
  currency: 'CNY',
  currencyDisplay: 'narrowSymbol',
});
const plain = new Intl.NumberFormat('en');

const formats: Partial<Record<Kind, (value: number) => string>> = {
  money: (value) => amount.format(value / 100),
  percent: (value) => `${value}%`,
  instant: (value) => clock.format(value),
  number: (value) => plain.format(value),
};

const isEnd = (kind: Kind) => kind === 'money' || kind === 'percent' || kind === 'number';

const colDef = ({ id, header, kind, width, isReadOnly, isPinned }: SheetColumn): ColDef<SheetRow> => {
  const format = formats[kind];
  return {
    colId: id,
    headerName: header,
    width,
    editable: isReadOnly !== true,
    sortable: true,
    valueGetter: ({ data }) => data?.values[id] ?? null,
    valueSetter: () => true,
    ...(format
      ? {
          valueFormatter: ({ value }: ValueFormatterParams<SheetRow>) =>
            typeof value === 'number' ? format(value) : '',
        }
      : {}),
    ...(isPinned ? { pinned: 'left' } : {}),
    ...(isEnd(kind) ? { type: 'rightAligned' } : {}),
    ...(kind === 'choice' || kind === 'person'
      ? {
          cellEditor: 'agSelectCellEditor',
          cellEditorParams: { values: kind === 'choice' ? stages : people },
        }
      : {}),
    ...(id === 'nextDue' ? { cellClassRules: { overdue: ({ data }) => data?.isOverdue === true } } : {}),
  };
};

const root = document.querySelector<HTMLElement>('#root');
if (root)
  createGrid<SheetRow>(root, {
    theme: themeQuartz.withParams({ fontSize: 13 }),
    rowHeight: 28,
    headerHeight: 32,
    columnDefs: columns.map(colDef),
    rowData: [...sheetRows()],
    getRowId: ({ data }) => data.id,
    rowClassRules: { overdue: ({ data }) => data?.isOverdue === true },
    undoRedoCellEditing: true,
  });
