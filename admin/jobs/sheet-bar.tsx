import { tradeOf, type ConditionField } from '#contract/conditions';
import type { Me } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import type { GridColumn } from '../grid/index.ts';
import { useTexts } from '../texts/locale.tsx';
import { TransferButtons } from '../transfer/transfer-buttons.tsx';
import { Button } from '../ui/button.tsx';
import { ColorBar } from '../views/color-bar.tsx';
import { ColumnMenu } from '../views/column-menu.tsx';
import { ConditionBar } from '../views/condition-bar.tsx';
import type { Naming } from '../views/condition-words.ts';
import type { SheetView } from '../views/sheet-view.ts';
import { ViewMenu } from '../views/view-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { listQuery } from './filters.ts';

interface SheetBarProps {
  readonly me: Me;
  readonly flows: readonly Flow[];
  readonly columns: readonly GridColumn[];
  readonly naming: Naming;
  readonly view: SheetView;
  /** The view as it stands in the address. */
  readonly search: string;
  readonly onChange: (change: Partial<SheetView>) => void;
  readonly onSearch: (q: string) => void;
  readonly onOpenView: (search: string) => void;
  /** Null: this person opens no jobs, or none where they look. */
  readonly onNew: (() => void) | null;
  /** The column that a filter is wanted on, asked for elsewhere; null: none. */
  readonly wanted: ConditionField | null;
  readonly onWanted: (field: ConditionField | null) => void;
  readonly onPast: () => void;
  readonly onUndo: (gestureId: string) => void;
}

/** All that stands above the sheet: a new job, the views, what is shown and how, and the ways in and out. */
export function SheetBar(props: SheetBarProps) {
  const { me, flows, columns, naming, view, onChange, onNew } = props;
  const { t } = useTexts();
  const { filters, sorts, layout, colors } = view;
  return (
    <FilterBar
      filters={filters}
      onChange={(next) => onChange({ filters: next })}
      onSearch={props.onSearch}
      grouping={view.grouping}
      onGrouping={(grouping) => onChange({ grouping })}
      flows={flows}
      me={me}
      before={
        <>
          {onNew ? (
            <Button look="primary" onClick={onNew}>
              + {t('jobs.new')}
            </Button>
          ) : null}
          <ViewMenu me={me} search={props.search} onOpen={props.onOpenView} />
        </>
      }
    >
      <ConditionBar
        naming={naming}
        where={filters.where}
        onChange={(where) => onChange({ filters: { ...filters, where } })}
        wanted={props.wanted}
        onWanted={props.onWanted}
      />
      <ColorBar naming={naming} rules={colors} onChange={(next) => onChange({ colors: next })} />
      <ColumnMenu columns={columns} layout={layout} onChange={(next) => onChange({ layout: next })} />
      {view.asOf === null ? (
        <>
          <TransferButtons
            me={me}
            flows={flows}
            firstFlow={tradeOf(filters)}
            query={listQuery(filters, sorts)}
            onUndo={props.onUndo}
          />
          <Button onClick={props.onPast}>{t('past.open')}</Button>
        </>
      ) : null}
    </FilterBar>
  );
}
