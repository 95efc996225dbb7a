import { useState } from 'react';
import { may } from '#domain/rights/rights';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import type { PanelTarget } from '../ui/panel-target.ts';
import { EndJob, Ended } from './endings/endings.tsx';
import { usePanel } from './panel/panel-context.tsx';
import { PanelProblem } from './panel/panel-problem.tsx';
import { useEdit } from './panel/use-edit.ts';
import styles from './panel/panel.module.css';

/** The items that the stage still needs, each linked to its field, and the button for the next stage. */
export function Needed({ onOpen }: { readonly onOpen: (target: PanelTarget) => void }) {
  const { t, localize } = useTexts();
  const { detail, flow, actions, me } = usePanel();
  const edit = useEdit();
  const [tried, setTried] = useState<string | null>(null);
  const index = flow.stages.findIndex((stage) => stage.key === detail.job.stage);
  const next = flow.stages[index + 1];
  if (detail.job.endedAs !== null) return <Ended />;
  if (!next) return null;
  const missing = detail.missing.filter((item) => item.stage === detail.job.stage);
  const move = (override?: { readonly reason: string }) => {
    setTried(next.key);
    const to = { to: next.key, ...(override ? { override } : {}) };
    void edit.run(() => actions.moveStage(detail.job.id, to, detail.job.version));
  };
  const mayOverride =
    edit.problem?.code === 'stage-blocked' && tried === next.key && may(me.role, 'override-gate');
  return (
    <section className={styles['needed-box']} aria-label={t('panel.needed')}>
      {missing.length === 0 ? (
        <p>{t('panel.nothingNeeded')}</p>
      ) : (
        <p>{t('panel.neededCount', { count: missing.length })}</p>
      )}
      <ul data-scrolls="">
        {missing.map((item) => (
          <li key={item.item ?? item.milestone ?? item.label.en}>
            <button type="button" onClick={() => onOpen({ item: item.item, milestone: item.milestone })}>
              {localize(item.label)}
            </button>
          </li>
        ))}
      </ul>
      {may(me.role, 'move-stage') ? (
        <Button
          look={missing.length === 0 ? 'primary' : 'plain'}
          isBusy={edit.isSaving}
          onClick={() => move()}
        >
          {t('panel.next', { stage: localize(next.label) })}
        </Button>
      ) : null}
      <EndJob />
      {edit.problem ? (
        <PanelProblem
          problem={{ ...edit.problem, missing: undefined }}
          overrideLabel={mayOverride ? t('blocked.move') : undefined}
          onOverride={(reason) => move({ reason })}
        />
      ) : null}
    </section>
  );
}
