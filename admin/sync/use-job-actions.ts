import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { JobDetail, JobRow } from '#contract/jobs/job-answers';
import type { OpenJob } from '#contract/jobs/job-requests';
import { useTexts } from '../texts/locale.tsx';
import { useLive } from './live/live.tsx';
import { answerOf, api, newKey } from '../api/client.ts';
import { editQueue } from './edit-queue.ts';
import type { DetailOutcome, JobActions } from './job-actions.ts';
import { putJob } from '../api/job-cache.ts';
import { jobStepper } from './job-stepper.ts';
import { lotOpener, type OpenLot } from './open-jobs.ts';
import type { AskedStep, StepOutcome } from './step.ts';
import { createTurns, type Turns } from './turns.ts';
import { patchMany, type SendPatches } from './patch-many.ts';
import { jobQuery } from '../api/queries.ts';
import { readListsAgain } from '../api/sheet-queries.ts';
import { problemOfError } from '../api/problem.ts';
import { newGesture } from '../api/transfer.ts';

export interface JobDoors {
  readonly actions: JobActions;
  /**
   * The same, all of it one gesture that undo takes back together; `gesture` names one that others have a part in. Its
   * sender sees that it is sent in its turn.
   */
  readonly inGesture: (gesture?: string) => JobActions;
  readonly turns: Pick<Turns, 'edit' | 'stepsTaken'>;
  /** `onProgress` is told of the jobs done so far, while more are to come. */
  readonly step: (step: AskedStep, onProgress?: (jobCount: number) => void) => Promise<StepOutcome>;
  readonly openJob: (job: OpenJob) => Promise<DetailOutcome>;
  /** Opens the jobs of one request; `readLists` shows them. */
  readonly openLot: OpenLot;
  readonly readLists: () => Promise<void>;
}

type Call = (
  baseVersion: number,
  key: { readonly header: { readonly 'idempotency-key': string; readonly gesture?: string } },
) => Promise<JobDetail>;

/** Of a write that need not name its base: only where the person's own is known. */
const based = <Input extends object>(input: Input, baseVersion: number, since: number | undefined) =>
  since === undefined ? input : { ...input, baseVersion };

type InTurn = <Outcome>(run: () => Promise<Outcome>) => Promise<Outcome>;

