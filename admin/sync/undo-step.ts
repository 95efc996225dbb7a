import type { JobRow, Problem } from '#contract/jobs/job-answers';
import type { UndoRequest } from '#contract/jobs/job-requests';
import type { EditResult, UndoAnswer } from '#contract/shop/shop-answers';
import type { OperationQueue } from './queue.ts';

/** A job that was not fully restored; `job` has its labels. */
export interface RefusedStep {
  readonly result: EditResult;
  readonly job: JobRow | null;
}

/** The outcome of an undo or redo: the jobs not fully restored, or the failure of the whole. */
export type StepOutcome =
  | { readonly ok: true; readonly jobCount: number; readonly refused: readonly RefusedStep[] }
  | { readonly ok: false; readonly problem: Problem };

/** Which step: the newest one, or that of an operation whatever was done since. */
export interface StepRequest {
  readonly way: UndoRequest['way'];
  readonly operationId?: string | undefined;
  /** The person confirmed it, however many jobs it changes. */
  readonly isConfirmed?: boolean;
}

export interface StepPorts {
  readonly send: (request: UndoRequest, key: string) => Promise<UndoAnswer>;
  readonly newKey: () => string;
  readonly queue: Pick<OperationQueue, 'undoBarrier' | 'submittedCount'>;
  /** The problem for an undo while edits are waiting: nothing was undone. */
  readonly waits: () => Problem;
  readonly putRows: (rows: readonly JobRow[]) => void;
  /** Fetches refused jobs that the answer does not contain. */
  readonly readRows: (ids: readonly string[]) => Promise<readonly JobRow[]>;
  /** Jobs left the lists or returned: the lists are fetched again. */
  readonly reload: () => void;
  readonly failed: (error: unknown) => Problem;
}

/** A request whose answer was lost: the next press repeats it, unless something was submitted since. */
interface Lost {
  readonly request: UndoRequest;
  readonly key: string;
  readonly submittedCount: number;
}

/** Runs undo and redo; an operation on many jobs takes several requests. */
export const stepper = (ports: StepPorts) => {
  const { send, newKey, queue, putRows, readRows, reload, failed } = ports;
  let lost: Lost | null = null;

  const sendOnce = async (request: UndoRequest): Promise<UndoAnswer> => {
    const submittedCount = queue.submittedCount();
    const isSame =
      lost?.request.way === request.way &&
      (request.gestureId === undefined || lost.request.gestureId === request.gestureId);
    const again = isSame && lost?.submittedCount === submittedCount ? lost : null;
    const requestedLost = again ?? { request, key: newKey(), submittedCount };
    lost = null;
    try {
      return await send(requestedLost.request, requestedLost.key);
    } catch (error) {
      const { status } = failed(error);
      if (status === 0 || status >= 500) lost = requestedLost;
      throw error;
    }
  };

  const withJobs = async (refused: readonly EditResult[], jobs: ReadonlyMap<string, JobRow>) => {
    const unknown = refused.map(({ jobId }) => jobId).filter((id) => !jobs.has(id));
    const read = unknown.length === 0 ? [] : await readRows(unknown).catch(() => []);
    const all = new Map([...jobs, ...read.map((job) => [job.id, job] as const)]);
    return refused.map((result): RefusedStep => ({ result, job: all.get(result.jobId) ?? null }));
  };

  const take = async (
    { way, operationId: request, isConfirmed = false }: StepRequest,
    onProgress: (jobCount: number) => void,
  ): Promise<StepOutcome> => {
    const refused: EditResult[] = [];
    const jobs = new Map<string, JobRow>();
    let jobCount = 0;
    let hasMoved = false;
    const named = request === undefined ? {} : { gestureId: request };
    let rest: Omit<UndoRequest, 'way'> | null = isConfirmed ? named : { ...named, asks: true };
    try {
      do {
        const page: UndoAnswer = await sendOnce({ way, ...rest });
        putRows(page.jobs);
        for (const job of page.jobs) jobs.set(job.id, job);
        jobCount += page.results.filter(({ ok }) => ok).length;
        refused.push(...page.results.filter(({ ok }) => !ok));
        hasMoved ||= page.results.some(({ isWithdrawn }) => isWithdrawn !== undefined);
        const { gestureId: operationId, after, isUnfinished } = page;
        rest = after === null ? null : { gestureId: operationId, after, isUnfinished };
        if (rest !== null) onProgress(jobCount);
      } while (rest !== null);
    } catch (error) {
      return { ok: false, problem: failed(error) };
    } finally {
      if (hasMoved) reload();
    }
    return { ok: true, jobCount, refused: await withJobs(refused, jobs) };
  };

  return async (step: StepRequest, onProgress: (jobCount: number) => void = () => {}): Promise<StepOutcome> =>
    (await queue.undoBarrier(() => take(step, onProgress))) ?? { ok: false, problem: ports.waits() };
};
