import type { Me } from '#contract/jobs/job-answers';
import { PastBar } from './past-bar.tsx';
import { PastSheet, type PastSheetProps } from './past-sheet.tsx';

interface PastViewProps extends PastSheetProps {
  /** Who reads it, on their own day. */
  readonly self: Me;
  readonly onMoment: (asOf: number | null) => void;
}

/** The sheet of the past under the bar that says so; loaded when it is asked for. */
export default function PastView({ self, ...props }: PastViewProps) {
  return (
    <>
      <PastBar me={self} asOf={props.asOf} onMoment={props.onMoment} />
      <PastSheet {...props} />
    </>
  );
}
