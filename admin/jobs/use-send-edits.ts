import { useEffect, useRef, type RefObject } from 'react';
import type { JobRow } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import { newKey, readJobs } from '../api/client.ts';
import type { JobActions } from '../api/job-actions.ts';
import type { JobDoors } from '../api/use-job-actions.ts';
import type { EditOutcome } from '../api/job-queue.ts';
import { problemOfError } from '../api/problem.ts';
import type { GridEdit, GridEditOutcome, GridHandle } from '../grid/index.ts';
import { useLive } from '../live/live.tsx';
import { useTexts } from '../texts/locale.tsx';
import type { Override } from './cell-write.ts';
import { gridOutcome } from './grid-outcome.ts';
import { sendEdits } from './send-edits.ts';

interface SendPorts {
  /** The jobs on show, by id. */
  readonly jobs: ReadonlyMap<string, JobRow>;
  readonly flowOf: (job: JobRow) => Flow | null;
  readonly inGesture: () => JobActions;
  readonly turns: JobDoors['turns'];
  /** A stored value of a job's path as the sheet would show it. */
  readonly wordsOf: (job: JobRow, path: string, value: unknown) => string;
}

type Outcome = EditOutcome<unknown>;

const jobIdOf = ({ rowId, parentId }: GridEdit): string => parentId ?? rowId;

const idsMax = 100;

/** Reads the jobs of edits that are not known: an edit from before a reload may be of a job that is not on show. */
const readUnknown = async (edits: readonly GridEdit[], jobs: Map<string, JobRow>) => {
  const ids = [...new Set(edits.map(jobIdOf))].filter((id) => !jobs.has(id));
  for (let start = 0; start < ids.length; start += idsMax)
    for (const job of await readJobs(ids.slice(start, start + idsMax))) jobs.set(job.id, job);
};

const cellOf = ({ rowId, columnId }: GridEdit): string => `${rowId} ${columnId}`;

/** Once the sheet is there: makes the edits again that an earlier page of this person left unsent. */
export const useAdoptedEdits = (
  grid: RefObject<GridHandle | null>,
  list: { readonly isPending: boolean; readonly error: unknown },
  flows: readonly Flow[],
  isSheet: boolean,
): void => {
  const { outbox } = useLive();
  // Without a sheet to make them in they stay kept.
  const isReady = isSheet && !list.isPending && !list.error && flows.length > 0;
  useEffect(() => {
    if (isReady) outbox.adopt((edits) => grid.current?.resend(edits));
  }, [outbox, grid, isReady]);
};

export interface EditDoor {
  readonly onEdits: (edits: readonly GridEdit[]) => Promise<readonly GridEditOutcome[]>;
  /** Gives the reason by which the next try of a cell goes past its rule. */
  readonly override: (edit: GridEdit, override: Override) => void;
}

/** Sends the sheet's edits through the outbox; what is refused out of sight is told in the frame. */
export const useSendEdits = (ports: SendPorts): EditDoor => {
  const texts = useTexts();
  const { outbox, tellUnseen } = useLive();
  const shown = useRef<ReadonlyMap<string, JobRow>>(new Map());
  useEffect(() => {
    shown.current = ports.jobs;
    return () => {
      shown.current = new Map();
    };
  }, [ports.jobs]);

  const given = useRef(new Map<string, Override>());
  const takeOverride = (edit: GridEdit) => {
    const override = given.current.get(cellOf(edit));
    given.current.delete(cellOf(edit));
    return override;
  };

  const onEdits: EditDoor['onEdits'] = async (edits) => {
    const known = new Map(ports.jobs);
    // Both are taken once: a gesture that is sent again is the same gesture.
    const overrides = new Map(edits.map((edit) => [edit, takeOverride(edit)]));
    const actions = ports.inGesture();
    const stepsTaken = ports.turns.stepsTaken();
    const flowById = (jobId: string) => {
      const job = known.get(jobId);
      return job ? ports.flowOf(job) : null;
    };
    const send = async (some: readonly GridEdit[]): Promise<readonly Outcome[]> => {
      try {
        await stepsTaken;
        await readUnknown(some, known);
        const overrideOf = (edit: GridEdit) => overrides.get(edit);
        return await sendEdits(some, { flowOf: flowById, overrideOf, actions });
      } catch (error) {
        const problem = problemOfError(error, texts.t('problem.network'));
        return some.map((): Outcome => ({ ok: false, problem }));
      }
    };
    const outcomes = (await ports.turns.edit(outbox.send(edits, send))).map((outcome, index) => {
      const job = known.get(edits[index] ? jobIdOf(edits[index]) : '');
      const wordsOf = (path: string, value: unknown) =>
        job ? ports.wordsOf(job, path, value) : String(value);
      return { job, outcome: gridOutcome(outcome, { texts, wordsOf }) };
    });
    tellUnseen(
      outcomes.flatMap(({ job, outcome }) =>
        outcome.ok || !job || shown.current.has(job.id)
          ? []
          : [
              {
                id: newKey(),
                jobId: job.id,
                job: job.title,
                message: [outcome.message, outcome.theirs ?? ''].join(' ').trim(),
              },
            ],
      ),
    );
    return outcomes.map(({ outcome }) => outcome);
  };
  return {
    onEdits,
    override: (edit, override) => given.current.set(cellOf(edit), override),
  };
};
