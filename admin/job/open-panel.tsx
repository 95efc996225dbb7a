import { useEffect, useId, useRef, useState } from 'react';
import type { JobDetail, Me } from '#contract/jobs/job-answers';
import { findItem } from '#domain/flow/find-item';
import type { Flow } from '#domain/flow/flow';
import { useSync } from '../sync/open-sync.tsx';
import type { JobMutations } from '../sync/sync.ts';
import { noteJob } from '../browser/recent.ts';
import { useTexts } from '../texts/locale.tsx';
import { TabList, tabId } from '../ui/controls/tab-list.tsx';
import { DocumentsSection } from './documents/documents-section.tsx';
import { FactsSection } from './facts/facts-section.tsx';
import { HistorySection } from './history/history-section.tsx';
import { baseKey } from '../fields/items.ts';
import { MoneySection } from './money/money-section.tsx';
import { Needed } from './needed.tsx';
import { PanelHead } from './head/panel-head.tsx';
import { NoticesSection } from './people/notices-section.tsx';
import { PanelProvider } from './panel/panel-context.tsx';
import type { PanelTarget } from '../ui/panel-target.ts';
import { PeopleSection } from './people/people-section.tsx';
import styles from './panel/panel.module.css';

const sections = [
  { key: 'facts', label: 'panel.facts', Section: FactsSection },
  { key: 'documents', label: 'panel.documents', Section: DocumentsSection },
  { key: 'money', label: 'panel.money', Section: MoneySection },
  { key: 'people', label: 'panel.people', Section: PeopleSection },
  { key: 'notices', label: 'panel.notices', Section: NoticesSection },
  { key: 'history', label: 'panel.history', Section: HistorySection },
] as const;

type SectionKey = (typeof sections)[number]['key'];

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
  const item = target.item === null ? undefined : findItem(flow, baseKey(target.item))?.item;
  if (item) return item.item === 'document' ? 'documents' : 'facts';
  if (target.item?.startsWith('lines.') || target.item === 'job.total') return 'money';
  return target.item === null ? 'facts' : 'people';
};

/** A loaded job: its head, what its stage needs, and its sections. */
export function OpenPanel({ detail, flow, me, actions, target, onClose }: OpenPanelProps) {
  const { t } = useTexts();
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
  const visible = sections.find((candidate) => candidate.key === section) ?? sections[0];
  const open = (next: PanelTarget) => {
    setSection(sectionOf(flow, next));
    requestAnimationFrame(() => void showTarget(body.current, next));
  };
  return (
    <PanelProvider
      value={{ detail, flow, me, actions, wantsPayment, onPaymentBegun: () => setWantsPayment(false) }}
    >
      <PanelHead heading={heading} onClose={onClose} />
      <Needed onOpen={open} />
      <TabList
        label={detail.job.title}
        panelId={id}
        tabs={sections.map(({ key, label }) => ({ key, label: t(label) }))}
        chosen={section}
        onChoose={setSection}
        className={styles['tabs']}
      />
      <div
        ref={body}
        id={id}
        role="tabpanel"
        aria-labelledby={tabId(id, section)}
        className={styles['body']}
        tabIndex={0}
      >
        <visible.Section />
      </div>
    </PanelProvider>
  );
}

const rowOf = (body: HTMLElement, { item, milestone }: PanelTarget): Element | null => {
  if (milestone !== null) return body.querySelector(`[data-milestone="${CSS.escape(milestone)}"]`);
  if (item === null) return null;
  const rowOfKey = (key: string) => body.querySelector(`[data-item="${CSS.escape(key)}"]`);
  return rowOfKey(item) ?? rowOfKey(baseKey(item));
};

/** Scrolls an item or milestone into view and focuses its first control; false when it has none. */
const showTarget = (body: HTMLElement | null, target: PanelTarget | null): boolean => {
  const row = body && target ? rowOf(body, target) : null;
  for (let fold = row?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    fold.setAttribute('open', '');
  row?.scrollIntoView({ block: 'center' });
  const control = row?.querySelector('input, select, textarea, button, a');
  if (!(control instanceof HTMLElement)) return false;
  control.focus();
  return true;
};
