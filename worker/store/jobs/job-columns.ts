import { job } from '#db/schema/jobs/job';
import { ownColumns } from '#store/database/field-columns';

/** A job's own columns. */
export const rowColumns = {
  id: job.id,
  number: job.number,
  version: job.version,
  flowKey: job.flowKey,
  flowVersion: job.flowVersion,
  stage: job.stage,
  stageEnteredAt: job.stageEnteredAt,
  stageEntries: job.stageEntries,
  openedAt: job.openedAt,
  closedAt: job.closedAt,
  endedAs: job.endedAs,
  keptBecause: job.keptBecause,
  originId: job.originId,
  originKind: job.originKind,
  currency: job.currency,
  customerId: job.customerId,
  ...ownColumns,
  updatedAt: job.updatedAt,
} as const;

/** Columns derived from the plan; read so that a commit can leave unchanged ones alone. */
export const projectedColumns = {
  visibility: job.visibility,
  plannedMinor: job.plannedMinor,
  paidMinor: job.paidMinor,
  creditMinor: job.creditMinor,
  outstandingMinor: job.outstandingMinor,
  nextDueOn: job.nextDueOn,
  nextJson: job.nextJson,
  moneyDueOn: job.moneyDueOn,
  keyDate: job.keyDate,
  plannedWith: job.plannedWith,
  milestonesJson: job.milestonesJson,
  contractMinor: job.contractMinor,
  changesMinor: job.changesMinor,
  progressPercent: job.progressPercent,
  missingCount: job.missingCount,
  contactState: job.contactState,
  holderId: job.holderId,
  holderDuty: job.holderDuty,
} as const;
