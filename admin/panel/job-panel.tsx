import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { JobDetail, Me } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import { jobQuery } from '../api/queries.ts';
import { LoadFailed } from '../shell/load-failed.tsx';
import { noteJob } from '../palette/recent.ts';
import { useSync } from '../sync/open-sync.tsx';
import type { JobMutations } from '../sync/sync.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { isComposingKey } from '../ui/composing-key.ts';
import { DocumentsSection } from './documents-section.tsx';
import { FactsSection } from './facts-section.tsx';
import { HistorySection } from './history-section.tsx';
import { baseKey } from './items.ts';
import { MoneySection } from './money-section.tsx';
import { Needed } from './needed.tsx';
import { NoticesSection } from './notices-section.tsx';
import { PanelProvider } from './panel-context.tsx';
import type { PanelTarget } from './panel-target.ts';
import { PeopleSection } from './people-section.tsx';
import styles from './panel.module.css';

const sections = [
  { key: 'facts', label: 'panel.facts', Section: FactsSection },
  { key: 'documents', label: 'panel.documents', Section: DocumentsSection },
  { key: 'money', label: 'panel.money', Section: MoneySection },
  { key: 'people', label: 'panel.people', Section: PeopleSection },
  { key: 'notices', label: 'panel.notices', Section: NoticesSection },
  { key: 'history', label: 'panel.history', Section: HistorySection },
] as const;

type SectionKey = (typeof sections)[number]['key'];

interface JobPanelProps {
  readonly jobId: string;
  readonly me: Me;
  readonly flowOf: (job: JobDetail['job']) => Flow | null;
  readonly actions: JobMutations;
  readonly target: PanelTarget | null;
  readonly onClose: () => void;
}

/** Everything about one job beside the sheet. */
export function JobPanel({ jobId, me, flowOf, actions, target, onClose }: JobPanelProps) {
  const { t } = useTexts();
  const job = useQuery(jobQuery(jobId));
  const flow = job.data ? flowOf(job.data.job) : null;
  return (
    <aside
      className={styles['panel']}
      aria-label={job.data ? t('panel.label', { number: `J-${job.data.job.number}` }) : t('shell.loading')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isComposingKey(event) && !event.defaultPrevented) onClose();
      }}
    >
      {job.isError && !job.data ? <LoadFailed error={job.error} onRetry={() => void job.refetch()} /> : null}
      {job.isPending ? <p role="status">{t('shell.loading')}</p> : null}
      {job.data && flow ? (
        <OpenPanel
          key={jobId}
          detail={job.data}
          flow={flow}
          me={me}
          actions={actions}
          target={target}
          onClose={onClose}
        />
      ) : null}
    </aside>
  );
}

interface OpenPanelProps {
  readonly detail: JobDetail;
  readonly flow: Flow;
  readonly me: Me;
  readonly actions: JobMutations;
  readonly target: PanelTarget | null;
  readonly onClose: () => void;
}

const sectionOf = (flow: Flow, target: PanelTarget | null): SectionKey => {
  if (!target) return 'facts';
  if (target.milestone || target.begin === 'payment') return 'money';
  const item =
    target.item === null ? undefined : flow.items.find((one) => one.key === baseKey(target.item ?? ''));
  if (item) return item.item === 'document' ? 'documents' : 'facts';
  if (target.item?.startsWith('lines.') || target.item === 'job.total') return 'money';
  return target.item === null ? 'facts' : 'people';
};

function OpenPanel({ detail, flow, me, actions, target, onClose }: OpenPanelProps) {
  const { t, say } = useTexts();
  const [section, setSection] = useState<SectionKey>(() => sectionOf(flow, target));
  const [seenTarget, setSeenTarget] = useState(target);
  const [wantsPayment, setWantsPayment] = useState(target?.begin === 'payment');
  const body = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  if (target !== seenTarget) {
    setSeenTarget(target);
    if (target?.item || target?.milestone || target?.begin) setSection(sectionOf(flow, target));
    setWantsPayment(target?.begin === 'payment');
  }
  useEffect(() => {
    if (!showTarget(body.current, target)) heading.current?.focus();
  }, [target]);
  const { id: jobId, version } = detail.job;
  const { observeVersion } = useSync();
  useEffect(() => observeVersion(jobId, version), [observeVersion, jobId, version]);
  useEffect(() => noteJob(jobId), [jobId]);
  const shown = sections.find((one) => one.key === section) ?? sections[0];
  const stage = flow.stages.find((one) => one.key === detail.job.stage);
  const open = (next: PanelTarget) => {
    setSection(sectionOf(flow, next));
    requestAnimationFrame(() => void showTarget(body.current, next));
  };
  return (
    <PanelProvider
      value={{ detail, flow, me, actions, wantsPayment, onPaymentBegun: () => setWantsPayment(false) }}
    >
      <header className={styles['head']}>
        <div>
          <small>
            J-{detail.job.number} · {say(flow.label)} · {stage ? say(stage.label) : detail.job.stage}
          </small>
          <h2 ref={heading} tabIndex={-1}>
            {detail.job.title}
          </h2>
          <small>{detail.customer.name}</small>
        </div>
        <Button look="quiet" aria-label={t('shell.close')} onClick={onClose}>
          ×
        </Button>
      </header>
      <Needed onOpen={open} />
      <div role="tablist" aria-label={detail.job.title} className={styles['tabs']}>
        {sections.map((one) => (
          <button
            key={one.key}
            role="tab"
            type="button"
            id={`${id}-${one.key}`}
            aria-selected={one.key === section}
            aria-controls={`${id}-body`}
            onClick={() => setSection(one.key)}
          >
            {t(one.label)}
          </button>
        ))}
      </div>
      <div
        ref={body}
        id={`${id}-body`}
        role="tabpanel"
        aria-labelledby={`${id}-${section}`}
        className={styles['body']}
        tabIndex={0}
      >
        <shown.Section />
      </div>
    </PanelProvider>
  );
}

const rowOf = (body: HTMLElement, { item, milestone }: PanelTarget): Element | null => {
  if (milestone !== null) return body.querySelector(`[data-milestone="${CSS.escape(milestone)}"]`);
  if (item === null) return null;
  return body.querySelector(`[data-item="${CSS.escape(item)}"], [data-item="${CSS.escape(baseKey(item))}"]`);
};

/** Brings an item or a milestone into view and gives its first control the keyboard; false when it has none. */
const showTarget = (body: HTMLElement | null, target: PanelTarget | null): boolean => {
  const row = body && target ? rowOf(body, target) : null;
  row?.closest('details')?.setAttribute('open', '');
  row?.scrollIntoView({ block: 'center' });
  const control = row?.querySelector('input, select, textarea, button, a');
  if (!(control instanceof HTMLElement)) return false;
  control.focus();
  return true;
};
