import type { Ref } from 'react';
import { paymentsNote, paidShare, stripOf, amountText } from '../../fields/glance/payments.ts';
import { stageSteps } from '../../fields/glance/stage-steps.ts';
import { dueLabel } from '../../fields/due.ts';
import { stripBackground } from '../../grid/cells/strip.ts';
import { formatDate } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { StageBar } from '../../ui/stage-bar.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import styles from './head.module.css';

interface PanelHeadProps {
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onClose: () => void;
}

/** The head of a job: whom to call, when it matters, how far it has come, and how its money stands. */
export function PanelHead({ heading, onClose }: PanelHeadProps) {
  const { t, localize } = useTexts();
  const { detail, flow } = usePanel();
  const { job } = detail;
  return (
    <header className={styles['head']}>
      <div className={styles['top']}>
        <small>
          J-{job.number} · {localize(flow.label)}
        </small>
        <Button look="quiet" aria-label={t('shell.close')} onClick={onClose}>
          ×
        </Button>
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {job.title}
      </h2>
      <Contact />
      <StageLine />
      <MoneyLine />
    </header>
  );
}

function Contact() {
  const { t, locale } = useTexts();
  const { detail, me } = usePanel();
  const { job, customer } = detail;
  const countdown = job.keyDate === null ? undefined : dueLabel(job.keyDate, me.today, t);
  const isAhead = job.keyDate !== null && job.keyDate >= me.today;
  return (
    <p className={styles['line']}>
      <span>{customer.name}</span>
      {customer.phone === null ? null : (
        <a href={`tel:${customer.phone.replaceAll(/\s/g, '')}`}>{customer.phone}</a>
      )}
      {customer.email === null ? null : <a href={`mailto:${customer.email}`}>{customer.email}</a>}
      {job.ownerName ? <span className={styles['soft']}>{job.ownerName}</span> : null}
      {job.keyDate === null ? null : (
        <span className={styles['end']}>
          {formatDate(job.keyDate, locale, me)}
          {isAhead && countdown !== undefined ? ` · ${countdown}` : ''}
        </span>
      )}
    </p>
  );
}

function StageLine() {
  const texts = useTexts();
  const { detail, flow, me } = usePanel();
  const { steps, note } = stageSteps(detail.job, flow, { texts, me, flow });
  const stage = flow.stages.find(({ key }) => key === detail.job.stage);
  const name = stage ? texts.localize(stage.label) : detail.job.stage;
  if (!steps) return <p className={styles['line']}>{name}</p>;
  const { at, of } = steps;
  return (
    <p className={styles['line']} title={note}>
      <StageBar steps={steps} className={styles['steps']} />
      <span>
        {name} <span className={styles['soft']}>{texts.t('stage.count', { at, of })}</span>
      </span>
    </p>
  );
}

function MoneyLine() {
  const texts = useTexts();
  const { detail, flow, me } = usePanel();
  const { job } = detail;
  if (job.milestones.length === 0) return null;
  const paid = amountText(job.paidMinor, job, texts);
  const amount = amountText(job.plannedMinor, job, texts);
  return (
    <p className={styles['line']} title={paymentsNote(job, { texts, me, flow })}>
      <span
        className={styles['strip']}
        style={{ background: stripBackground(stripOf(job.milestones, me.today)) }}
        aria-hidden="true"
      />
      <span>{texts.t('payments.amount', { paid, amount })}</span>
      <span className={styles['end']}>{paidShare(job)}</span>
    </p>
  );
}
