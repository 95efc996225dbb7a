import { useState } from 'react';
import type { GridColumn } from '../grid/index.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { choicesFor, withChoice, withMoved, type ColumnChoice, type ColumnLayout } from './column-layout.ts';
import styles from './views.module.css';

interface ColumnMenuProps {
  readonly columns: readonly GridColumn[];
  readonly layout: ColumnLayout;
  readonly onChange: (layout: ColumnLayout) => void;
}

const widthStep = 24;
const widthMin = 48;
const widthMax = 800;

/** Which columns are shown, in which order, how wide, and which of them stay in view. */
export function ColumnMenu({ columns, layout, onChange }: ColumnMenuProps) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const choices = choicesFor(columns, layout);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('columns.label')}</Button>
      {isOpen ? (
        <Dialog title={t('columns.label')} onClose={() => setOpen(false)}>
          <ul className={styles['list']} aria-label={t('columns.label')}>
            {choices.map((choice) => {
              const column = columns.find(({ id }) => id === choice.id);
              return column ? (
                <ColumnLine
                  key={choice.id}
                  column={column}
                  choice={choice}
                  onMove={(by) => onChange(withMoved(choices, choice.id, by))}
                  onChoice={(change) => onChange(withChoice(choices, choice.id, change))}
                />
              ) : null;
            })}
          </ul>
          <Button onClick={() => onChange([])}>{t('columns.reset')}</Button>
        </Dialog>
      ) : null}
    </>
  );
}

interface ColumnLineProps {
  readonly column: GridColumn;
  readonly choice: ColumnChoice;
  readonly onMove: (by: 1 | -1) => void;
  readonly onChoice: (change: Partial<ColumnChoice>) => void;
}

function ColumnLine({ column, choice, onMove, onChoice }: ColumnLineProps) {
  const { t } = useTexts();
  const name = column.header;
  const width = choice.width ?? column.width;
  const widen = (by: number) => onChoice({ width: Math.min(Math.max(width + by, widthMin), widthMax) });
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={!choice.isHidden}
          onChange={(event) => onChoice({ isHidden: !event.target.checked })}
        />{' '}
        {name}
      </label>
      <span className={styles['actions']}>
        <Button look="quiet" aria-label={t('columns.back', { name })} onClick={() => onMove(-1)}>
          ↑
        </Button>
        <Button look="quiet" aria-label={t('columns.on', { name })} onClick={() => onMove(1)}>
          ↓
        </Button>
        <Button look="quiet" aria-label={t('columns.narrower', { name })} onClick={() => widen(-widthStep)}>
          −
        </Button>
        <Button look="quiet" aria-label={t('columns.wider', { name })} onClick={() => widen(widthStep)}>
          +
        </Button>
        <Button
          look="quiet"
          aria-pressed={choice.isPinned}
          aria-label={t('columns.pin', { name })}
          onClick={() => onChoice({ isPinned: !choice.isPinned })}
        >
          {choice.isPinned ? '◆' : '◇'}
        </Button>
      </span>
    </li>
  );
}
