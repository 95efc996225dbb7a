import styles from './stage-bar.module.css';

interface StageBarProps {
  /** The place of the stage among all, from 1, and how it stands. */
  readonly steps: { readonly at: number; readonly of: number; readonly state: string };
  /** The size and place of the bar. */
  readonly className: string | undefined;
}

/** How far a job is, as a bar of steps. Only for the eye: the text beside it says the same. */
export const StageBar = ({ steps: { at, of, state }, className = '' }: StageBarProps) => (
  <span
    className={`${styles['steps'] ?? ''} ${className}`}
    data-state={state}
    style={{ '--at': at, '--of': of }}
    aria-hidden="true"
  />
);
