import type { KeyboardEvent, ReactNode } from 'react';
import { Popover } from './popover.tsx';
import type { PopoverState } from './use-popover.ts';
import styles from './menu.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  /** For one of several options: whether it is the selected one. */
  readonly isChosen?: boolean;
  /** The chord of the item. */
  readonly keys?: string;
  readonly className?: string | undefined;
  readonly run: () => void;
}

interface MenuProps {
  readonly state: PopoverState;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly width?: number;
  /** Contents above the items. */
  readonly children?: ReactNode;
}

const steps: Readonly<Partial<Record<string, (at: number, count: number) => number>>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const step = steps[event.key];
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]')].filter((item) =>
    item.checkVisibility(),
  );
  if (!step || items.length === 0) return;
  event.preventDefault();
  event.stopPropagation();
  items[
    step(
      items.findIndex((item) => item === document.activeElement),
      items.length,
    )
  ]?.focus();
};

/** A menu at its button. Choosing an item closes it. */
export function Menu({ state, label, entries, width = 240, children }: MenuProps) {
  return (
    <Popover state={state} label={label} width={width} role="menu">
      {children}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears the keys of the items in it */}
      <div role="none" onKeyDown={moveFocus}>
        {entries.map(({ id, label: entryLabel, isChosen, keys, className, run }) => (
          <button
            key={id}
            type="button"
            role={isChosen === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={isChosen}
            data-first={isChosen || undefined}
            className={[styles['item'], className].filter(Boolean).join(' ')}
            tabIndex={-1}
            onClick={() => {
              state.close();
              run();
            }}
          >
            <span>{entryLabel}</span>
            {keys === undefined ? null : <kbd>{keys}</kbd>}
          </button>
        ))}
      </div>
    </Popover>
  );
}
