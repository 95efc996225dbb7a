/** One write of an operation in one job: a row's cells and its stage are two. */
export interface SentWrite {
  readonly operationId: string;
  /** Names it among those of its operation. */
  readonly part: string;
}

/** What is read of an answer to know later bases. */
export interface Versioned {
  readonly version: number;
  /** The version that the write made; null: it found its values standing, and the version may be another person's. */
  readonly committedVersion: number | null;
}

export interface BaseVersions {
  /** A version of a job is on the screen. */
  readonly observe: (jobId: string, version: number) => void;
  /** A write of a job is sent: it may be done also where its answer is lost. */
  readonly sent: (jobId: string, write: SentWrite) => void;
  /** Null: the write was refused. */
  readonly answered: (jobId: string, write: SentWrite, answer: Versioned | null) => void;
  /**
   * The version on which a write stands: the newest observed one. With `since`, the version that the person saw when they
   * began, only their own writes are added to it: what others wrote since then they have not seen.
   */
  readonly baseFor: (jobId: string, since: number | undefined) => number;
  /** The tab's own operations that wrote, or may have written, a job after a base. */
  readonly ownAfter: (jobId: string, base: number) => readonly string[];
}

/** What an operation of this tab made of a job. */
interface OwnWrite {
  /** Attempts without an answer, by part: each may have been done. */
  readonly unanswered: Map<string, number>;
  /** The versions that it is known to have made. */
  readonly versions: number[];
}

/** Names that the server takes: the newest of them. */
export const namesMax = 100;

/** No more can be named: of those that are answered, and of the others, the oldest are forgotten. */
const forgetOldest = (writes: Map<string, OwnWrite>): void => {
  const answered = [...writes].filter(([, { unanswered }]) => unanswered.size === 0);
  const others = [...writes].filter(([, { unanswered }]) => unanswered.size > 0);
  for (const [operationId] of [...answered.slice(0, -namesMax), ...others.slice(0, -namesMax)])
    writes.delete(operationId);
};

export const createBaseVersions = (): BaseVersions => {
  const observed = new Map<string, number>();
  const ownByJob = new Map<string, Map<string, OwnWrite>>();
  /** The versions of a job that this tab made. */
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
      // What is done is not done again. An attempt before the one that was refused may have been done.
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
