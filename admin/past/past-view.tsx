import { PastBar } from './past-bar.tsx';
import { PastSheet, type PastSheetProps } from './past-sheet.tsx';

interface PastViewProps extends PastSheetProps {
  readonly onMoment: (asOf: number | null) => void;
}

/** The sheet of the past under the bar that says so; loaded when it is asked for. */
export default function PastView(props: PastViewProps) {
  return (
    <>
      <PastBar me={props.me} asOf={props.asOf} onMoment={props.onMoment} />
      <PastSheet {...props} />
    </>
  );
}
