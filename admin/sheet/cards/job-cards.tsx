import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { may } from '#domain/rights/rights';
import { useTexts } from '../../texts/locale.tsx';
import { dueTone } from '../../fields/due.ts';
import { nextWords } from '../../fields/glance/next.ts';
import { amountText, milestoneName, stripOf } from '../../fields/glance/payments.ts';
import { stageSteps } from '../../fields/glance/stage-steps.ts';
import { stripBackground } from '../../grid/cells/strip.ts';
import { Button } from '../../ui/controls/button.tsx';
import { StageBar } from '../../ui/stage-bar.tsx';
import type { PanelTarget } from '../../ui/panel-target.ts';
import type { Sheet } from '../rows/use-sheet.ts';
import { useUnsaved } from './use-unsaved.ts';
import styles from './cards.module.css';

interface JobCardsProps {
  readonly sheet: Sheet;
  readonly me: Me;
  readonly flowOf: (job: JobRow) => Flow | null;
  readonly onOpen: (jobId: string) => void;
  /** Opens a job where an act stands; null in the past. */
  readonly onAct: ((jobId: string, target: PanelTarget) => void) | null;
  readonly empty: ReactNode;
  /** The printed table, beside the cards. */
  readonly children: ReactNode;
}

/** Cards rendered at first, and added each time the end scrolls into view. */
const step = 30;

/** The jobs of the sheet as cards, for a narrow screen: a tap opens the job. */
export function JobCards({ sheet, me, flowOf, onOpen, onAct, empty, children }: JobCardsProps) {
  const { t } = useTexts();
  const [count, setCount] = useState(step);
  const unsaved = useUnsaved();
  const { layout, onVisibleRows } = sheet;
  useEffect(() => onVisibleRows(0, count), [count, onVisibleRows]);
  const hasMore = layout.lines.length > count || layout.hasMore;
  const watchEnd = useCallback((end: HTMLDivElement) => {
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setCount((before) => before + step);
      },
      { rootMargin: '400px' },
    );
    watcher.observe(end);
    return () => watcher.disconnect();
  }, []);
  const jobs = layout.lines.slice(0, count).flatMap((line) => (line.is === 'job' ? [line.job] : []));
  return (
    <>
      <div className={styles['cards']}>
        <p className={styles['count']} role="status">
          {sheet.count === null ? t('shell.loading') : t('cards.count', { count: sheet.count })}
        </p>
        {jobs.length === 0 && !sheet.isPending ? empty : null}
        <ul aria-label={t('jobs.sheet')}>
          {jobs.map((job) => (
            <JobCard
              key={job.id}
              job={job}
              me={me}
              flow={flowOf(job)}
              isUnsaved={unsaved.has(job.id)}
              onOpen={onOpen}
              onAct={onAct}
            />
          ))}
        </ul>
        {/* Each step renders a new end marker, which requests the next step if it is still in view. */}
        {hasMore ? <div key={count} ref={watchEnd} /> : null}
      </div>
      {children}
    </>
  );
}

interface JobCardProps extends Pick<JobCardsProps, 'me' | 'onOpen' | 'onAct'> {
  readonly job: JobRow;
  readonly flow: Flow | null;
  readonly isUnsaved: boolean;
}

/** What the customer owes by now, minor units: open milestones that are late or due today. */
const dueNowMinor = ({ milestones }: JobRow, today: string): number =>
  milestones
    .filter(({ state, dueOn }) => (state === 'due' || state === 'part') && dueOn !== null && dueOn <= today)
    .reduce((sum, { amountMinor, paidMinor }) => sum + Math.max((amountMinor ?? 0) - paidMinor, 0), 0);

function JobCard({ job, me, flow, isUnsaved, onOpen, onAct }: JobCardProps) {
  const texts = useTexts();
  const { t } = texts;
  const next = nextWords(job, { texts, me, flow });
  return (
    <li className={styles['card']} data-tone={dueTone(job.nextDueOn, me.today)}>
      <button type="button" onClick={() => onOpen(job.id)}>
        <b>{job.title}</b>
        <span className={styles['due']}>{next === null ? '' : `${next.days} ${next.what}`}</span>
        <span>{job.customerName}</span>
        <CardStage job={job} me={me} flow={flow} />
        <CardMoney job={job} me={me} />
        {job.missingCount === 0 ? null : (
          <span className={styles['missing']}>{t('cards.missing', { count: job.missingCount })}</span>
        )}
        {isUnsaved ? <span className={styles['unsaved']}>{t('cards.unsaved')}</span> : null}
      </button>
      {onAct === null ? null : <CardActs job={job} me={me} flow={flow} onAct={onAct} />}
    </li>
  );
}

/** The stage in words, and how far it is as a bar of steps. */
function CardStage({ job, me, flow }: Pick<JobCardProps, 'job' | 'me' | 'flow'>) {
  const texts = useTexts();
  const stage = flow?.stages.find(({ key }) => key === job.stage);
  if (flow === null || stage === undefined) return <span className={styles['stage']}>{job.stage}</span>;
  const { steps } = stageSteps(job, flow, { texts, me, flow });
  return (
    <>
      <span className={styles['stage']} data-state={steps?.state}>
        {texts.localize(stage.label)} <small aria-hidden="true">{steps?.sign}</small>
      </span>
      {steps === undefined ? null : <StageBar steps={steps} className={styles['steps']} />}
    </>
  );
}

/** The strip of the payments, and what is due now or outstanding. */
function CardMoney({ job, me }: Pick<JobCardProps, 'job' | 'me'>) {
  const texts = useTexts();
  const dueMinor = dueNowMinor(job, me.today);
  const owed = dueMinor > 0 ? dueMinor : job.outstandingMinor;
  const amount = amountText(owed, job, texts);
  return (
    <>
      {job.milestones.length === 0 ? null : (
        <span
          className={styles['strip']}
          style={{ background: stripBackground(stripOf(job.milestones, me.today)) }}
          aria-hidden="true"
        />
      )}
      {owed === 0 ? null : (
        <span className={styles['money']}>
          {texts.t(dueMinor > 0 ? 'cards.dueNow' : 'cards.outstanding', { amount })}
        </span>
      )}
    </>
  );
}

interface CardActsProps extends Pick<JobCardProps, 'job' | 'me' | 'flow'> {
  readonly onAct: (jobId: string, target: PanelTarget) => void;
}

/** What can be done at once: the first demand that is open is paid, or its link is asked for. */
function CardActs({ job, me, flow, onAct }: CardActsProps) {
  const texts = useTexts();
  const { t } = texts;
  const milestone = job.milestones.find(({ state }) => state === 'due' || state === 'part');
  if (milestone === undefined) return null;
  const about = `${milestoneName(milestone, flow, texts)}, ${job.title}`;
  const target = { item: null, milestone: milestone.id };
  return (
    <span className={styles['acts']}>
      {may(me.role, 'create-link') ? (
        <Button aria-label={`${t('money.link')}: ${about}`} onClick={() => onAct(job.id, target)}>
          {t('money.link')}
        </Button>
      ) : null}
      {may(me.role, 'take-payment') ? (
        <Button
          aria-label={`${t('money.take')}: ${about}`}
          onClick={() => onAct(job.id, { ...target, begin: 'payment' })}
        >
          {t('money.take')}
        </Button>
      ) : null}
    </span>
  );
}
