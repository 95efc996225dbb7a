import { useEffect, useRef } from 'react';

interface PhaseHeadingProps {
  /** Which step of the dialog is on: with each new one the heading takes the focus. */
  readonly at: string;
  readonly label: string;
}

/**
 * The heading of a dialog's step. What had the focus goes with the step before: the heading takes it, so that the keyboard
 * stays in the dialog and a reader hears where it is. The first step leaves it to the dialog, which opens on its field.
 */
export function PhaseHeading({ at, label }: PhaseHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const headed = useRef(at);
  useEffect(() => {
    if (headed.current === at) return;
    headed.current = at;
    heading.current?.focus();
  }, [at]);
  return (
    <h3 ref={heading} tabIndex={-1}>
      {label}
    </h3>
  );
}
