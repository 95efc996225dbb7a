import { useEffect, useId, useRef, useState } from 'react';
import type { JobDetail, Me } from '#contract/jobs/job-answers';
import { findItem } from '#domain/flow/find-item';
import type { Flow } from '#domain/flow/flow';
import { useSync } from '../sync/open-sync.tsx';
import type { JobMutations } from '../sync/sync.ts';
import { noteJob } from '../browser/recent.ts';
import { useTexts } from '../texts/locale.tsx';
import { TabList, tabId } from '../ui/controls/tab-list.tsx';
import { addTexts } from '../texts/catalogue.ts';
import { openPanelTexts } from '../texts/job/open-panel.ts';
import { ActivityTab } from './activity/activity-tab.tsx';
import { DetailsTab } from './details/details-tab.tsx';
import { MoveFoot } from './foot/move-foot.tsx';
import { PanelHead } from './head/panel-head.tsx';
import { baseKey } from '../fields/items.ts';
import { changeOrderPlace } from './money/change-orders.tsx';
import { MoneySection } from './money/money-section.tsx';
import { NextTab } from './next/next-tab.tsx';
import { PanelProvider } from './panel/panel-context.tsx';
import type { PanelTarget } from '../ui/panel-target.ts';
import styles from './panel/panel.module.css';

// The panel comes later, and so do the texts that only it shows.
addTexts(openPanelTexts);

const tabs = [
  { key: 'next', label: 'panel.tabNext' },
  { key: 'details', label: 'panel.facts' },
  { key: 'money', label: 'panel.money' },
  { key: 'activity', label: 'panel.activity' },
] as const;

export type TabKey = (typeof tabs)[number]['key'];

interface OpenPanelProps {
  readonly detail: JobDetail;
  readonly flow: Flow;
  readonly me: Me;
  readonly actions: JobMutations;
  readonly target: PanelTarget | null;
  /** The tab that the panel showed last: the next job opens on it. */
  readonly lastTab: TabKey;
  readonly onTab: (tab: TabKey) => void;
  /** The sheet moved to this row: the keyboard stays in the sheet. */
  readonly isFollowing: boolean;
  readonly onClose: () => void;
}

/** The tab where an item is: its own place, or that of the lines, of the total and of change orders. */
const tabOfItem = (flow: Flow, item: string): TabKey => {
  if (findItem(flow, baseKey(item))?.item) return 'details';
  return item.startsWith('lines.') || item === 'job.total' || item === changeOrderPlace ? 'money' : 'details';
};

/** The tab where a target is; null without a target. */
const tabOf = (flow: Flow, target: PanelTarget | null): TabKey | null => {
  if (target === null) return null;
  if (target.milestone !== null || target.begin === 'payment') return 'money';
  return target.item === null ? null : tabOfItem(flow, target.item);
};

/** A loaded job: its head, what is next, all that is known of it, and the way to the next stage at the foot. */
export function OpenPanel(props: OpenPanelProps) {
  const { detail, flow, me, actions, target, lastTab, onTab, isFollowing, onClose } = props;
  const { t } = useTexts();
  const [tab, setTab] = useState<TabKey>(() => tabOf(flow, target) ?? lastTab);
  const [seenTarget, setSeenTarget] = useState(target);
  const [wantsPayment, setWantsPayment] = useState(target?.begin === 'payment');
  const body = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  if (target !== seenTarget) {
    setSeenTarget(target);
    setTab(tabOf(flow, target) ?? tab);
    setWantsPayment(target?.begin === 'payment');
  }
  useEffect(() => onTab(tab), [onTab, tab]);
  useEffect(() => {
    if (!isFollowing && !showTarget(body.current, target)) heading.current?.focus();
  }, [target, isFollowing]);
  const { id: jobId, version } = detail.job;
  const { observeVersion } = useSync();
  useEffect(() => observeVersion(jobId, version), [observeVersion, jobId, version]);
  useEffect(() => {
    if (!isFollowing) noteJob(jobId);
  }, [isFollowing, jobId]);
  const open = (next: PanelTarget) => {
    setTab(tabOf(flow, next) ?? tab);
    requestAnimationFrame(() => void showTarget(body.current, next));
  };
  return (
    <PanelProvider
      value={{
        detail,
        flow,
        me,
        actions,
        onOpen: open,
        wantsPayment,
        onPaymentBegun: () => setWantsPayment(false),
      }}
    >
      <PanelHead heading={heading} onClose={onClose} />
      <TabList
        label={detail.job.title}
        panelId={id}
        tabs={tabs.map(({ key, label }) => ({ key, label: t(label) }))}
        chosen={tab}
        onChoose={setTab}
        className={styles['tabs']}
      />
      <div
        ref={body}
        id={id}
        role="tabpanel"
        aria-labelledby={tabId(id, tab)}
        className={styles['body']}
        tabIndex={0}
      >
        <TabBody tab={tab} onOpen={open} />
      </div>
      <MoveFoot onOpen={open} />
    </PanelProvider>
  );
}

function TabBody({ tab, onOpen }: { readonly tab: TabKey; readonly onOpen: (target: PanelTarget) => void }) {
  switch (tab) {
    case 'next':
      return <NextTab onOpen={onOpen} />;
    case 'details':
      return <DetailsTab />;
    case 'money':
      return <MoneySection />;
    case 'activity':
      return <ActivityTab />;
  }
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
