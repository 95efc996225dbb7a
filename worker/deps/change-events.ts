import type { NewChange } from '#contract/live/live';
import type { Change } from '#domain/jobs/change';
import type { Store } from '#store/store';

const changeEventOf = ({ jobId, baseVersion, actor, at, edits }: Change): NewChange => ({
  jobId,
  version: baseVersion + 1,
  fields: edits.changes.map(({ path }) => path),
  actor,
  at,
});

type Publish = (change: NewChange) => void;

/**
 * Publishes committed changes. Also after a failure, because D1 can commit a batch and lose the answer;
 * clients then read the current state.
 */
const publishing = async <Outcome extends { readonly done: boolean }>(
  committing: Promise<Outcome>,
  changes: readonly NewChange[],
  publish: Publish,
): Promise<Outcome> => {
  let mayStand = true;
  try {
    const outcome = await committing;
    mayStand = outcome.done;
    return outcome;
  } finally {
    if (mayStand) for (const change of changes) publish(change);
  }
};

/** Wraps the store so that every commit publishes its changes. */
export const withChangeEvents = (store: Store, publish: Publish): Store => ({
  ...store,
  commit: (change, ...rest) => publishing(store.commit(change, ...rest), [changeEventOf(change)], publish),
  commitCells: (change, ...rest) =>
    publishing(store.commitCells(change, ...rest), [changeEventOf(change)], publish),
  commitAll: (decided, extras) =>
    publishing(
      store.commitAll(decided, extras),
      decided.map(({ change }) => changeEventOf(change)),
      publish,
    ),
  openJobs: (jobs, extras, alongside = []) =>
    publishing(
      store.openJobs(jobs, extras, alongside),
      [...jobs, ...alongside].map(({ change }) => changeEventOf(change)),
      publish,
    ),
  withdrawJobs: (withdrawal) => {
    const { jobs, actor, at, change } = withdrawal;
    const changes = jobs.map(({ id, version }) => ({
      jobId: id,
      version: version + 1,
      fields: [change.path],
      actor,
      at,
    }));
    return publishing(store.withdrawJobs(withdrawal), changes, publish);
  },
});
