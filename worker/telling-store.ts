import type { NewChange } from '#contract/live';
import type { Change } from '#domain/change';
import type { Store } from '#store/store';

const toldOf = ({ jobId, baseVersion, actor, at, edits }: Change): NewChange => ({
  jobId,
  version: baseVersion + 1,
  fields: edits.changes.map(({ path }) => path),
  actor,
  at,
});

/** The store, telling of every change that it has committed: whoever commits, by whichever door, is heard. */
export const tellingStore = (store: Store, tell: (change: NewChange) => void): Store => ({
  ...store,
  commit: async (change, ...rest) => {
    const outcome = await store.commit(change, ...rest);
    if (outcome.done) tell(toldOf(change));
    return outcome;
  },
  openJob: async (job, ...rest) => {
    const outcome = await store.openJob(job, ...rest);
    if (outcome.done) tell(toldOf(job.change));
    return outcome;
  },
});
