import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { PopoverState } from '../../ui/overlays/use-popover.ts';
import styles from './bar.module.css';

interface BarButtonProps {
  readonly state: PopoverState;
  readonly icon: 'filter' | 'group' | 'sort' | 'columns' | 'more';
  readonly label: string;
  readonly opens: 'dialog' | 'menu';
  /** True when the setting of this button is active. */
  readonly isActive?: boolean;
  /** Number of active settings. */
  readonly count?: number;
  /** `sign` never has a label; `rare` is hidden in a narrow bar; others have a label when there is room. */
  readonly look?: 'sign' | 'rare';
}

/** A button of the bar that opens a popover. */
export function BarButton({ state, icon, label, opens, isActive = false, count = 0, look }: BarButtonProps) {
  const { id, isOpen, button } = state;
  const text = count === 0 ? label : `${label} ${count}`;
  return (
    <Button
      ref={button}
      look="quiet"
      className={styles['ghost']}
      popoverTarget={id}
      aria-haspopup={opens}
      aria-expanded={isOpen}
      aria-label={text}
      title={label}
      data-active={isActive || count > 0 || undefined}
      data-look={look}
    >
      <Icon name={icon} />
      {look === 'sign' ? null : <span>{label}</span>} {count > 0 ? <b>{count}</b> : null}
    </Button>
  );
}
