import { useId } from 'react';
import { sortTermsMax } from '#contract/sheet/sort';
import type { GridColumn, GridSort } from '../../grid/index.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Popover } from '../../ui/overlays/popover.tsx';
import type { PopoverState } from '../../ui/overlays/use-popover.ts';
import { BarButton } from './bar-button.tsx';
import styles from './bar.module.css';

interface SortButtonProps {
  readonly state: PopoverState;
  readonly columns: readonly GridColumn[];
  readonly sorts: readonly GridSort[];
  readonly onSorts: (sorts: readonly GridSort[]) => void;
}

/** The sorts: the first has priority, the next ones order ties. */
export function SortButton({ state, columns, sorts, onSorts }: SortButtonProps) {
  const { t } = useTexts();
  const sortable = columns.filter(({ sortable: isSortable }) => isSortable === true);
  const free = sortable.filter(({ id }) => sorts.every(({ columnId }) => columnId !== id));
  const put = (at: number, sort: GridSort) => onSorts(sorts.with(at, sort));
  return (
    <>
      <BarButton
        state={state}
        icon="sort"
        label={t('bar.sort')}
        opens="dialog"
        count={sorts.length}
        look="rare"
      />
      <Popover state={state} label={t('bar.sort')} width={360}>
        {sorts.length === 0 ? <p>{t('bar.sortNone')}</p> : null}
        <ul className={styles['sorts']} aria-label={t('bar.sort')}>
          {sorts.map((sort, at) => (
            <SortLine
              key={sort.columnId}
              label={t(at === 0 ? 'bar.sortBy' : 'bar.sortThen')}
              sort={sort}
              offered={sortable.filter(
                ({ id }) => id === sort.columnId || free.some((column) => column.id === id),
              )}
              onChange={(next) => put(at, next)}
              onRemove={() => onSorts(sorts.filter((other) => other !== sort))}
            />
          ))}
        </ul>
        {sorts.length < sortTermsMax && free[0] ? (
          <Button
            look="quiet"
            onClick={() => free[0] && onSorts([...sorts, { columnId: free[0].id, direction: 'ascending' }])}
          >
            + {t('bar.sortAdd')}
          </Button>
        ) : null}
      </Popover>
    </>
  );
}

interface SortLineProps {
  readonly label: string;
  readonly sort: GridSort;
  readonly offered: readonly GridColumn[];
  readonly onChange: (sort: GridSort) => void;
  readonly onRemove: () => void;
}

function SortLine({ label, sort, offered, onChange, onRemove }: SortLineProps) {
  const { t } = useTexts();
  const id = useId();
  const name = offered.find((column) => column.id === sort.columnId)?.header ?? sort.columnId;
  return (
    <li>
      <div>
        <label htmlFor={id}>{label}</label>
        <select
          id={id}
          value={sort.columnId}
          onChange={(event) => onChange({ ...sort, columnId: event.target.value })}
        >
          {offered.map(({ id: columnId, header }) => (
            <option key={columnId} value={columnId}>
              {header}
            </option>
          ))}
        </select>
      </div>
      <select
        aria-label={t('bar.sortOrder', { name })}
        value={sort.direction}
        onChange={(event) =>
          onChange({
            ...sort,
            direction: event.target.value === 'descending' ? 'descending' : 'ascending',
          })
        }
      >
        <option value="ascending">{t('bar.ascending')}</option>
        <option value="descending">{t('bar.descending')}</option>
      </select>
      <Button look="quiet" aria-label={t('bar.sortRemove', { name })} onClick={onRemove}>
        ×
      </Button>
    </li>
  );
}
