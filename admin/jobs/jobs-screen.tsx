import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { JobRow, Me } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import { isCurrency } from '#domain/money';
import { may } from '#domain/rights';
import { flowsQuery } from '../api/queries.ts';
import { useJobActions } from '../api/use-job-actions.ts';
import { Grid, type GridHandle, type GridSort, type RefusalView } from '../grid/index.ts';
import { useLive } from '../live/live.tsx';
import { useFlashes } from '../live/use-flashes.ts';
import { useMarks } from '../live/use-marks.ts';
import { valueWords } from '../panel/history-words.ts';
import { JobPanel } from '../panel/job-panel.tsx';
import type { PanelTarget } from '../panel/panel-target.ts';
import { LoadFailed } from '../shell/load-failed.tsx';
import { useTexts, type Texts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { FilterBar } from './filter-bar.tsx';
import { hasFilters, noFilters } from './filters.ts';
import { jobColumns } from './job-columns.ts';
import { createRowMaker } from './job-grid-rows.ts';
import { NewJob } from './new-job.tsx';
import { CellRefusal } from './refusal.tsx';
import { useAdoptedEdits, useSendEdits } from './use-send-edits.ts';
import { UndoNotice, type UndoneStep } from './undo-notice.tsx';
import { useHeldOrder, useJobList, useSeenVersions } from './use-job-list.ts';
import styles from './jobs.module.css';

interface JobsScreenProps {
  readonly me: Me;
  readonly openJobId: string | null;
}

const noFlows: readonly Flow[] = [];
const noMore = () => {};
const noPlace = { rowId: null, columnId: null };

/** The sheet of jobs, with one of them open beside it. */
export function JobsScreen({ me, openJobId }: JobsScreenProps) {
  const texts = useTexts();
  const { t } = texts;
  const [, go] = useLocation();
  const [filters, setFilters] = useState(noFilters);
  const [sort, setSort] = useState<GridSort | null>(null);
  const [expandedIds, setExpandedIds] = useState<ReadonlySet<string>>(new Set());
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [target, setTarget] = useState<PanelTarget | null>(null);
  const [isAdding, setAdding] = useState(false);
  const flows = useQuery(flowsQuery).data ?? noFlows;
  const list = useJobList(useDeferredValue(filters), sort);
  const jobs = useHeldOrder(list.jobs, focusedId);
  useSeenVersions(list.jobs);
  const { actions, inGesture, step, openJob } = useJobActions();
  const [undone, setUndone] = useState<UndoneStep | null>(null);
  const grid = useRef<GridHandle>(null);

  const flowOf = useMemo(() => findFlow(flows), [flows]);
  const columns = useMemo(() => jobColumns(texts, me), [texts, me]);
  const makeRow = useMemo(() => createRowMaker({ texts, me, flowOf }), [texts, me, flowOf]);
  const rows = useMemo(() => jobs.map(makeRow), [jobs, makeRow]);
  const { place } = useLive();
  const marks = useMarks(me.id);
  const flashes = useFlashes(makeRow);

  const { onEdits, override } = useSendEdits({
    jobs,
    flowOf,
    inGesture,
    wordsOf: (job, path, value) => storedWords(path, value, { job, flow: flowOf(job), texts, me }),
  });
  useAdoptedEdits(grid, list, flows);
  const takeStep = (way: UndoneStep['way']) => void step(way).then((outcome) => setUndone({ way, outcome }));
  const openPanel = (jobId: string, at: PanelTarget | null) => {
    setTarget(at);
    go(`/jobs/${jobId}`);
  };
  const renderRefusal = (view: RefusalView) => (
    <CellRefusal
      view={view}
      role={me.role}
      onOpen={(jobId, detailId) => openPanel(jobId, targetOf(detailId))}
      onOverride={(given) => {
        override(view.edit, given);
        view.retry();
      }}
    />
  );

  return (
    <div className={styles['screen']}>
      <div className={styles['sheet']}>
        <FilterBar filters={filters} onChange={setFilters} flows={flows} me={me}>
          {may(me.role, 'open-job') ? (
            <Button look="primary" onClick={() => setAdding(true)}>
              + {t('jobs.new')}
            </Button>
          ) : null}
        </FilterBar>
        {list.error ? (
          <LoadFailed error={list.error} onRetry={list.reload} />
        ) : (
          <div className={styles['grid']}>
            <Grid
              label={t('jobs.sheet')}
              locale={texts.locale}
              columns={columns}
              today={me.today}
              rows={rows}
              expandedIds={expandedIds}
              onExpandedIdsChange={setExpandedIds}
              sort={sort}
              onSort={setSort}
              onEdits={onEdits}
              onUndo={() => takeStep('undo')}
              onRedo={() => takeStep('redo')}
              renderRefusal={renderRefusal}
              onEndReached={list.hasMore ? list.loadMore : noMore}
              hasMore={list.hasMore}
              isLoadingMore={list.isLoadingMore || list.isPending}
              onOpenRow={(rowId, parentId) =>
                openPanel(parentId ?? rowId, { item: null, milestone: parentId ? rowId : null })
              }
              onFocusChange={(cell) => {
                setFocusedId(cell ? ownerOf(cell.rowId, jobs) : null);
                place(cell ?? noPlace);
              }}
              marks={marks}
              flashes={flashes}
              empty={
                list.isPending ? null : (
                  <p className={styles['empty']}>
                    {t(hasFilters(filters) ? 'jobs.emptyFiltered' : 'jobs.empty')}
                  </p>
                )
              }
              handle={grid}
            />
          </div>
        )}
      </div>
      {undone ? <UndoNotice step={undone} jobs={jobs} onClose={() => setUndone(null)} /> : null}
      {openJobId ? (
        <JobPanel
          jobId={openJobId}
          me={me}
          flowOf={flowOf}
          actions={actions}
          target={target}
          onClose={() => {
            go('/');
            grid.current?.focus();
          }}
        />
      ) : null}
      {isAdding ? (
        <NewJob
          flows={flows}
          firstFlow={filters.flow}
          onClose={() => setAdding(false)}
          onOpen={async (job) => {
            const opened = await openJob(job);
            if (!opened.ok) return opened.problem;
            setAdding(false);
            openPanel(opened.answer.detail.job.id, null);
            return null;
          }}
        />
      ) : null}
    </div>
  );
}

/** The flow version that a job began with; the newest of its trade where that one is not loaded. */
const findFlow =
  (flows: readonly Flow[]) =>
  (job: Pick<JobRow, 'flow' | 'flowVersion'>): Flow | null =>
    flows.find((flow) => flow.key === job.flow && flow.version === job.flowVersion) ??
    flows.find((flow) => flow.key === job.flow) ??
    null;

interface Stored {
  readonly job: JobRow;
  readonly flow: Flow | null;
  readonly texts: Texts;
  readonly me: Me;
}

/** A stored value as the sheet would show it. */
const storedWords = (path: string, value: unknown, { job, flow, texts, me }: Stored): string => {
  const currency = isCurrency(job.currency) ? job.currency : 'CNY';
  return flow ? valueWords(path, value, { texts, flow, me, currency }) : String(value);
};

const ownerOf = (rowId: string, jobs: readonly JobRow[]): string | null =>
  jobs.find((job) => job.id === rowId || job.milestones.some((milestone) => milestone.id === rowId))?.id ??
  null;

const targetOf = (detailId: string): PanelTarget => {
  const [kind = '', ...rest] = detailId.split(':');
  const key = rest.join(':');
  return kind === 'milestone'
    ? { item: null, milestone: key }
    : { item: key === '' ? null : key, milestone: null };
};
