import { useLayoutEffect, type ReactNode } from 'react';
import { isComposingKey } from '../../browser/composing-key.ts';
import type { PopoverState } from './use-popover.ts';
import styles from './popover.module.css';

interface PopoverProps {
  readonly state: PopoverState;
  readonly label: string;
  /** Pixels, where the screen has as many. */
  readonly width: number;
  readonly role?: 'dialog' | 'menu';
  readonly children: ReactNode;
}

/** What stands at a button while it is open. Its contents are made when it opens. */
export function Popover({ state, label, width, role = 'dialog', children }: PopoverProps) {
  const { id, isOpen, applyOutcome, popover } = state;
  useLayoutEffect(applyOutcome, [applyOutcome, width]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/interactive-supports-focus -- it hears the keys of the controls in it
    <div
      ref={popover}
      id={id}
      popover="auto"
      role={role}
      aria-label={label}
      data-width={width}
      className={styles['popover']}
      // Escape is the browser's way to close it: what stands under it stays open.
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isComposingKey(event)) event.stopPropagation();
      }}
    >
      {isOpen ? children : null}
    </div>
  );
}
