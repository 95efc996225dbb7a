import { sql } from 'drizzle-orm';
import { fact } from '#db/schema/jobs/fact';
import { file } from '#db/schema/jobs/file';
import { notice } from '#db/schema/notices/notice';
import { milestone, task, warranty } from '#db/schema/jobs/plan';
import { booking, changeOrder, line } from '#db/schema/jobs/work';
import type { Change } from '#domain/jobs/change';
import type { Flow } from '#domain/flow/flow';
import type { Milestone } from '#domain/jobs/job';
import type { PlannedMilestone } from '#domain/jobs/plan';
import { prepare, type Statement } from '#store/database/batch';
import { insertEach, upsertEach } from '#store/database/json-rows';
import { allocation, payment, paymentLink, receipt } from '#db/schema/money/money';
import { dateOf, type Instant, type Zone } from '#domain/time/day';

/** Statements for rows that exist; none for an empty set. */
const some = <Row>(
  rows: readonly Row[] | undefined,
  write: (rows: readonly Row[]) => Statement,
): readonly Statement[] => (rows === undefined || rows.length === 0 ? [] : [write(rows)]);

// Later sets win, because derived rows come after edited ones.
const lastOfEach = <Row extends { readonly id: string }>(
  ...sets: readonly (readonly Row[])[]
): readonly Row[] => [...new Map(sets.flat().map((row) => [row.id, row])).values()];

interface Superseded {
  readonly jobId: string;
  readonly key: string;
  readonly version: number;
}

const supersededBy = ({ jobId, baseVersion, edits }: Change): readonly Superseded[] =>
  // A new job has nothing to supersede.
  baseVersion === 0
    ? []
    : (edits.facts ?? [])
        .filter(({ supersedes }) => supersedes)
        .map(({ key }) => ({ jobId, key, version: baseVersion + 1 }));

const rowsParameter = sql.placeholder('rows');

const supersede = prepare(sql`update ${fact} set superseded_version = (one.value->>'version')
  from json_each(${rowsParameter}) one
  where ${fact.jobId} = one.value->>'jobId' and ${fact.key} = one.value->>'key' and superseded_version is null`);

/** The statements that record facts: each supersedes the current fact of its job and key. */
export const factWrites = (changes: readonly Change[]): readonly Statement[] => {
  const recorded = changes.flatMap(({ jobId, baseVersion, actor, at, edits }) =>
    (edits.facts ?? []).map(({ id, key, value }) => ({
      id,
      jobId,
      key,
      value,
      recordedBy: actor,
      recordedAt: at,
      recordedVersion: baseVersion + 1,
    })),
  );
  return [
    ...some(changes.flatMap(supersededBy), (rows) => supersede({ rows: JSON.stringify(rows) })),
    ...some(recorded, (rows) => insertEach(fact, rows)),
  ];
};

/** The statement that adds the rows of stored files. */
export const fileWrites = (changes: readonly Change[]): readonly Statement[] =>
  some(
    changes.flatMap(({ jobId, actor, at, edits }) =>
      (edits.files ?? []).map((row) => ({ ...row, jobId, by: actor, at })),
    ),
    (rows) => insertEach(file, rows),
  );

const deletionFrom = (table: typeof line | typeof warranty) => {
  const statement = prepare(
    sql`delete from ${table} where id in (select value from json_each(${rowsParameter}))`,
  );
  return (ids: readonly string[]): Statement => statement({ rows: JSON.stringify(ids) });
};

const deleteLines = deletionFrom(line);
const deleteWarranties = deletionFrom(warranty);

/** Rows of many changes, each with the id of its job. */
const rowsOfJobs = <Row>(
  changes: readonly Change[],
  rowsIn: (change: Change) => readonly Row[] | undefined,
): readonly (Row & { readonly jobId: string })[] =>
  changes.flatMap((change) => (rowsIn(change) ?? []).map((row) => ({ ...row, jobId: change.jobId })));

/** The statements for lines, change orders and bookings. */
export const workWrites = (changes: readonly Change[]): readonly Statement[] => {
  const lines = rowsOfJobs(changes, ({ edits }) => edits.lines);
  const removed = lines.filter(({ isRemoved }) => isRemoved).map(({ id }) => id);
  const retained = lines.filter(({ isRemoved }) => !isRemoved);
  return [
    ...some(removed, deleteLines),
    ...some(retained, (rows) => upsertEach(line, rows)),
    ...some(
      rowsOfJobs(changes, ({ edits }) => edits.changeOrders),
      (rows) => upsertEach(changeOrder, rows),
    ),
    ...some(
      rowsOfJobs(changes, ({ edits }) => edits.bookings),
      (rows) => upsertEach(booking, rows),
    ),
  ];
};

const kindOf = (key: string, planned: readonly PlannedMilestone[], flow: Flow): string =>
  planned.find((plannedMilestone) => plannedMilestone.key === key)?.kind ??
  flow.milestones.find((candidate) => candidate.key === key)?.kind ??
  'manual';

// Without a re-plan there are no derived rows; the plan is read for the row only.
const milestonesOf = (change: Change, flow: Flow) =>
  lastOfEach<Milestone>(
    change.edits.milestones ?? [],
    change.derived.milestones.insert,
    change.derived.milestones.update,
  ).map((row) => ({ ...row, kind: kindOf(row.key, change.plan.milestones, flow) }));

/** One change with the flow of its job. */
export interface FlowChange {
  readonly change: Change;
  readonly flow: Flow;
}

