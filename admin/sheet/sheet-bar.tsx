import { useEffect } from 'react';
import type { ConditionField } from '#contract/sheet/conditions';
import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { SheetColumn } from '../fields/field.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Toolbar } from '../ui/controls/toolbar.tsx';
import { usePopover } from '../ui/overlays/use-popover.ts';
import type { Naming } from './conditions/condition-label.ts';
import type { SheetView } from './views/sheet-view.ts';
import { useNamedViews } from './views/use-named-views.ts';
import { ViewMenu } from './views/view-menu.tsx';
import { Chips } from './bar/chips.tsx';
import { ColumnsButton } from './bar/columns-button.tsx';
import { DueSegments } from './bar/due-segments.tsx';
import { FilterButton } from './bar/filter-button.tsx';
import { filterChips } from './bar/filter-labels.ts';
import { GroupButton } from './bar/group-button.tsx';
import { MoreButton, type FileCommands } from './bar/more-button.tsx';
import { SearchBox } from './bar/search-box.tsx';
import { SortButton } from './bar/sort-button.tsx';
import styles from './bar/bar.module.css';

interface SheetBarProps {
  readonly me: Me;
  readonly flows: readonly Flow[];
  readonly columns: readonly SheetColumn[];
  readonly naming: Naming;
  readonly view: SheetView;
  /** The view as the address's query string. */
  readonly search: string;
  readonly onChange: (change: Partial<SheetView>) => void;
  /** A change by typing; all of it is one history entry of the browser. */
  readonly onType: (change: Partial<SheetView>) => void;
  readonly onOpenView: (search: string) => void;
  /** Null: the person may not open jobs, or the sheet shows the past. */
  readonly onNew: (() => void) | null;
  /** The column for which another part requested a filter; null: none. */
  readonly wanted: ConditionField | null;
  readonly onWanted: (field: ConditionField | null) => void;
  readonly onPast: () => void;
  readonly files: FileCommands;
}

/** The state of the filter popover, which opens when a filter is requested. */
const useFilterPopover = ({ wanted, onWanted }: Pick<SheetBarProps, 'wanted' | 'onWanted'>) => {
  const state = usePopover();
  const { isOpen, open } = state;
  useEffect(() => {
    if (wanted !== null) open();
  }, [wanted, open]);
  useEffect(() => (isOpen ? () => onWanted(null) : undefined), [isOpen, onWanted]);
  return state;
};

/** The toolbar above the sheet: the view and its settings, and below it the active filters. */
export function SheetBar(props: SheetBarProps) {
  const { me, flows, columns, naming, view, search, onChange, onType, onNew } = props;
  const texts = useTexts();
  const { t } = texts;
  const { filters, sorts, colors } = view;
  const isNow = view.asOf === null;
  const views = usePopover();
  const filter = useFilterPopover(props);
  const [group, sort, look] = [usePopover(), usePopover(), usePopover()];
  const visible = useNamedViews(me, search, props.onOpenView);
  const chips = filterChips(filters, { me, flows, naming, texts });
  return (
    <Toolbar label={t('bar.label')} className={styles['bar']}>
      <div className={styles['line']}>
        <ViewMenu state={views} me={me} visible={visible} search={search} onOpen={props.onOpenView} />
        <span className={styles['rule']} />
        <DueSegments
          me={me}
          filters={filters}
          asOf={view.asOf}
          onChange={(next) => onChange({ filters: next })}
        />
        <span className={styles['rule']} />
        <FilterButton
          state={filter}
          me={me}
          flows={flows}
          naming={naming}
          filters={filters}
          count={chips.length}
          wanted={props.wanted}
          onChange={(next, isText) => (isText ? onType : onChange)({ filters: next })}
        />
        <GroupButton
          state={group}
          grouping={view.grouping}
          onGrouping={(grouping) => onChange({ grouping })}
        />
        <SortButton
          state={sort}
          columns={columns}
          sorts={sorts}
          onSorts={(next) => onChange({ sorts: next })}
        />
        <ColumnsButton state={look} columns={columns} naming={naming} view={view} onChange={onChange} />
        <span className={styles['space']} />
        <SearchBox value={filters.q} onSearch={(q) => onType({ filters: { ...filters, q } })} />
        <MoreButton
          files={props.files}
          onPast={isNow ? props.onPast : null}
          rare={{ group, sort, columns: look }}
        />
        {onNew ? (
          <Button look="primary" className={styles['new']} onClick={onNew}>
            <Icon name="plus" />
            <span>
              <i aria-hidden="true">+ </i>
              {t('jobs.new')}
            </span>
          </Button>
        ) : null}
      </div>
      <Chips
        naming={naming}
        chips={chips}
        colors={colors}
        onChange={(next) => onChange({ filters: next })}
        onOpen={filter.open}
        onSave={visible.isEdited ? views.open : null}
      />
    </Toolbar>
  );
}
