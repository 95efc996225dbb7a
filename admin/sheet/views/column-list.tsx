import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { SheetColumn } from '../../fields/field.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { choicesFor, withChoice, withMoved, type ColumnChoice, type ColumnLayout } from './column-layout.ts';
import styles from './views.module.css';

interface ColumnListProps {
  readonly columns: readonly SheetColumn[];
  readonly layout: ColumnLayout;
  readonly onChange: (layout: ColumnLayout) => void;
  readonly onColors: () => void;
}

const widthStep = 24;
const widthMin = 48;
const widthMax = 800;

const focusOn = (control: HTMLElement | null) => control?.focus();

/** The list of columns: visibility, order, width and pinning; changes apply at once. */
export function ColumnList({ columns, layout, onChange, onColors }: ColumnListProps) {
  const { t } = useTexts();
  const [searchTerm, setSearchTerm] = useState('');
  const carried = useCarried();
  const choices = choicesFor(columns, layout);
  const placeOf = (id: string | undefined) => choices.findIndex((choice) => choice.id === id);
  const visible = choices.flatMap((choice) => {
    const column = columns.find(({ id }) => id === choice.id);
    return column?.header.toLowerCase().includes(searchTerm.trim().toLowerCase()) ? [{ column, choice }] : [];
  });
  return (
    <>
      <input
        ref={focusOn}
        type="search"
        className={styles['seek']}
        aria-label={t('columns.seek')}
        placeholder={t('columns.seek')}
        maxLength={80}
        value={searchTerm}
        onChange={(event) => setSearchTerm(event.target.value)}
      />
      <ul
        className={styles['list']}
        aria-label={t('columns.label')}
        onPointerMove={(event) => {
          const [id, over] = [carried.current, lineUnder(event)];
          if (id === null || over === undefined || over === id) return;
          onChange(withMoved(choices, id, placeOf(over) - placeOf(id)));
        }}
      >
        {visible.map(({ column, choice }) => (
          <ColumnLine
            key={choice.id}
            column={column}
            choice={choice}
            onMove={(by) => onChange(withMoved(choices, choice.id, by))}
            onCarry={() => {
              carried.current = choice.id;
            }}
            onChoice={(change) => onChange(withChoice(choices, choice.id, change))}
          />
        ))}
      </ul>
      <p className={styles['foot']}>
        <Button look="quiet" onClick={onColors}>
          {t('colors.open')}
        </Button>
        <Button look="quiet" onClick={() => onChange([])}>
          {t('columns.reset')}
        </Button>
      </p>
    </>
  );
}

interface ColumnLineProps {
  readonly column: SheetColumn;
  readonly choice: ColumnChoice;
  readonly onMove: (by: 1 | -1) => void;
  /** The pointer starts to drag the column. */
  readonly onCarry: () => void;
  readonly onChoice: (change: Partial<ColumnChoice>) => void;
}

const steps: Readonly<Partial<Record<string, 1 | -1>>> = { ArrowUp: -1, ArrowDown: 1 };

/** The id of the column whose line is under the pointer. */
const lineUnder = ({ target }: PointerEvent): string | undefined => {
  const line = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  return line?.dataset['column'];
};

/** The id of the dragged column, until the pointer is released. */
const useCarried = () => {
  const carried = useRef<string | null>(null);
  useEffect(() => {
    const drop = () => {
      carried.current = null;
    };
    addEventListener('pointerup', drop);
    addEventListener('pointercancel', drop);
    return () => {
      removeEventListener('pointerup', drop);
      removeEventListener('pointercancel', drop);
    };
  }, []);
  return carried;
};

function ColumnLine({ column, choice, onMove, onCarry, onChoice }: ColumnLineProps) {
  const { t } = useTexts();
  const name = column.header;
  const width = choice.width ?? column.width;
  const widen = (by: number) => onChoice({ width: Math.min(Math.max(width + by, widthMin), widthMax) });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    <li data-column={column.id}>
      <Button
        look="quiet"
        className={styles['grip']}
        aria-label={t('columns.move', { name })}
        title={t('columns.move', { name })}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          // A touch captures the pointer; releasing it lets the other lines get its events.
          event.currentTarget.releasePointerCapture(event.pointerId);
          onCarry();
        }}
      >
        <Icon name="grip" />
      </Button>
      <label className={styles['name']}>
        <input
          type="checkbox"
          checked={!choice.isHidden}
          onChange={(event) => onChoice({ isHidden: !event.target.checked })}
        />{' '}
        {name}
      </label>
      <span className={styles['actions']}>
        <span className={styles['sizes']}>
          <Button look="quiet" aria-label={t('columns.narrower', { name })} onClick={() => widen(-widthStep)}>
            −
          </Button>
          <Button look="quiet" aria-label={t('columns.wider', { name })} onClick={() => widen(widthStep)}>
            +
          </Button>
        </span>
        <Button
          look="quiet"
          className={styles['pin']}
          aria-pressed={choice.isPinned}
          aria-label={t('columns.pin', { name })}
          title={t('columns.pin', { name })}
          onClick={() => onChoice({ isPinned: !choice.isPinned })}
        >
          <Icon name="pin" />
        </Button>
      </span>
    </li>
  );
}
