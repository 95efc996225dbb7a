import { useState } from 'react';
import type { SheetColumn } from '../../fields/field.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Popover } from '../../ui/overlays/popover.tsx';
import type { PopoverState } from '../../ui/overlays/use-popover.ts';
import type { Naming } from '../conditions/condition-label.ts';
import type { SheetView } from '../views/sheet-view.ts';
import { BarButton } from './bar-button.tsx';
import { BarContents } from './contents/bar-contents.tsx';

interface ColumnsButtonProps {
  readonly state: PopoverState;
  readonly columns: readonly SheetColumn[];
  readonly naming: Naming;
  readonly view: Pick<SheetView, 'layout' | 'colors'>;
  readonly onChange: (change: Partial<SheetView>) => void;
}

/** The list of columns, from which the colour rules open. */
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
        <BarContents state={state}>
          {({ ColorRuleList, ColumnList }) =>
            isOfColors ? (
              <ColorRuleList
                naming={naming}
                rules={view.colors}
                onChange={(colors) => onChange({ colors })}
                onBack={() => setOfColors(false)}
              />
            ) : (
              <ColumnList
                columns={columns}
                layout={view.layout}
                onChange={(layout) => onChange({ layout })}
                onColors={() => setOfColors(true)}
              />
            )
          }
        </BarContents>
      </Popover>
    </>
  );
}
