import type { ConditionField } from '#contract/sheet/conditions';
import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { useTexts } from '../../texts/locale.tsx';
import { Popover } from '../../ui/overlays/popover.tsx';
import type { PopoverState } from '../../ui/overlays/use-popover.ts';
import type { Naming } from '../conditions/condition-label.ts';
import type { Filters } from '../filters.ts';
import { BarButton } from './bar-button.tsx';
import { BarContents } from './contents/bar-contents.tsx';

interface FilterButtonProps {
  readonly state: PopoverState;
  readonly me: Me;
  readonly flows: readonly Flow[];
  readonly naming: Naming;
  readonly filters: Filters;
  /** Number of filters displayed as chips. */
  readonly count: number;
  /** The column for which another place requested a condition; null: none. */
  readonly wanted: ConditionField | null;
  /** `isText`: the change is one step of typing. */
  readonly onChange: (filters: Filters, isText: boolean) => void;
}

/** All filters of the sheet. They apply while the person types. */
export function FilterButton(props: FilterButtonProps) {
  const { state, me, flows, naming, filters, count, wanted, onChange } = props;
  const { t } = useTexts();
  return (
    <>
      <BarButton state={state} icon="filter" label={t('bar.filter')} opens="dialog" count={count} />
      <Popover state={state} label={t('bar.filter')} width={560}>
        <BarContents state={state}>
          {({ ConditionList, FixedFilters }) => (
            <>
              <FixedFilters
                me={me}
                flows={flows}
                filters={filters}
                onChange={(next) => onChange(next, false)}
              />
              <ConditionList
                key={wanted}
                naming={naming}
                where={filters.where}
                wanted={wanted}
                onChange={(where, isText) => onChange({ ...filters, where }, isText)}
                onDone={state.close}
              />
            </>
          )}
        </BarContents>
      </Popover>
    </>
  );
}
