import { owners } from '#test/bench/data/load';
import { drive, turnOf, type Call } from '#test/bench/drive';
import type { Measurement, PairedScene } from '#test/bench/paired/measurement';
import { jobAnswer, type PairedJob } from '#test/bench/paired/tree';
import { write } from '#test/bench/scenes';
import { z } from 'zod';

/** Turns of a round, by the number of people that are busy. */
const turnsAt: readonly (readonly [connections: number, turns: number])[] = [
  [1, 100],
  [16, 300],
];

interface Edit {
  readonly name: string;
  readonly call: (job: PairedJob) => Call;
}

const saved = z.object({ results: z.tuple([z.object({ ok: z.literal(true), version: z.int() })]) });

/** The edit of a cell. A refused edit is a part of a successful answer. */
const cell = (job: PairedJob, patch: object): Call => ({
  ...write('POST', '/api/edits', { edits: [{ jobId: job.id, baseVersion: job.version, ...patch }] }),
  accept: (text) => {
    const { success, data } = saved.safeParse(JSON.parse(text));
    if (success) job.version = data.results[0].version;
    return success;
  },
});

/** A write that answers the whole job. */
const wholeJob = (job: PairedJob, call: Call): Call => ({
  ...call,
  accept: (text) => {
    const { success, data } = jobAnswer.safeParse(JSON.parse(text));
    if (success) job.version = data.job.version;
    return success;
  },
});

const titleOf = ({ edits }: PairedJob): object => ({ title: `旧房改造第 ${edits} 次` });

const edits: readonly Edit[] = [
  { name: 'title', call: (job) => cell(job, titleOf(job)) },
  {
    name: 'title, by PATCH of the job',
    call: (job) =>
      wholeJob(job, write('PATCH', `/api/jobs/${job.id}`, { baseVersion: job.version, ...titleOf(job) })),
  },
  { name: 'assignee', call: (job) => cell(job, { ownerId: owners[job.edits % owners.length] }) },
  { name: 'fact that no rule reads', call: (job) => cell(job, { facts: { needs: `改 ${job.edits}` } }) },
  {
    name: 'fact that a rule reads',
    call: (job) => cell(job, { facts: { progress: 1 + (job.edits % 48) } }),
  },
  {
    name: 'stage',
    call: (job) =>
      wholeJob(
        job,
        write('POST', `/api/jobs/${job.id}/stage`, {
          to: job.edits % 2 === 0 ? 'acceptance' : 'aftercare',
          override: { reason: 'Measured' },
        }),
      ),
  },
];

/** One edit on one job after the other, so that two concurrent edits never meet on a job. */
const measurementOf = (edit: Edit, connections: number, turnsMax: number): Measurement => ({
  name: edit.name,
  connections,
  run: ({ origin, jobs }) => {
    let turns = 0;
    const next = () => {
      const job = jobs[turns % jobs.length];
      if (job === undefined) throw new Error('the tree has no job to edit');
      turns += 1;
      job.edits += 1;
      return turnOf(edit.call(job));
    };
    return drive({ origin, next, connections, seconds: Infinity, turnsMax });
  },
});

export const editScene: PairedScene = () =>
  edits.flatMap((edit) =>
    turnsAt.map(([connections, turnsMax]) => measurementOf(edit, connections, turnsMax)),
  );