/** All that staff do to a job. The answer of each write is put into the sheet and the panel before the promise resolves. */
export const useJobActions = (): JobDoors => {
  const client = useQueryClient();
  const { t } = useTexts();
  const { outbox } = useLive();
  return useMemo(() => {
    const turns = createTurns();
    // Before it has its place in the job's queue: an edit from before the step may still come into that queue.
    const afterSteps: InTurn = (run) => turns.edit(turns.stepsTaken().then(run));
    const failed = (error: unknown) => problemOfError(error, t('problem.network'));
    const settle = async (write: () => Promise<JobDetail>): Promise<DetailOutcome> => {
      try {
        const detail = await write();
        client.setQueryData(jobQuery(detail.job.id).queryKey, detail);
        putJob(client, detail.job);
        const { isCommitted = false } = detail;
        return { ok: true, answer: { version: detail.job.version, isCommitted, detail } };
      } catch (error) {
        return { ok: false, problem: failed(error) };
      }
    };
    const putRows = (rows: readonly JobRow[]) => {
      for (const row of rows) {
        putJob(client, row);
        editQueue.seen(row.id, row.version);
        void client.invalidateQueries({ queryKey: jobQuery(row.id).queryKey });
      }
    };
    // Shows what stands there now; whoever then writes again has seen it.
    const readAgain = async (jobId: string) => {
      const now = await settle(() => answerOf(api.jobs[':id'].$get({ param: { id: jobId } })));
      if (now.ok) editQueue.seen(jobId, now.answer.version);
    };
    const actionsIn = (
      gesture: { readonly gesture?: string },
      inTurn: InTurn,
      keyOf = newKey,
    ): JobActions => {
      // The key is made once for a gesture, so that a try whose answer was lost is not done twice.
      const send = (jobId: string, call: Call, since?: number) => {
        const header = { 'idempotency-key': keyOf(), ...gesture };
        const edit = async (baseVersion: number) => {
          const outcome = await settle(() => call(baseVersion, { header }));
          if (!outcome.ok && outcome.problem.code === 'stale') await readAgain(jobId);
          return outcome;
        };
        return inTurn(() => editQueue.send(jobId, edit, since));
      };
      const sendOn = (since: number | undefined, jobId: string, call: Call) => send(jobId, call, since);
      const sendPatches: SendPatches = async (patches) => {
        const header = { 'idempotency-key': newKey(), ...gesture };
        const edits = patches.map(({ jobId, patch, baseVersion }) => ({ ...patch, jobId, baseVersion }));
        const { results, jobs } = await answerOf(api.edits.$post({ json: { edits }, header }));
        putRows(jobs);
        for (const { jobId, code } of results) if (code === 'stale') void readAgain(jobId);
        return results;
      };
      const job = api.jobs[':id'];
      return {
        patch: (id, patch, since) =>
          send(
            id,
            (baseVersion, key) =>
              answerOf(job.$patch({ param: { id }, json: { ...patch, baseVersion }, ...key })),
            since,
          ),
        patchMany: (patches) => patchMany(editQueue, patches, sendPatches, failed),
        moveStage: (id, move, since) =>
          sendOn(since, id, (base, key) =>
            answerOf(job.stage.$post({ param: { id }, json: based(move, base, since), ...key })),
          ),
        restoreRow: (id, { toVersion, baseVersion }) =>
          send(
            id,
            (base, key) =>
              answerOf(job.restore.$post({ param: { id }, json: { toVersion, baseVersion: base }, ...key })),
            baseVersion,
          ),
        recordFacts: (id, record) =>
          send(id, (_, key) => answerOf(job.facts.$post({ param: { id }, json: record, ...key }))),
        recordDocument: (id, record, since) =>
          sendOn(since, id, (base, key) =>
            answerOf(job.documents.$post({ param: { id }, json: based(record, base, since), ...key })),
          ),
        saveLine: (id, line, since) =>
          sendOn(since, id, (base, key) =>
            answerOf(job.lines.$post({ param: { id }, json: based(line, base, since), ...key })),
          ),
        saveChangeOrder: (id, order, since) =>
          sendOn(since, id, (base, key) =>
            answerOf(job['change-orders'].$post({ param: { id }, json: based(order, base, since), ...key })),
          ),
        saveBooking: (id, booking, since) =>
          sendOn(since, id, (base, key) =>
            answerOf(job.bookings.$post({ param: { id }, json: based(booking, base, since), ...key })),
          ),
        saveTask: (id, task, since) =>
          sendOn(since, id, (base, key) =>
            answerOf(job.tasks.$post({ param: { id }, json: based(task, base, since), ...key })),
          ),
        patchMilestone: (id, patch, since) =>
          send(
            id,
            (baseVersion, key) =>
              answerOf(job.milestones.$patch({ param: { id }, json: { ...patch, baseVersion }, ...key })),
            since,
          ),
        recordPayment: (id, payment) =>
          send(id, (_, key) => answerOf(job.payments.$post({ param: { id }, json: payment, ...key }))),
        withKey: (key) => actionsIn(gesture, inTurn, () => key),
        createLink: (id, milestoneId) =>
          send(id, (_, key) =>
            answerOf(api.milestones[':id'].link.$post({ param: { id: milestoneId }, json: {}, ...key })),
          ),
      };
    };
    const reload = () => void readListsAgain(client);
    const openOne = async (
      opening: OpenJob,
      header: { readonly 'idempotency-key': string; readonly gesture?: string },
    ): Promise<DetailOutcome> => {
      const outcome = await settle(() => answerOf(api.jobs.$post({ json: opening, header })));
      if (outcome.ok) editQueue.seen(outcome.answer.detail.job.id, outcome.answer.version);
      return outcome;
    };
    const openJob = async (opening: OpenJob): Promise<DetailOutcome> => {
      const outcome = await afterSteps(() => openOne(opening, { 'idempotency-key': newKey() }));
      if (outcome.ok) await readListsAgain(client);
      return outcome;
    };
    const openLot = lotOpener({ openOne, failed });
    return {
      actions: actionsIn({}, afterSteps),
      inGesture: (gesture = newGesture()) => actionsIn({ gesture }, (run) => run()),
      turns,
      step: jobStepper({ turns, outbox, waits: t('undo.waits'), putRows, reload, failed }),
      openJob,
      openLot: (lot, name) => afterSteps(() => openLot(lot, name)),
      readLists: () => readListsAgain(client),
    };
  }, [client, t, outbox]);
};
