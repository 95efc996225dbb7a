import type { EditResult } from '#contract/shop/shop-answers';
import type { Problem } from '#contract/jobs/job-answers';
import type { JobPatch } from './job-actions.ts';
import { inLots } from '../api/lots.ts';
import type { EditOutcome, JobQueue, Versioned } from './job-queue.ts';

/** Jobs that one request takes. */
const jobsMax = 100;

type Outcome = EditOutcome<Versioned>;

interface BasedPatch extends JobPatch {
  readonly baseVersion: number;
}

/** Sends one request's patches, each on its base, with a result for each. */
export type SendPatches = (patches: readonly BasedPatch[]) => Promise<readonly EditResult[]>;

/** A result of a batch as the problem that a single edit would have been answered with. */
const problemOf = ({ status, code, detail, fields, current }: EditResult): Problem => ({
  type: `urn:jobsheet:problem:${code ?? 'unknown'}`,
  title: detail ?? '',
  status,
  code: code ?? 'unknown',
  detail: detail ?? '',
  requestId: '',
  ...(fields === undefined ? {} : { fields }),
  ...(current === undefined ? {} : { current }),
});

const outcomeOf = (result: EditResult): Outcome =>
  result.ok && result.version !== null
    ? { ok: true, answer: { version: result.version, isCommitted: result.isCommitted ?? false } }
    : { ok: false, problem: problemOf(result) };

/**
 * One request for many jobs, each in its turn in its own queue: the request goes when the last of them has its turn, so
 * that every patch stands on the newest version that the person has seen.
 */
const sendTogether = (
  queue: JobQueue,
  patches: readonly JobPatch[],
  send: SendPatches,
  failed: (error: unknown) => Problem,
): readonly (readonly [jobId: string, outcome: Promise<Outcome>])[] => {
  const based: BasedPatch[] = [];
  let answer: (results: Promise<readonly EditResult[]>) => void = () => undefined;
  const results = new Promise<readonly EditResult[]>((resolve) => {
    answer = resolve;
  });
  return patches.map(({ jobId, patch, since }) => [
    jobId,
    queue.send(
      jobId,
      async (baseVersion): Promise<Outcome> => {
        based.push({ jobId, patch, baseVersion });
        if (based.length === patches.length) answer(send(based));
        try {
          const result = (await results).find((one) => one.jobId === jobId);
          return result ? outcomeOf(result) : { ok: false, problem: failed(null) };
        } catch (error) {
          return { ok: false, problem: failed(error) };
        }
      },
      since,
    ),
  ]);
};

/** A gesture's patches in as many requests as they need; `failed` words a request that had no answer. */
export const patchMany = (
  queue: JobQueue,
  patches: readonly JobPatch[],
  send: SendPatches,
  failed: (error: unknown) => Problem,
): ReadonlyMap<string, Promise<Outcome>> => {
  const outcomes = new Map<string, Promise<Outcome>>();
  for (const lot of inLots(patches, { itemsMax: jobsMax, sent: (patch) => patch }))
    for (const [jobId, outcome] of sendTogether(queue, lot, send, failed)) outcomes.set(jobId, outcome);
  return outcomes;
};
