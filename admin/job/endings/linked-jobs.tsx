import { Link, useSearch } from 'wouter';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { OpenLinked } from '#contract/jobs/job-requests';
import { may } from '#domain/rights/rights';
import type { WithoutBase } from '../../sync/job-calls.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useEdit, type Edit } from '../panel/use-edit.ts';
import lists from '../../ui/lists.module.css';

type LinkedJob = JobDetail['linkedJobs'][number];

/** Opens a job from this one, once under the key of the try. */
export const useLinkedOpening = (): Edit & {
  readonly open: (input: WithoutBase<OpenLinked>) => Promise<boolean>;
} => {
  const { detail, actions } = usePanel();
  const edit = useEdit();
  return {
    ...edit,
    open: (input) => edit.run((key) => actions.withKey(key).openLinked(detail.job.id, input)),
  };
};

/** The job from which this one was opened, and those that were opened from it. */
export function LinkedJobs() {
  const { t } = useTexts();
  const { detail, flow, me } = usePanel();
  const opening = useLinkedOpening();
  const kinds = (flow.opens ?? []).flatMap(({ kind }) => (kind === 'claim' ? [] : [kind]));
  const mayOpen = kinds.length > 0 && may(me.role, 'open-job');
  if (detail.linkedJobs.length === 0 && !mayOpen) return null;
  return (
    <section aria-label={t('linked.title')}>
      <h3>{t('linked.title')}</h3>
      <ul className={lists['list']}>
        {detail.linkedJobs.map((linked) => (
          <LinkedRow key={linked.id} linked={linked} />
        ))}
      </ul>
      {mayOpen
        ? kinds.map((kind) => (
            <Button key={kind} isBusy={opening.isSaving} onClick={() => void opening.open({ kind })}>
              {t(kind === 'lead' ? 'linked.openLead' : 'linked.open')}
            </Button>
          ))
        : null}
      {opening.problem ? <PanelProblem problem={opening.problem} /> : null}
    </section>
  );
}

function LinkedRow({ linked }: { readonly linked: LinkedJob }) {
  const { t } = useTexts();
  // The address of the panel keeps that of the sheet behind it.
  const search = useSearch();
  const name = { kind: t(`linked.${linked.kind}`), job: `J-${linked.number}` };
  return (
    <li className={lists['payment']}>
      <Link href={`/jobs/${linked.id}${search === '' ? '' : `?${search}`}`}>
        {t(linked.isOrigin ? 'linked.from' : 'linked.to', name)}
      </Link>
      <span>{linked.title}</span>
      {linked.isClosed ? <small>{t('jobs.viewClosed')}</small> : null}
    </li>
  );
}
