import { useMemo } from 'react';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { useKnownFlows } from '../../api/flow-versions.ts';
import { createRowMaker, type RowView } from './job-grid-rows.ts';
import type { TintOf } from '../conditions/use-tints.ts';
import { sheetRows } from './sheet-rows.ts';
import { withLines } from './use-details.ts';
import type { Sheet } from './use-sheet.ts';

interface JobRowsPorts extends RowView {
  readonly sheet: Sheet;
  readonly flows: readonly Flow[];
  /** Details of the jobs with expanded child rows. */
  readonly details: ReadonlyMap<string, JobDetail>;
  readonly tintOf: TintOf;
}

/** The sheet's layout as rows of the grid, and the function that creates a job's row. */
export const useJobRows = ({ sheet, flows, details, texts, me, flowOf, tintOf }: JobRowsPorts) => {
  const { layout, parts } = sheet;
  const knownFlows = useKnownFlows(flows);
  const makeJobRow = useMemo(
    () => createRowMaker({ texts, me, flowOf, flows, tintOf }),
    [texts, me, flowOf, flows, tintOf],
  );
  const makeRow = useMemo(
    () => withLines(makeJobRow, details, { texts, me, flowOf }),
    [makeJobRow, details, texts, me, flowOf],
  );
  const rows = useMemo(
    () => sheetRows({ layout, parts }, { texts, me, flows: knownFlows }, makeRow),
    [layout, parts, texts, me, knownFlows, makeRow],
  );
  return { rows, makeRow };
};
