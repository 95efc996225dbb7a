import type { ReactNode, RefObject } from 'react';
import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { Grouping } from '../api/sheet-queries.ts';
import type { GridColumn, GridHandle, GridMenuItem, GridSort } from '../grid/index.ts';
import type { ColumnLayout } from './views/column-layout.ts';
import type { TintOf } from './conditions/use-tints.ts';
import type { Filters } from './filters.ts';

/** What a sheet of jobs is shown by, whether of now or of the past. */
export interface SheetProps {
  /** Who reads it; in the past on the day that is shown, with no right to change anything. */
  readonly me: Me;
  /** All there are, in the order in which they come. */
  readonly columns: readonly GridColumn[];
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  readonly columnItems: (columnId: string) => readonly GridMenuItem[];
  readonly flows: readonly Flow[];
  readonly flowOf: (job: Pick<JobRow, 'flow' | 'flowVersion'>) => Flow | null;
  readonly filters: Filters;
  readonly tintOf: TintOf;
  readonly sorts: readonly GridSort[];
  readonly onSort: (sorts: readonly GridSort[]) => void;
  readonly grouping: Grouping;
  /** Shows the sheet as it stood at a moment, epoch ms. */
  readonly onMoment: (asOf: number) => void;
  readonly empty: ReactNode;
  readonly handle: RefObject<GridHandle | null>;
}
