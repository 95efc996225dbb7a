import { useId, useState } from 'react';
import { may } from '#domain/rights/rights';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { PanelTarget } from '../../ui/panel-target.ts';
import { EndJob, Ended } from '../endings/endings.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useEdit } from '../panel/use-edit.ts';
import styles from './foot.module.css';

/** The foot of the panel, on every tab: the way to the next stage, and what is missing on it as a count and a list. */
export function MoveFoot({ onOpen }: { readonly onOpen: (target: PanelTarget) => void }) {
  const { t, localize } = useTexts();
  const { detail, flow, actions, me } = usePanel();
  const edit = useEdit();
  const [tried, setTried] = useState<string | null>(null);
  const { job } = detail;
  if (job.endedAs !== null)
    return (
      <footer className={styles['foot']}>
        <Ended />
      </footer>
    );
  const next = flow.stages[flow.stages.findIndex(({ key }) => key === job.stage) + 1];
  if (!next) return null;
  const isFree = detail.missing.every(({ stage }) => stage !== job.stage);
  const move = (override?: { readonly reason: string }) => {
    setTried(next.key);
    const to = { to: next.key, ...(override ? { override } : {}) };
    void edit.run(() => actions.moveStage(job.id, to, job.version));
  };
  const mayOverride =
    edit.problem?.code === 'stage-blocked' && tried === next.key && may(me.role, 'override-gate');
  return (
    <footer className={styles['foot']}>
      {edit.problem ? (
        <PanelProblem
          problem={{ ...edit.problem, missing: undefined }}
          overrideLabel={mayOverride ? t('blocked.move') : undefined}
          onOverride={(reason) => move({ reason })}
          holdsValue={false}
        />
      ) : null}
      <MissingList key={job.stage} isCalled={edit.problem?.code === 'stage-blocked'} onOpen={onOpen}>
        {may(me.role, 'move-stage') ? (
          <Button look={isFree ? 'primary' : 'plain'} isBusy={edit.isSaving} onClick={() => move()}>
            {t('panel.next', { stage: localize(next.label) })}
          </Button>
        ) : null}
      </MissingList>
    </footer>
  );
}

interface MissingListProps {
  /** The stage was refused: the list is unfolded. */
  readonly isCalled: boolean;
  readonly onOpen: (target: PanelTarget) => void;
  /** The button of the move. */
  readonly children: React.ReactNode;
}

function MissingList({ isCalled, onOpen, children }: MissingListProps) {
  const { t, localize } = useTexts();
  const { detail } = usePanel();
  const [isUnfolded, setUnfolded] = useState<boolean | null>(null);
  const id = useId();
  const missing = detail.missing.filter(({ stage }) => stage === detail.job.stage);
  const isListed = missing.length > 0 && (isUnfolded ?? isCalled);
  return (
    <>
      {isListed ? (
        <ul id={id} aria-label={t('panel.needed')} data-scrolls="">
          {missing.map(({ item, milestone, label }) => (
            <li key={item ?? milestone ?? label.en}>
              <button type="button" onClick={() => onOpen({ item, milestone })}>
                {localize(label)}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className={styles['line']}>
        {children}
        {missing.length === 0 ? null : (
          <Button
            look="quiet"
            className={styles['count']}
            aria-expanded={isListed}
            aria-controls={isListed ? id : undefined}
            onClick={() => setUnfolded(!isListed)}
          >
            {t('need.count', { count: missing.length })}
          </Button>
        )}
        <span className={styles['end']}>
          <EndJob />
        </span>
      </div>
    </>
  );
}
