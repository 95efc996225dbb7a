import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import type { GridMenuItem } from '../../grid-props.ts';
import styles from './menu.module.css';

/** An open menu: its position on the screen (px) and its items in groups. */
export interface OpenMenu {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly groups: readonly (readonly GridMenuItem[])[];
}

interface MenuProps {
  readonly menu: OpenMenu;
  /** Esc, Tab, a press elsewhere, or an item was chosen: the host restores the focus. */
  readonly onClose: () => void;
}

const edge = 8;

const itemsIn = (box: HTMLElement): readonly HTMLElement[] => [
  ...box.querySelectorAll<HTMLElement>('[role="menuitem"]'),
];

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A menu at a position on the screen. It has the focus while it is open. */
export function Menu({ menu, onClose }: MenuProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(Math.min(menu.x, innerWidth - width - edge), edge)}px`;
    element.style.top = `${Math.max(Math.min(menu.y, innerHeight - height - edge), edge)}px`;
    itemsIn(element)[0]?.focus();
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !element.contains(event.target)) onClose();
    };
    addEventListener('pointerdown', onPress, true);
    return () => removeEventListener('pointerdown', onPress, true);
  }, [menu, onClose]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
      return;
    }
    const items = itemsIn(event.currentTarget);
    const at = items.findIndex((item) => item === document.activeElement);
    const next = steps[event.key]?.(at, items.length);
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  };
  return (
    <div
      ref={box}
      popover="manual"
      role="menu"
      aria-label={menu.label}
      className={styles['menu']}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {menu.groups
        .filter((items) => items.length > 0)
        .map((items) => (
          <div key={items[0]?.id} role="group" className={styles['group']}>
            {items.map(({ id, label, keys, run }) => (
              <button
                key={id}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className={styles['item']}
                onClick={() => {
                  onClose();
                  run();
                }}
              >
                {label}
                {keys === undefined ? null : <kbd aria-hidden="true">{keys}</kbd>}
              </button>
            ))}
          </div>
        ))}
    </div>
  );
}
