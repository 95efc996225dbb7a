import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import styles from './editor.module.css';

interface FloatingBoxProps {
  readonly look: 'list' | 'error' | 'refusal';
  /** Anchored to a cell other than the active one. */
  readonly isBehind?: boolean;
  readonly label?: string;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

/**
 * A box in the browser's top layer, anchored to the active cell by CSS: it flips at the screen's edge and
 * follows scrolling.
 */
export function FloatingBox({ look, isBehind = false, label, onKeyDown, children }: FloatingBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    element?.showPopover();
    return () => {
      if (element?.matches(':popover-open')) element.hidePopover();
    };
  }, []);
  return (
    <div
      ref={box}
      popover="manual"
      className={classNames(styles['floating'], styles[look], isBehind && styles['behind'])}
      role={label === undefined ? undefined : 'dialog'}
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}
