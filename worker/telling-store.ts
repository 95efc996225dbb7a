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
  commitAll: async (decided) => {
    const outcome = await store.commitAll(decided);
    if (outcome.done) for (const { change } of decided) tell(toldOf(change));
    return outcome;
  },
  openJobs: async (jobs, ...rest) => {
    const outcome = await store.openJobs(jobs, ...rest);
    if (outcome.done) for (const { change } of jobs) tell(toldOf(change));
    return outcome;
  },
  withdrawJobs: async (withdrawal) => {
    const outcome = await store.withdrawJobs(withdrawal);
    const { jobs, actor, at, change } = withdrawal;
    if (outcome.done)
      for (const { id, version } of jobs)
        tell({ jobId: id, version: version + 1, fields: [change.path], actor, at });
    return outcome;
  },
});