/** The statements for milestones, tasks and warranties: what people changed, then what the plan derives. */
export const planWrites = (all: readonly FlowChange[]): readonly Statement[] => {
  const changes = all.map(({ change }) => change);
  return [
    ...some(
      all.flatMap(({ change, flow }) => rowsOfJobs([change], () => milestonesOf(change, flow))),
      (rows) => upsertEach(milestone, rows),
    ),
    ...some(
      rowsOfJobs(changes, ({ edits, derived }) =>
        lastOfEach(edits.tasks ?? [], derived.tasks.insert, derived.tasks.update),
      ),
      (rows) => upsertEach(task, rows),
    ),
    ...some(
      changes.flatMap(({ derived }) => derived.warranties.remove),
      deleteWarranties,
    ),
    ...some(
      rowsOfJobs(changes, ({ derived }) => lastOfEach(derived.warranties.insert, derived.warranties.update)),
      (rows) => upsertEach(warranty, rows),
    ),
  ];
};

const sendToNewAddress =
  prepare(sql`update ${notice} set state = 'pending', claimable_at = mended.value->>'at', error = null
  from json_each(${rowsParameter}) as mended
  where ${notice.jobId} = mended.value->>'jobId' and recipient = '"customer"' and state in ('failed', 'dead')
    and expires_at >= mended.value->>'at'`);

const handleNotices = prepare(sql`update ${notice} set state = handled.value->>'state', error = null,
    claimable_at = iif(handled.value->>'state' = 'pending', handled.value->>'at', null)
  from json_each(${rowsParameter}) as handled
  where ${notice.id} = handled.value->>'id' and ${notice.state} in ('missed', 'failed', 'unknown', 'dead')`);

/** A superseded notice frees its effect key, so that the same date can be notified again; a sent notice keeps it. */
export const freedKey = sql.raw(`notice.effect_key || ':superseded:' || notice.id`);

const supersedeNotices =
  prepare(sql`update ${notice} set state = 'superseded', effect_key = ${freedKey}, claimable_at = null
  where id in (select value from json_each(${rowsParameter})) and state in ('pending', 'failed')`);

/** The statements for notices: handled by a person, superseded, and newly planned. */
export const noticeWrites = (changes: readonly Change[]): readonly Statement[] => [
  // The customer's address changed: undelivered notices that are still useful are sent to the new one.
  ...some(
    changes.filter(({ edits }) => typeof edits.customer?.email === 'string'),
    (mended) => sendToNewAddress({ rows: JSON.stringify(mended.map(({ jobId, at }) => ({ jobId, at }))) }),
  ),
  // A person sent the notice again or set it aside; a notice sent meanwhile stays sent.
  ...some(
    changes.flatMap(({ at, edits }) => (edits.notices ?? []).map((row) => ({ ...row, at }))),
    (rows) => handleNotices({ rows: JSON.stringify(rows) }),
  ),
  // A notice that a run is sending stays with that run, which checks it again.
  ...some(
    changes.flatMap(({ derived }) => derived.notices.supersede),
    (ids) => supersedeNotices({ rows: JSON.stringify(ids) }),
  ),
  ...some(
    rowsOfJobs(changes, ({ derived }) => derived.notices.insert),
    (rows) =>
      insertEach(
        notice,
        rows.map(({ source: _, ...row }) => ({
          ...row,
          state: 'pending',
          claimableAt: row.sendAt,
        })),
      ),
  ),
];

/** The series of a year's receipts, `R2026`. */
const receiptSeries = (at: Instant, zone: Zone): string => `R${dateOf(at, zone).slice(0, 4)}`;

// The next numbers of the series, taken inside the batch that writes the payments: no gap and no number twice.
const receipts = prepare(sql`insert into ${receipt} (series, number, payment_id)
  select ${sql.placeholder('series')}, (select coalesce(max(number), 0) from ${receipt} where series = ${sql.placeholder('series')}) + key + 1, value
  from json_each(${sql.placeholder('ids')}) order by key`);

/** The payments with a receipt, by the series of their number. */
const receivedBySeries = (changes: readonly Change[], zone: Zone): ReadonlyMap<string, readonly string[]> => {
  const series = new Map<string, string[]>();
  for (const { at, edits } of changes) {
    const ids = (edits.payments ?? []).filter(({ kind }) => kind === 'payment').map(({ id }) => id);
    if (ids.length === 0) continue;
    const name = receiptSeries(at, zone);
    series.set(name, [...(series.get(name) ?? []), ...ids]);
  }
  return series;
};

/**
 * Payments, their receipts, allocations and links of any number of jobs, in the order that the database's caps ask for.
 */
export const moneyWrites = (changes: readonly Change[], zone: Zone): readonly Statement[] => {
  const payments = changes.flatMap(({ jobId, actor, edits }) =>
    (edits.payments ?? []).map((row) => ({ ...row, jobId, recordedBy: actor })),
  );
  // Deallocations come first, because the caps are checked at every row.
  const allocations = changes
    .flatMap(({ jobId, edits, derived }) =>
      [...(edits.allocations ?? []), ...derived.allocations].map((row) => ({ ...row, jobId })),
    )
    .toSorted((a, b) => a.amountMinor - b.amountMinor);
  const links = changes.flatMap(({ jobId, edits }) => (edits.links ?? []).map((row) => ({ ...row, jobId })));
  return [
    ...some(payments, (rows) => insertEach(payment, rows)),
    ...[...receivedBySeries(changes, zone)].map(([series, ids]) =>
      receipts({ series, ids: JSON.stringify(ids) }),
    ),
    ...some(allocations, (rows) => insertEach(allocation, rows)),
    ...some(links, (rows) => upsertEach(paymentLink, rows)),
  ];
};
