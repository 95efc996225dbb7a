import type { ReactNode, RefObject } from 'react';
import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { Grouping } from '../api/sheet-queries.ts';
import type { SheetColumn } from '../fields/field.ts';
import type { GridHandle, GridMenuItem, GridSort } from '../grid/index.ts';
import type { ColumnLayout } from './views/column-layout.ts';
import type { TintOf } from './conditions/use-tints.ts';
import type { Filters } from './filters.ts';

/** The common props of the current and the past sheet. */
export interface SheetProps {
  /** The reader; for the past with that day as business date, and without rights to edit. */
  readonly me: Me;
  /** All columns in default order. */
  readonly columns: readonly SheetColumn[];
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
  /** Shows the sheet at a past instant, epoch ms. */
  readonly onMoment: (asOf: number) => void;
  readonly empty: ReactNode;
  readonly handle: RefObject<GridHandle | null>;
}
