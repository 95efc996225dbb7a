import { diffFields } from '#actions/decide/diff-fields';
import type { PatchJob } from '#contract/jobs/job-requests';
import type { Edits, FieldChange } from '#domain/jobs/change';
import type { JobState } from '#domain/jobs/job';

type Patch = Omit<PatchJob, 'baseVersion'>;

/** A patch without undefined properties: null clears a value, absent leaves it. */
const input = <Row extends object>(row: Row): { [Name in keyof Row]?: Exclude<Row[Name], undefined> } => {
  const retained: { [Name in keyof Row]?: Exclude<Row[Name], undefined> } = {};
  for (const name in row) {
    const value = row[name];
    if (value !== undefined) Object.assign(retained, { [name]: value });
  }
  return retained;
};

interface OwnCells {
  readonly job?: NonNullable<Edits['job']>;
  readonly customer?: NonNullable<Edits['customer']>;
  readonly changes: readonly FieldChange[];
}

/** The changes of a patch to the job's own columns and the customer's. */
export const ownCells = ({ job, customer }: Pick<JobState, 'job' | 'customer'>, patch: Patch): OwnCells => {
  const own = input({
    title: patch.title,
    ownerId: patch.ownerId,
    contractTotalMinor: patch.contractTotalMinor,
  });
  const theirs = input(patch.customer ?? {});
  return {
    changes: [...diffFields('', job, own), ...diffFields('customer.', customer, theirs)],
    ...(Object.keys(own).length === 0 ? {} : { job: own }),
    ...(Object.keys(theirs).length === 0 ? {} : { customer: theirs }),
  };
};

const ofRow: ReadonlySet<string> = new Set(['baseVersion', 'title', 'customer']);

/** Whether a patch changes only the title and the customer, for which the job's row suffices. */
export const isOfRow = (patch: object): boolean =>
  Object.entries(patch).every(([name, value]) => value === undefined || ofRow.has(name));
