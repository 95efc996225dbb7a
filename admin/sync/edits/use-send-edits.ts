import { useEffect, useRef } from 'react';
import type { JobRow } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { readJobs } from '../../api/client.ts';
import type { JobActions } from '../job-actions.ts';
import type { JobDoors } from '../use-job-actions.ts';
import type { EditOutcome } from '../job-queue.ts';
import { notFoundProblem, problemOfError } from '../../api/problem.ts';
import type { GridEdit, GridEditOutcome, OnGridFailing } from '../../grid/index.ts';
import { cellName, type RefusedEdit } from '../outbox/kept-edits.ts';
import { useLive } from '../live/live.tsx';
import { useTexts } from '../../texts/locale.tsx';
import type { Override } from './cell-write.ts';
import { gridOutcome } from './grid-outcome.ts';
import { jobIdOf, unseenRefusal, type EditWords } from './edit-words.ts';
import { sendEdits } from './send-edits.ts';

interface SendPorts {
  /** The jobs on show, by id. */
  readonly jobs: ReadonlyMap<string, JobRow>;
  readonly flowOf: (job: JobRow) => Flow | null;
  readonly inGesture: (gesture?: string) => JobActions;
  readonly turns: JobDoors['turns'];
  readonly words: EditWords;
}

type Outcome = EditOutcome<unknown>;

const idsMax = 100;

/** Reads the jobs of edits that are not known: an edit from before a reload may be of a job that is not on show. */
const readUnknown = async (edits: readonly GridEdit[], jobs: Map<string, JobRow>) => {
  const ids = [...new Set(edits.map(jobIdOf))].filter((id) => !jobs.has(id));
  for (let start = 0; start < ids.length; start += idsMax)
    for (const job of await readJobs(ids.slice(start, start + idsMax))) jobs.set(job.id, job);
};

export interface EditDoor {
  /** `gesture` names one that others have a part in; `onFailing` hears of edits that fail and are tried again. */
  readonly onEdits: (
    edits: readonly GridEdit[],
    gesture?: string,
    onFailing?: OnGridFailing,
  ) => Promise<readonly GridEditOutcome[]>;
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
    const override = given.current.get(cellName(edit));
    given.current.delete(cellName(edit));
    return override;
  };

  const onEdits: EditDoor['onEdits'] = async (edits, gesture, onFailing) => {
    const known = new Map(ports.jobs);
    // Both are taken once: a gesture that is sent again is the same gesture.
    const overrides = new Map(edits.map((edit) => [edit, takeOverride(edit)]));
    const actions = ports.inGesture(gesture);
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
        const gone = () => notFoundProblem(texts.t('live.gone'));
        return await sendEdits(some, { flowOf: flowById, overrideOf, actions, gone });
      } catch (error) {
        const problem = problemOfError(error, texts.t('problem.network'));
        return some.map((): Outcome => ({ ok: false, problem }));
      }
    };
    const shownTo = (edit: GridEdit | undefined, outcome: Outcome) => {
      const job = edit && known.get(jobIdOf(edit));
      return { edit, job, outcome: gridOutcome(outcome, { texts, wordsOf: ports.words.valueIn(job) }) };
    };
    const tellFailing = (failing: readonly RefusedEdit[]) =>
      onFailing?.(
        failing.map(({ edit, problem: { status } }) => {
          const message =
            status === 0 ? texts.t('live.unanswered') : texts.t('live.failing', { status: String(status) });
          return { edit, refusal: { ok: false, kind: 'failed', message } };
        }),
      );
    const answered = await ports.turns.edit(outbox.send(edits, send, tellFailing));
    const outcomes = answered.map((outcome, index) => shownTo(edits[index], outcome));
    tellUnseen(
      outcomes.flatMap(({ edit, job, outcome }) =>
        outcome.ok || !edit || shown.current.has(jobIdOf(edit))
          ? []
          : [unseenRefusal({ edit, job, refusal: outcome }, ports.words)],
      ),
    );
    return outcomes.map(({ outcome }) => outcome);
  };
  return {
    onEdits,
    override: (edit, override) => given.current.set(cellName(edit), override),
  };
};
