import { useState } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import type { PanelTarget } from '../../ui/panel-target.ts';
import { Tasks } from '../people/tasks.tsx';
import { DueCard } from './due-card.tsx';
import { NearAppointments } from './near-appointments.tsx';
import { NeedFold } from './need-fold.tsx';
import { mergeNeeds, needGroups, stageProgress, type Need } from './needs.ts';
import styles from './next.module.css';

/** What is next in a job: money that is near or late, what the stage still needs, and its tasks. */
export function NextTab({ onOpen }: { readonly onOpen: (target: PanelTarget) => void }) {
  const { detail } = usePanel();
  const { stage, endedAs } = detail.job;
  return (
    <>
      <DueCard />
      {endedAs === null ? <NearAppointments /> : null}
      {endedAs === null ? <Needs key={stage} onOpen={onOpen} /> : null}
      <Tasks />
    </>
  );
}

const nothing: readonly Need[] = [];

function Needs({ onOpen }: { readonly onOpen: (target: PanelTarget) => void }) {
  const { t, localize } = useTexts();
  const { detail, flow } = usePanel();
  const { missing, job } = detail;
  const [last, setLast] = useState<{ readonly of: typeof missing; readonly needs: readonly Need[] }>(() => ({
    of: missing,
    needs: mergeNeeds(
      flow,
      nothing,
      missing.filter(({ stage }) => stage === job.stage),
    ),
  }));
  if (last.of !== missing)
    setLast({
      of: missing,
      needs: mergeNeeds(
        flow,
        last.needs,
        missing.filter(({ stage }) => stage === job.stage),
      ),
    });
  const groups = needGroups(flow, last.needs);
  // Only where the panel was opened: a group that is done does not close under the person's hand.
  const [firstOpen] = useState(() => groups.find(({ needs, doneCount }) => doneCount < needs.length)?.key);
  const next = flow.stages[flow.stages.findIndex(({ key }) => key === job.stage) + 1];
  if (next === undefined) return null;
  const { done, count } = stageProgress(flow, detail);
  const title = t('need.reach', { stage: localize(next.label) });
  return (
    <section aria-label={title} className={styles['needs']}>
      <h3>
        {title}
        <small>{t('need.done', { done, count })}</small>
      </h3>
      <progress
        data-ready={done === count || undefined}
        className={styles['progress']}
        aria-label={title}
        value={done}
        max={Math.max(count, 1)}
      />
      {done === count ? <p>{t('panel.nothingNeeded')}</p> : null}
      {groups.map((group) => (
        <NeedFold key={group.key} group={group} isFirst={group.key === firstOpen} onOpen={onOpen} />
      ))}
    </section>
  );
}
