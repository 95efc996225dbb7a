import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { CoverageAnswer } from '#contract/jobs/linked-jobs';
import { may } from '#domain/rights/rights';
import { warrantyClasses } from '#domain/warranties/coverage';
import { coverageQuery } from './coverage-query.ts';
import { formatDate } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useEdit } from '../panel/use-edit.ts';
import { useLinkedOpening } from './linked-jobs.tsx';

/** Asks of a line and a day whether a warranty covers it, and opens a claim. */
export function Coverage() {
  const { t } = useTexts();
  const { detail, flow, me } = usePanel();
  const [chosen, setChosen] = useState('');
  const [on, setOn] = useState<string>(me.today);
  const line = detail.lines.find(({ id }) => id === chosen) ?? detail.lines[0];
  if (flow.warranties.length === 0 || line === undefined) return null;
  return (
    <section aria-label={t('coverage.title')}>
      <h3>{t('coverage.title')}</h3>
      <Field label={t('coverage.line')}>
        <select value={line.id} onChange={(event) => setChosen(event.target.value)}>
          {detail.lines.map(({ id, description }) => (
            <option key={id} value={id}>
              {description}
            </option>
          ))}
        </select>
      </Field>
      <LineClass key={`class of ${line.id}`} lineId={line.id} />
      <Field label={t('coverage.on')}>
        <input
          type="date"
          value={on}
          onChange={(event) => setOn(event.target.value === '' ? me.today : event.target.value)}
        />
      </Field>
      <Answer key={`${line.id} ${on}`} lineId={line.id} on={on} />
    </section>
  );
}

function LineClass({ lineId }: { readonly lineId: string }) {
  const { t, localize } = useTexts();
  const { detail, flow, actions, me } = usePanel();
  const edit = useEdit();
  const id = useId();
  const line = detail.lines.find((candidate) => candidate.id === lineId);
  const classes = warrantyClasses(flow);
  if (line === undefined || classes.length === 0) return null;
  const save = (key: string) => {
    const { description, quantity, amountMinor, tags, isDone } = line;
    const input = { lineId, description, quantity, amountMinor, tags: [...tags], isDone };
    void edit.run(() =>
      actions.saveLine(detail.job.id, { ...input, class: key === '' ? null : key }, detail.job.version),
    );
  };
  return (
    <p>
      <label htmlFor={id}>{t('coverage.class')}</label>{' '}
      <select
        id={id}
        value={line.class ?? ''}
        disabled={!may(me.role, 'edit-job') || edit.isSaving}
        onChange={(event) => save(event.target.value)}
      >
        <option value="">{t('coverage.noClass')}</option>
        {classes.map(({ key, label }) => (
          <option key={key} value={key}>
            {localize(label)}
          </option>
        ))}
      </select>
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </p>
  );
}

function Answer({ lineId, on }: { readonly lineId: string; readonly on: string }) {
  const { t } = useTexts();
  const { detail, flow, me } = usePanel();
  const { id, version } = detail.job;
  const coverage = useQuery(coverageQuery({ jobId: id, version, line: lineId, on }));
  const opening = useLinkedOpening();
  const mayClaim = may(me.role, 'open-job') && flow.opens?.some(({ kind }) => kind === 'claim') === true;
  if (coverage.isError) return <LoadFailed error={coverage.error} onRetry={() => void coverage.refetch()} />;
  if (coverage.data === undefined) return <p role="status">{t('coverage.asking')}</p>;
  const { isCovered, why } = coverage.data;
  const open = () =>
    void opening.open({ kind: 'claim', lineId, on, ...(isCovered ? {} : { isPaidWork: true }) });
  return (
    <>
      <CoverageText answer={coverage.data} />
      {mayClaim && why !== 'no-class' ? (
        <Button look={isCovered ? 'primary' : 'plain'} isBusy={opening.isSaving} onClick={open}>
          {t(isCovered ? 'coverage.claim' : 'coverage.paid')}
        </Button>
      ) : null}
      {opening.problem ? <PanelProblem problem={opening.problem} /> : null}
    </>
  );
}

function CoverageText({ answer: { isCovered, endsOn, whyText } }: { readonly answer: CoverageAnswer }) {
  const { t, localize, locale } = useTexts();
  const { me } = usePanel();
  return (
    <p role="status">
      {isCovered && endsOn !== null
        ? t('coverage.yes', { end: formatDate(endsOn, locale, me) })
        : t('coverage.no', { why: whyText ? localize(whyText) : '' })}
    </p>
  );
}
