import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { tradeOf, type ConditionField } from '#contract/sheet/conditions';
import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { dateOf, dayMs, instant } from '#domain/time/day';
import { may } from '#domain/rights/rights';
import { useFlowOf } from '../api/flow-versions.ts';
import { flowsQuery } from '../api/queries.ts';
import type { GridColumn, GridHandle } from '../grid/index.ts';
import { JobPanel, prepareJobPanel } from '../job/job-panel.tsx';
import type { PanelTarget } from '../ui/panel-target.ts';
import { useSync } from '../sync/open-sync.tsx';
import { useTexts, type Texts } from '../texts/locale.tsx';
import { whenIdle } from '../ui/deferred-part.ts';
import { useTransfer } from '../transfer/use-transfer.tsx';
import { listQuery } from '../sheet/filters.ts';
import { prepareBarContents } from '../sheet/bar/contents/bar-contents.tsx';
import { AddJob } from '../sheet/add-job.tsx';
import { useTints } from '../sheet/conditions/use-tints.ts';
import { namingOf } from '../sheet/conditions/condition-label.ts';
import { fieldOf } from '../sheet/conditions/fact-fields.ts';
import { useSheetColumns } from '../sheet/views/use-sheet-columns.ts';
import { useSheetView } from '../sheet/views/use-sheet-view.ts';
import { EmptySheet } from '../sheet/empty-sheet.tsx';
import { SheetBar } from '../sheet/sheet-bar.tsx';
import { JobSheet } from '../sheet/job-sheet.tsx';
import { useFollowing } from '../job/use-following.ts';
import { Tour } from './tour/tour.tsx';
import { useSheetCommands } from './use-sheet-commands.ts';
import { UndoNotice, type UndoneStep } from '../sheet/edits/undo-notice.tsx';
import styles from '../sheet/jobs.module.css';

const Guide = lazy(() => import('../settings/guide/guide.tsx'));
const PastView = lazy(() => import('../sheet/past/past-view.tsx'));

interface JobsScreenProps {
  readonly me: Me;
  readonly openJobId: string | null;
}

const noFlows: readonly Flow[] = [];

/** Undo and redo of the sheet, with the outcome of the last one. */
const useSteps = (isPast: boolean) => {
  const { step } = useSync();
  const [undone, setUndone] = useState<UndoneStep | null>(null);
  const takeStep = (way: UndoneStep['way'], operationId?: string, isConfirmed = false) => {
    // An operation with an id is an import, which can be undone from any view.
    if (isPast && operationId === undefined) return;
    const going = (jobCount: number) => setUndone({ way, outcome: { ok: true, jobCount, refused: [] } });
    void step({ way, operationId, isConfirmed }, going).then((outcome) => setUndone({ way, outcome }));
  };
  return { undone, setUndone, takeStep };
};

/** Where the panel opens: by name at a target, or after the active row. */
const useOpenPanel = (openJobId: string | null, goTo: ReturnType<typeof useSheetView>['goTo']) => {
  const [target, setTarget] = useState<PanelTarget | null>(null);
  const { jobId, onRow, stop } = useFollowing(openJobId, (next) => {
    setTarget(null);
    goTo(`/jobs/${next}`, undefined, { replace: true });
  });
  const openPanel = (id: string, at: PanelTarget | null) => {
    stop();
    setTarget(at);
    goTo(`/jobs/${id}`);
  };
  return { target, isFollowing: jobId === openJobId, openPanel, onRow };
};

