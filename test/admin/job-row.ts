import type { JobRow } from '#contract/jobs/job-answers';

/** A job's row for tests that need only the id and the version. */
export const jobRow = (id: string, version: number): JobRow => ({
  id,
  number: 1,
  version,
  flow: 'wedding',
  flowVersion: 1,
  title: id,
  stage: 'inquiry',
  ownerId: null,
  ownerName: null,
  customerName: 'c',
  currency: 'CNY',
  contractTotalMinor: null,
  plannedMinor: 0,
  paidMinor: 0,
  outstandingMinor: 0,
  creditMinor: 0,
  nextDueOn: null,
  keyDate: null,
  progressPercent: null,
  missingCount: 0,
  updatedAt: 0,
  milestones: [],
});
