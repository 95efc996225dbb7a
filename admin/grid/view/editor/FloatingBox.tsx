import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import styles from './editor.module.css';

interface FloatingBoxProps {
  readonly look: 'list' | 'error' | 'refusal';
  readonly label?: string;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

/** A box in the browser's top layer, held to the active cell by CSS: it flips at the screen's edge and follows scrolling. */
export function FloatingBox({ look, label, onKeyDown, children }: FloatingBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = box.current;
    shown?.showPopover();
    return () => {
      if (shown?.matches(':popover-open')) shown.hidePopover();
    };
  }, []);
  return (
    <div
      ref={box}
      popover="manual"
      className={classNames(styles['floating'], styles[look])}
      role={label === undefined ? undefined : 'dialog'}
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}