/** The sheet of jobs, with the open job's panel beside it. */
export function JobsScreen({ me, openJobId }: JobsScreenProps) {
  const texts = useTexts();
  const { view, search, change, type, open, goTo } = useSheetView();
  const { filters, sorts, grouping, layout, colors, asOf } = view;
  const reader = useMemo(() => readerOf(me, asOf), [me, asOf]);
  const [isAdding, setAdding] = useState(false);
  const [wanted, setWanted] = useState<ConditionField | null>(null);
  const flows = useQuery(flowsQuery).data ?? noFlows;
  const { mutations } = useSync();
  const { undone, setUndone, takeStep } = useSteps(asOf !== null);
  const grid = useRef<GridHandle>(null);
  const trade = tradeOf(filters);
  const columns = useSheetColumns({ me: reader, flows, flow: trade, grouping });
  const flowOf = useFlowOf(flows);
  const naming = useMemo(
    () => namingOf({ columns, currency: me.shop.currency, today: me.today, flows, staff: me.staff, texts }),
    [columns, me, flows, texts],
  );
  const tintOf = useTints(colors, naming, reader);

  const transfer = useTransfer({
    me,
    flows,
    firstFlow: trade,
    query: listQuery(filters, sorts, texts.locale),
    // The import's report has already shown how many jobs it changed, so no confirmation is needed.
    onUndo: (operationId) => takeStep('undo', operationId, true),
  });
  const onNew = may(reader.role, 'open-job') ? () => setAdding(true) : null;
  const seePast = () => change({ asOf: Date.now() - dayMs });
  useSheetCommands({
    me: reader,
    flows,
    onNew: () => setAdding(true),
    onFlow: (flow) => change({ filters: { ...filters, flow, stage: '' } }),
    onGrouping: (next) => change({ grouping: next }),
    // The grid handles undo itself when it is mounted, because it knows refused edits and drafts.
    onStep: (way) => (grid.current ? grid.current[way]() : takeStep(way)),
    onPast: seePast,
  });
  useEffect(
    () =>
      whenIdle(() => {
        prepareJobPanel();
        prepareBarContents();
      }),
    [],
  );
  const { target, isFollowing, openPanel, onRow } = useOpenPanel(openJobId, goTo);

  const visible = {
    me: reader,
    columns,
    flows,
    flowOf,
    filters: useDeferredValue(filters),
    tintOf,
    sorts,
    onSort: (next: typeof sorts) => change({ sorts: next }),
    columnItems: filterItems(columns, texts, setWanted),
    layout,
    onLayout: (next: typeof layout) => change({ layout: next }),
    grouping,
    onMoment: (at: number) => change({ asOf: at }),
    empty: (
      <EmptySheet
        guide={onNew && may(me.role, 'edit-shop') ? <Guide me={me} onNew={onNew} /> : null}
        filters={filters}
        onFilters={(next) => change({ filters: next })}
        isPast={asOf !== null}
        onNew={onNew}
      />
    ),
    handle: grid,
  };
  return (
    <div className={styles['screen']}>
      <div className={styles['sheet']}>
        <SheetBar
          me={me}
          flows={flows}
          columns={columns}
          naming={naming}
          view={view}
          search={search}
          onChange={change}
          onType={type}
          onOpenView={open}
          onNew={onNew}
          wanted={wanted}
          onWanted={setWanted}
          onPast={seePast}
          files={transfer}
        />
        {asOf === null ? (
          <JobSheet {...visible} openJobId={openJobId} onStep={takeStep} onOpen={openPanel} onRow={onRow} />
        ) : (
          <Suspense fallback={<p role="status">{texts.t('shell.loading')}</p>}>
            <PastView
              {...visible}
              self={me}
              asOf={asOf}
              onMoment={(at) => change({ asOf: at })}
              actions={mutations}
              onOpen={(jobId) => goTo(`/jobs/${jobId}`, { asOf: null })}
            />
          </Suspense>
        )}
      </div>
      {transfer.dialog}
      {flows.length > 0 ? <Tour me={me} /> : null}
      {undone ? (
        <UndoNotice
          step={undone}
          me={me}
          flowOf={flowOf}
          onClose={() => setUndone(null)}
          onConfirm={(operationId) => {
            setUndone(null);
            takeStep(undone.way, operationId, true);
          }}
        />
      ) : null}
      {openJobId ? (
        <JobPanel
          jobId={openJobId}
          me={me}
          flowOf={flowOf}
          actions={mutations}
          target={target}
          isFollowing={isFollowing}
          onClose={() => {
            goTo('/');
            grid.current?.focus();
          }}
        />
      ) : null}
      {isAdding ? (
        <AddJob
          flows={flows}
          firstFlow={trade}
          onClose={() => setAdding(false)}
          onOpened={(jobId) => openPanel(jobId, null)}
        />
      ) : null}
    </div>
  );
}

/** The extra items of a column's menu: a filter on the column, if one is possible. */
const filterItems =
  (columns: readonly GridColumn[], { t }: Texts, onWanted: (field: ConditionField) => void) =>
  (columnId: string) => {
    const column = columns.find(({ id }) => id === columnId);
    const field = column ? fieldOf(column) : null;
    if (!column || field === null) return [];
    const label = t('where.onColumn', { column: column.header });
    return [{ id: 'filter', label, run: () => onWanted(field) }];
  };

/** The reader for the sheet's view. A past moment is read-only, and its business date counts as today. */
const readerOf = (me: Me, asOf: number | null): Me =>
  asOf === null ? me : { ...me, role: 'viewer', today: dateOf(instant(asOf), me.shop.zone) };
