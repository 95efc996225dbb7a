/** One write of an operation on one job. The cells of a row and its stage are two writes. */
export interface SentWrite {
  readonly operationId: string;
  /** Identifies the write within its operation. */
  readonly part: string;
}

/** The part of an answer from which later base versions follow. */
export interface Versioned {
  readonly version: number;
  /** The version that the write created; null when its values were already stored, perhaps by another person. */
  readonly committedVersion: number | null;
}

export interface BaseVersions {
  /** A version of a job is displayed. */
  readonly observe: (jobId: string, version: number) => void;
  /** A write on a job is sent. The server may commit it even when its answer is lost. */
  readonly sent: (jobId: string, write: SentWrite) => void;
  /** `answer` is null for a refused write. */
  readonly answered: (jobId: string, write: SentWrite, answer: Versioned | null) => void;
  /**
   * The base version of a write: the newest observed version. With `since`, the version that the person saw at the start,
   * it is that version and the person's own later writes, because the person has not seen later writes by others.
   */
  readonly baseFor: (jobId: string, since: number | undefined) => number;
  /** The tab's own operations that wrote, or may have written, a job after a base. */
  readonly ownAfter: (jobId: string, base: number) => readonly string[];
}

/** The writes of an operation of this tab on a job. */
interface OwnWrite {
  /** Number of attempts without an answer, by part. The server may have committed each. */
  readonly unanswered: Map<string, number>;
  /** The versions that the operation is known to have created. */
  readonly versions: number[];
}

/** Most operation ids in a request; the newest ones are sent. */
export const namesMax = 100;

/** Limits the answered and the unanswered operations to `namesMax` each; the oldest are dropped. */
const forgetOldest = (writes: Map<string, OwnWrite>): void => {
  const answered = [...writes].filter(([, { unanswered }]) => unanswered.size === 0);
  const others = [...writes].filter(([, { unanswered }]) => unanswered.size > 0);
  for (const [operationId] of [...answered.slice(0, -namesMax), ...others.slice(0, -namesMax)])
    writes.delete(operationId);
};

export const createBaseVersions = (): BaseVersions => {
  const observed = new Map<string, number>();
  const ownByJob = new Map<string, Map<string, OwnWrite>>();
  /** The versions of a job that this tab created. */
  const created = new Map<string, Set<number>>();
  const writesOf = (jobId: string) => {
    const writes = ownByJob.get(jobId) ?? new Map<string, OwnWrite>();
    ownByJob.set(jobId, writes);
    return writes;
  };
  const ownWrite = (jobId: string, operationId: string): OwnWrite => {
    const own = writesOf(jobId).get(operationId) ?? { unanswered: new Map(), versions: [] };
    writesOf(jobId).set(operationId, own);
    return own;
  };
  const addCreated = (jobId: string, version: number) => {
    created.set(jobId, (created.get(jobId) ?? new Set()).add(version));
  };
  const observe = (jobId: string, version: number) => {
    observed.set(jobId, Math.max(version, observed.get(jobId) ?? 0));
  };
  return {
    observe,
    sent: (jobId, { operationId, part }) => {
      const { unanswered } = ownWrite(jobId, operationId);
      unanswered.set(part, (unanswered.get(part) ?? 0) + 1);
    },
    answered: (jobId, { operationId, part }, answer) => {
      const { unanswered, versions } = ownWrite(jobId, operationId);
      const version = answer?.committedVersion ?? null;
      // A committed write is not repeated. An attempt before the refused one may have been committed.
      const others = version === null ? (unanswered.get(part) ?? 1) - 1 : 0;
      if (others > 0) unanswered.set(part, others);
      else unanswered.delete(part);
      if (version !== null) {
        versions.push(version);
        addCreated(jobId, version);
      }
      if (answer) observe(jobId, answer.version);
      const writes = writesOf(jobId);
      if (unanswered.size === 0 && versions.length === 0) writes.delete(operationId);
      if (writes.size > namesMax) forgetOldest(writes);
    },
    baseFor: (jobId, since) => {
      if (since === undefined) return observed.get(jobId) ?? 1;
      let base = since;
      while (created.get(jobId)?.has(base + 1)) base += 1;
      return base;
    },
    ownAfter: (jobId, base) =>
      [...writesOf(jobId)].flatMap(([operationId, { unanswered, versions }]) =>
        unanswered.size > 0 || versions.some((version) => version > base) ? [operationId] : [],
      ),
  };
};
