import type { NewChange } from '#contract/live/live';
import type { Change } from '#domain/jobs/change';
import type { Store } from '#store/store';

const toldOf = ({ jobId, baseVersion, actor, at, edits }: Change): NewChange => ({
  jobId,
  version: baseVersion + 1,
  fields: edits.changes.map(({ path }) => path),
  actor,
  at,
});

type Tell = (change: NewChange) => void;

/**
 * Tells of what was committed, and of what may be: the database can do a batch and fail before it says so. Whoever hears
 * of it looks for themselves.
 */
const telling = async <Outcome extends { readonly done: boolean }>(
  committing: Promise<Outcome>,
  changes: readonly NewChange[],
  tell: Tell,
): Promise<Outcome> => {
  let mayStand = true;
  try {
    const outcome = await committing;
    mayStand = outcome.done;
    return outcome;
  } finally {
    if (mayStand) for (const change of changes) tell(change);
  }
};

/** The store, telling of every change that it has committed: whoever commits, by whichever door, is heard. */
export const tellingStore = (store: Store, tell: Tell): Store => ({
  ...store,
  commit: (change, ...rest) => telling(store.commit(change, ...rest), [toldOf(change)], tell),
  commitCells: (change, ...rest) => telling(store.commitCells(change, ...rest), [toldOf(change)], tell),
  commitAll: (decided) =>
    telling(
      store.commitAll(decided),
      decided.map(({ change }) => toldOf(change)),
      tell,
    ),
  openJobs: (jobs, ...rest) =>
    telling(
      store.openJobs(jobs, ...rest),
      jobs.map(({ change }) => toldOf(change)),
      tell,
    ),
  withdrawJobs: (withdrawal) => {
    const { jobs, actor, at, change } = withdrawal;
    const told = jobs.map(({ id, version }) => ({
      jobId: id,
      version: version + 1,
      fields: [change.path],
      actor,
      at,
    }));
    return telling(store.withdrawJobs(withdrawal), told, tell);
  },
});
