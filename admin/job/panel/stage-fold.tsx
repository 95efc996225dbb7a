import type { ReactNode } from 'react';
import type { StageItems } from '../../fields/items.ts';
import rows from './rows.module.css';

interface StageFoldProps {
  readonly stage: StageItems;
  readonly label: string;
  readonly children: ReactNode;
}

/** The items of one stage; expanded for the job's current stage and for stages with missing items. */
export function StageFold({ stage, label, children }: StageFoldProps) {
  return (
    <details className={rows['fold']} open={stage.isCurrent || stage.missingCount > 0}>
      <summary>
        <span>{label}</span>
        {stage.missingCount > 0 ? <b className={rows['count']}>{stage.missingCount}</b> : null}
      </summary>
      {children}
    </details>
  );
}
