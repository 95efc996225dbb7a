import { useLayoutEffect, type ReactNode } from 'react';
import { isComposingKey } from '../../browser/composing-key.ts';
import type { PopoverState } from './use-popover.ts';
import styles from './popover.module.css';

interface PopoverProps {
  readonly state: PopoverState;
  readonly label: string;
  /** Width in px, limited by the screen. */
  readonly width: number;
  readonly role?: 'dialog' | 'menu';
  readonly children: ReactNode;
}

/** A popover at its button. Its contents are mounted when it opens. */
export function Popover({ state, label, width, role = 'dialog', children }: PopoverProps) {
  const { id, isOpen, reposition, popover } = state;
  useLayoutEffect(reposition, [reposition, width]);
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
      // Escape closes this popover only, not the part below it.
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isComposingKey(event)) event.stopPropagation();
      }}
    >
      {isOpen ? children : null}
    </div>
  );
}
