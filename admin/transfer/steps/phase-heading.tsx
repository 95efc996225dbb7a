import { useEffect, useRef } from 'react';

interface PhaseHeadingProps {
  /** The current step; the heading takes the focus when it changes. */
  readonly at: string;
  readonly label: string;
}

/**
 * The heading of a dialog's step. The focused element disappears with its step, so the heading takes the
 * focus: the keyboard stays in the dialog, and screen readers announce the step. At the first step the dialog
 * focuses its field.
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
