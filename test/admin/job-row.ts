import type { JobRow } from '#contract/jobs/job-answers';
import { newOwnValues } from '#domain/fields/own-values';

/** A job's row for tests that need only the id and the version. */
export const jobRow = (id: string, version: number): JobRow => ({
  id,
  number: 1,
  version,
  flow: 'wedding',
  flowVersion: 1,
  ...newOwnValues({ title: id }),
  stage: 'inquiry',
  endedAs: null,
  ownerName: null,
  customerName: 'c',
  currency: 'CNY',
  plannedMinor: 0,
  paidMinor: 0,
  outstandingMinor: 0,
  creditMinor: 0,
  nextDueOn: null,
  next: null,
  keyDate: null,
  progressPercent: null,
  missingCount: 0,
  updatedAt: 0,
  milestones: [],
});
