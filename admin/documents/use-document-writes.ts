import { useRef, useState } from 'react';
import type { RecordDocument } from '#contract/jobs/document-requests';
import type { Problem } from '#contract/jobs/job-answers';
import { newKey } from '../api/client.ts';
import { useSync } from '../sync/open-sync.tsx';
import type { Outcome } from '../sync/outcome.ts';

/** The writes of one document, with the last refusal. */
export interface DocumentWrites {
  readonly isSaving: boolean;
  readonly problem: Problem | null;
  /** True when it was written. A repeated press after a lost answer writes nothing twice. */
  readonly record: (record: Omit<RecordDocument, 'baseVersion'>) => Promise<boolean>;
  readonly send: (document: string, way: string) => Promise<boolean>;
  readonly forget: () => void;
}

/** Writes a document's steps by the pipeline of all writes; `onWritten` reads the document again. */
export const useDocumentWrites = (jobId: string, onWritten: () => void): DocumentWrites => {
  const { mutations } = useSync();
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const key = useRef(newKey());
  const run = async (write: (idempotencyKey: string) => Promise<Outcome>): Promise<boolean> => {
    setSaving(true);
    setProblem(null);
    const outcome = await write(key.current);
    // The key of a lost answer stays, so that the next press writes and sends nothing twice.
    if (outcome.ok || outcome.problem.code === 'idempotency-mismatch') key.current = newKey();
    setSaving(false);
    if (!outcome.ok) setProblem(outcome.problem);
    else onWritten();
    return outcome.ok;
  };
  return {
    isSaving,
    problem,
    record: (record) =>
      run((idempotencyKey) => mutations.withKey(idempotencyKey).recordDocument(jobId, record)),
    send: (document, way) =>
      run((idempotencyKey) => mutations.withKey(idempotencyKey).sendLetter(jobId, { document, way })),
    forget: () => setProblem(null),
  };
};
