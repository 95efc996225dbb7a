import { useState } from 'react';
import type { GridColumn } from '../../grid/index.ts';
import { useTexts } from '../../texts/locale.tsx';
import { deferPart } from '../../ui/deferred-part.ts';
import { Popover } from '../../ui/overlays/popover.tsx';
import type { PopoverState } from '../../ui/overlays/use-popover.ts';
import { ColumnList } from '../views/column-list.tsx';
import type { Naming } from '../conditions/condition-label.ts';
import type { SheetView } from '../views/sheet-view.ts';
import { BarButton } from './bar-button.tsx';

const colorRules = deferPart(async () => (await import('../conditions/color-rule-list.tsx')).ColorRuleList);

interface ColumnsButtonProps {
  readonly state: PopoverState;
  readonly columns: readonly GridColumn[];
  readonly naming: Naming;
  readonly view: Pick<SheetView, 'layout' | 'colors'>;
  readonly onChange: (change: Partial<SheetView>) => void;
}

/** The columns, and behind them the colours of the rows. */
export function ColumnsButton({ state, columns, naming, view, onChange }: ColumnsButtonProps) {
  const { t } = useTexts();
  const [isOfColors, setOfColors] = useState(false);
  if (isOfColors && !state.isOpen) setOfColors(false);
  return (
    <>
      <BarButton
        state={state}
        icon="columns"
        label={t('columns.label')}
        opens="dialog"
        isActive={view.layout.length > 0 || view.colors.length > 0}
        look="rare"
      />
      <Popover
        state={state}
        label={t(isOfColors ? 'colors.label' : 'columns.label')}
        width={isOfColors ? 560 : 320}
      >
        <ColumnsOrColors
          columns={columns}
          naming={naming}
          view={view}
          onChange={onChange}
          isOfColors={isOfColors}
          onColors={setOfColors}
        />
      </Popover>
    </>
  );
}

interface ColumnsOrColorsProps extends Omit<ColumnsButtonProps, 'state'> {
  readonly isOfColors: boolean;
  readonly onColors: (isOfColors: boolean) => void;
}

/** The columns stay until the list of colours has come: it is fetched once the columns are open. */
function ColumnsOrColors(props: ColumnsOrColorsProps) {
  const { columns, naming, view, onChange, isOfColors, onColors } = props;
  const colors = colorRules.usePart();
  if (isOfColors && colors.state === 'ready')
    return (
      <colors.part
        naming={naming}
        rules={view.colors}
        onChange={(next) => onChange({ colors: next })}
        onBack={() => onColors(false)}
      />
    );
  return (
    <ColumnList
      columns={columns}
      layout={view.layout}
      onChange={(layout) => onChange({ layout })}
      onColors={() => {
        colorRules.prepare();
        onColors(true);
      }}
    />
  );
}
