import { useSyncExternalStore } from 'react';
import { jobDetail, type JobDetail } from '#contract/jobs/job-answers';
import { isFileValue } from '#domain/rules/fact';
import { newKey, newOperationId } from '../../api/client.ts';
import { GivenUp, sendFile } from '../../api/upload.ts';
import { useSync, type TabSync } from '../open-sync.tsx';
import { prepareFile } from './prepare-file.ts';
import {
  createUploadQueue,
  type SendOutcome,
  type UploadQueue,
  type UploadToSend,
  type UploadView,
} from './upload-queue.ts';

const after = (delayMs: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};

const fileIdIn = ({ facts }: JobDetail, factKey: string): string | null => {
  const value = facts.findLast(({ key }) => key === factKey)?.value;
  return isFileValue(value) ? value.file : null;
};

/** Stores the small picture beside the photo; without it the photo itself is shown, so a failure is no loss. */
const sendThumb = async (detail: JobDetail, { factKey, file, signal }: UploadToSend): Promise<void> => {
  const id = fileIdIn(detail, factKey);
  if (id === null || file.thumb === null) return;
  await sendFile({
    address: `/api/files/${id}/thumb`,
    bytes: file.thumb,
    headers: {},
    onProgress: () => undefined,
    signal,
  }).catch(() => undefined);
};

const send = async (sync: TabSync, upload: UploadToSend): Promise<SendOutcome> => {
  const { id, jobId, factKey, file, signal, onProgress } = upload;
  const query = new URLSearchParams({ key: factKey, name: file.name });
  let isGivenUp = false;
  const outcome = await sync.sendNow(
    jobId,
    async (_, { header }) => {
      const address = `/api/jobs/${encodeURIComponent(jobId)}/files?${query.toString()}`;
      try {
        const answer = await sendFile({
          address,
          bytes: file.bytes,
          headers: { ...header },
          onProgress,
          signal,
        });
        const detail = jobDetail.parse(answer);
        // Before the job is shown with the photo, so that its tile finds the small picture.
        await sendThumb(detail, upload);
        return detail;
      } catch (error) {
        isGivenUp = error instanceof GivenUp;
        throw error;
      }
    },
    // The same key at each try: a try whose answer was lost is not done again.
    { operationId: newOperationId(), since: undefined, keyOf: () => id },
  );
  if (outcome.ok || isGivenUp) return { ok: true };
  const { problem } = outcome;
  const isTransient = problem.status === 0 || problem.status === 401 || problem.status >= 500;
  return { ok: false, problem, isTransient };
};

const queues = new WeakMap<TabSync, UploadQueue>();

const openQueue = (sync: TabSync): UploadQueue => {
  const queue = createUploadQueue({
    newId: newKey,
    prepare: prepareFile,
    send: (upload) => send(sync, upload),
    after,
  });
  addEventListener('online', queue.retryNow);
  // Picked files live in this page only.
  addEventListener('beforeunload', (event) => {
    if (queue.uploads().some(({ state }) => state !== 'refused')) event.preventDefault();
  });
  return queue;
};

/** The uploads of this tab: they go on when the panel that began them is closed. */
const useQueue = (): UploadQueue => {
  const sync = useSync();
  const queue = queues.get(sync) ?? openQueue(sync);
  queues.set(sync, queue);
  return queue;
};

/** The uploads of one item, and what is done with them. */
export const useUploads = (
  jobId: string,
  itemKey: string,
): Pick<UploadQueue, 'add' | 'retryNow' | 'giveUp'> & { readonly uploads: readonly UploadView[] } => {
  const queue = useQueue();
  const all = useSyncExternalStore(queue.subscribe, queue.uploads);
  return {
    ...queue,
    uploads: all.filter((upload) => upload.jobId === jobId && upload.itemKey === itemKey),
  };
};
