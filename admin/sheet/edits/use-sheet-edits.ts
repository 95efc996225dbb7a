import type { RefObject } from 'react';
import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { JobDoors } from '../../sync/use-job-actions.ts';
import type { GridCellRef, GridColumn, GridHandle } from '../../grid/index.ts';
import { useLive } from '../../sync/live/live.tsx';
import { useTexts } from '../../texts/locale.tsx';
import { useAdoptedEdits } from '../../sync/edits/use-adopted-edits.ts';
import { useSendEdits, type EditDoor } from '../../sync/edits/use-send-edits.ts';
import { editWords } from './stored-words.ts';
import type { Sheet } from '../rows/use-sheet.ts';

interface SheetEditsPorts {
  readonly sheet: Sheet;
  readonly columns: readonly GridColumn[];
  readonly flows: readonly Flow[];
  readonly flowOf: (job: JobRow) => Flow | null;
  readonly me: Me;
  readonly doors: Pick<JobDoors, 'inGesture' | 'turns'>;
  readonly handle: RefObject<GridHandle | null>;
  /** Cards take no edits. */
  readonly isNarrow: boolean;
}

/** The way of the sheet's edits to the server, and of those that an earlier page left. */
export const useSheetEdits = (
  ports: SheetEditsPorts,
): EditDoor & { readonly putBack: (cell: GridCellRef) => void; readonly retry: () => void } => {
  const { sheet, columns, flows, flowOf, me, doors, handle, isNarrow } = ports;
  const texts = useTexts();
  const { outbox } = useLive();
  const words = editWords({ columns, flowOf, texts, me });
  const { jobs } = sheet;
  const door = useSendEdits({ jobs, flowOf, inGesture: doors.inGesture, turns: doors.turns, words });
  useAdoptedEdits({ grid: handle, list: sheet, flows, columns, jobs, words, isSheet: !isNarrow });
  return { ...door, putBack: outbox.putBack, retry: outbox.knock };
};
