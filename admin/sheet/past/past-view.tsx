import type { Me } from '#contract/jobs/job-answers';
import { PastBar } from './past-bar.tsx';
import { PastSheet, type PastSheetProps } from './past-sheet.tsx';

interface PastViewProps extends PastSheetProps {
  /** The reader with today's business date; the sheet itself gets the past one. */
  readonly self: Me;
  readonly onMoment: (asOf: number | null) => void;
}

/** The past sheet with its bar, loaded lazily. */
export default function PastView({ self, ...props }: PastViewProps) {
  return (
    <>
      <PastBar me={self} asOf={props.asOf} onMoment={props.onMoment} />
      <PastSheet {...props} />
    </>
  );
}
