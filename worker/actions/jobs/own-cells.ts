import { diffFields } from '#actions/decide/diff-fields';
import type { PatchJob } from '#contract/jobs/job-requests';
import { ownNames, unreadNames, type OwnValues } from '#domain/fields/own-values';
import type { Edits, FieldChange } from '#domain/jobs/change';
import type { JobState } from '#domain/jobs/job';

type Patch = Omit<PatchJob, 'baseVersion'>;

/** A patch without the names that were not sent: null clears, absent leaves. */
const input = <Row extends object>(row: Row): { [Name in keyof Row]?: Exclude<Row[Name], undefined> } => {
  const retained: { [Name in keyof Row]?: Exclude<Row[Name], undefined> } = {};
  for (const name in row) {
    const value = row[name];
    if (value !== undefined) Object.assign(retained, { [name]: value });
  }
  return retained;
};

type OwnPatch = { [Name in keyof OwnValues]?: OwnValues[Name] | undefined };

/** The job's own fields among the names of a patch. */
const ownPatchOf = (patch: OwnPatch): OwnPatch =>
  Object.assign({}, ...ownNames.map((name) => ({ [name]: patch[name] })));

interface OwnCells {
  readonly job?: NonNullable<Edits['job']>;
  readonly customer?: NonNullable<Edits['customer']>;
  readonly changes: readonly FieldChange[];
}

/** What a patch changes of a job's own columns and of the customer's. */
export const ownCells = ({ job, customer }: Pick<JobState, 'job' | 'customer'>, patch: Patch): OwnCells => {
  const own = input(ownPatchOf(patch));
  const theirs = input(patch.customer ?? {});
  return {
    changes: [...diffFields('', job, own), ...diffFields('customer.', customer, theirs)],
    ...(Object.keys(own).length === 0 ? {} : { job: own }),
    ...(Object.keys(theirs).length === 0 ? {} : { customer: theirs }),
  };
};

const ofRow: ReadonlySet<string> = new Set(['baseVersion', 'customer', ...unreadNames]);

/** Whether a patch is of the customer and of own fields that no rule reads alone: what these need is read with the job's row. */
export const isOfRow = (patch: object): boolean =>
  Object.entries(patch).every(([name, value]) => value === undefined || ofRow.has(name));
