import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { JobRow, Me } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import { may } from '#domain/rights';
import { flowsQuery } from '../api/queries.ts';
import type { Grouping } from '../api/sheet-queries.ts';
import { useJobActions } from '../api/use-job-actions.ts';
import type { GridHandle, GridSort } from '../grid/index.ts';
import { JobPanel } from '../panel/job-panel.tsx';
import type { PanelTarget } from '../panel/panel-target.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { FilterBar } from './filter-bar.tsx';
import { hasFilters, noFilters } from './filters.ts';
import { NewJob } from './new-job.tsx';
import { JobSheet } from './sheet/job-sheet.tsx';
import { UndoNotice, type UndoneStep } from './undo-notice.tsx';
import styles from './jobs.module.css';

interface JobsScreenProps {
  readonly me: Me;
  readonly openJobId: string | null;
}

const noFlows: readonly Flow[] = [];

/** The sheet of jobs, with one of them open beside it. */
export function JobsScreen({ me, openJobId }: JobsScreenProps) {
  const { t } = useTexts();
  const [, go] = useLocation();
  const [filters, setFilters] = useState(noFilters);
  const [sort, setSort] = useState<GridSort | null>(null);
  const [grouping, setGrouping] = useState<Grouping>('none');
  const [target, setTarget] = useState<PanelTarget | null>(null);
  const [isAdding, setAdding] = useState(false);
  const flows = useQuery(flowsQuery).data ?? noFlows;
  const doors = useJobActions();
  const [undone, setUndone] = useState<UndoneStep | null>(null);
  const grid = useRef<GridHandle>(null);
  const flowOf = useMemo(() => findFlow(flows), [flows]);

  const takeStep = (way: UndoneStep['way']) =>
    void doors.step(way).then((outcome) => setUndone({ way, outcome }));
  const openPanel = (jobId: string, at: PanelTarget | null) => {
    setTarget(at);
    go(`/jobs/${jobId}`);
  };

  return (
    <div className={styles['screen']}>
      <div className={styles['sheet']}>
        <FilterBar
          filters={filters}
          onChange={setFilters}
          grouping={grouping}
          onGrouping={setGrouping}
          flows={flows}
          me={me}
        >
          {may(me.role, 'open-job') ? (
            <Button look="primary" onClick={() => setAdding(true)}>
              + {t('jobs.new')}
            </Button>
          ) : null}
        </FilterBar>
        <JobSheet
          me={me}
          flows={flows}
          flowOf={flowOf}
          filters={useDeferredValue(filters)}
          sort={sort}
          onSort={setSort}
          grouping={grouping}
          doors={doors}
          onStep={takeStep}
          onOpen={openPanel}
          empty={
            <p className={styles['empty']}>{t(hasFilters(filters) ? 'jobs.emptyFiltered' : 'jobs.empty')}</p>
          }
          handle={grid}
        />
      </div>
      {undone ? <UndoNotice step={undone} onClose={() => setUndone(null)} /> : null}
      {openJobId ? (
        <JobPanel
          jobId={openJobId}
          me={me}
          flowOf={flowOf}
          actions={doors.actions}
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
            const opened = await doors.openJob(job);
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
