import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { JobDetail, JobRow } from '#contract/job-answers';
import type { OpenJob } from '#contract/job-requests';
import { useTexts } from '../texts/locale.tsx';
import { answerOf, api, newKey } from './client.ts';
import { editQueue } from './edit-queue.ts';
import type { DetailOutcome, JobActions } from './job-actions.ts';
import { putJob } from './job-cache.ts';
import { stepper, type StepOutcome } from './step.ts';
import { patchMany, type SendPatches } from './patch-many.ts';
import { jobQuery } from './queries.ts';
import { readListsAgain } from './sheet-queries.ts';
import { networkProblem, ProblemError } from './problem.ts';

export interface JobDoors {
  readonly actions: JobActions;
  /** The same, all of it one gesture that undo takes back together. */
  readonly inGesture: () => JobActions;
  readonly step: (way: 'undo' | 'redo') => Promise<StepOutcome>;
  readonly openJob: (job: OpenJob) => Promise<DetailOutcome>;
  /** Opens several in one gesture, with an outcome for each in their order. */
  readonly openJobs: (jobs: readonly OpenJob[]) => Promise<readonly DetailOutcome[]>;
}

/** Jobs that are opened side by side. */
const abreast = 6;

type Call = (
  baseVersion: number,
  key: { readonly header: { readonly 'idempotency-key': string; readonly gesture?: string } },
) => Promise<JobDetail>;

/** All that staff do to a job. The answer of each write is put into the sheet and the panel before the promise resolves. */
export const useJobActions = (): JobDoors => {
  const client = useQueryClient();
  const { t } = useTexts();
  return useMemo(() => {
    const failed = (error: unknown) =>
      error instanceof ProblemError ? error.problem : networkProblem(t('problem.network'));
    const settle = async (write: () => Promise<JobDetail>): Promise<DetailOutcome> => {
      try {
        const detail = await write();
        client.setQueryData(jobQuery(detail.job.id).queryKey, detail);
        putJob(client, detail.job);
        return { ok: true, answer: { version: detail.job.version, detail } };
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
    const actionsIn = (gesture: { readonly gesture?: string }): JobActions => {
      // The key is made once for a gesture, so that a try whose answer was lost is not done twice.
      const send = (jobId: string, call: Call) => {
        const header = { 'idempotency-key': newKey(), ...gesture };
        return editQueue.send(jobId, async (baseVersion) => {
          const outcome = await settle(() => call(baseVersion, { header }));
          if (!outcome.ok && outcome.problem.code === 'stale') await readAgain(jobId);
          return outcome;
        });
      };
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
        patch: (id, patch) =>
          send(id, (baseVersion, key) =>
            answerOf(job.$patch({ param: { id }, json: { ...patch, baseVersion }, ...key })),
          ),
        patchMany: (patches) => patchMany(editQueue, patches, sendPatches, failed),
        moveStage: (id, move) =>
          send(id, (_, key) => answerOf(job.stage.$post({ param: { id }, json: move, ...key }))),
        recordFacts: (id, record) =>
          send(id, (_, key) => answerOf(job.facts.$post({ param: { id }, json: record, ...key }))),
        recordDocument: (id, record) =>
          send(id, (_, key) => answerOf(job.documents.$post({ param: { id }, json: record, ...key }))),
        saveLine: (id, line) =>
          send(id, (_, key) => answerOf(job.lines.$post({ param: { id }, json: line, ...key }))),
        saveChangeOrder: (id, order) =>
          send(id, (_, key) => answerOf(job['change-orders'].$post({ param: { id }, json: order, ...key }))),
        saveBooking: (id, booking) =>
          send(id, (_, key) => answerOf(job.bookings.$post({ param: { id }, json: booking, ...key }))),
        saveTask: (id, task) =>
          send(id, (_, key) => answerOf(job.tasks.$post({ param: { id }, json: task, ...key }))),
        patchMilestone: (id, patch) =>
          send(id, (baseVersion, key) =>
            answerOf(job.milestones.$patch({ param: { id }, json: { ...patch, baseVersion }, ...key })),
          ),
        recordPayment: (id, payment) =>
          send(id, (_, key) => answerOf(job.payments.$post({ param: { id }, json: payment, ...key }))),
        createLink: (id, milestoneId) =>
          send(id, (_, key) =>
            answerOf(api.milestones[':id'].link.$post({ param: { id: milestoneId }, json: {}, ...key })),
          ),
      };
    };
    const openOne = async (
      opening: OpenJob,
      gesture: { readonly gesture?: string },
    ): Promise<DetailOutcome> => {
      const header = { 'idempotency-key': newKey(), ...gesture };
      const outcome = await settle(() => answerOf(api.jobs.$post({ json: opening, header })));
      if (outcome.ok) editQueue.seen(outcome.answer.detail.job.id, outcome.answer.version);
      return outcome;
    };
    const openJob = async (opening: OpenJob): Promise<DetailOutcome> => {
      const outcome = await openOne(opening, {});
      if (outcome.ok) await readListsAgain(client);
      return outcome;
    };
    const openJobs = async (openings: readonly OpenJob[]): Promise<readonly DetailOutcome[]> => {
      const gesture = { gesture: `ges_${newKey()}` };
      const outcomes: DetailOutcome[] = [];
      for (let start = 0; start < openings.length; start += abreast)
        outcomes.push(
          ...(await Promise.all(
            openings.slice(start, start + abreast).map((opening) => openOne(opening, gesture)),
          )),
        );
      if (outcomes.some(({ ok }) => ok)) await readListsAgain(client);
      return outcomes;
    };
    return {
      actions: actionsIn({}),
      inGesture: () => actionsIn({ gesture: `ges_${newKey()}` }),
      step: stepper({ putRows, failed }),
      openJob,
      openJobs,
    };
  }, [client, t]);
};
