import { sql, type SQL } from 'drizzle-orm';
import { fact } from '#db/schema/fact';
import { notice } from '#db/schema/notice';
import { milestone, task, warranty } from '#db/schema/plan';
import { booking, changeOrder, line } from '#db/schema/work';
import type { Change } from '#domain/change';
import type { Flow } from '#domain/flow';
import type { Milestone } from '#domain/job';
import type { PlannedMilestone } from '#domain/plan';
import { insertEach, upsertEach } from '#store/json-rows';
import { freedKey } from '#store/notices/freed-key';

/** Statements for what is there, none for what is not. */
export const some = <Row>(
  rows: readonly Row[] | undefined,
  write: (rows: readonly Row[]) => SQL,
): readonly SQL[] => (rows === undefined || rows.length === 0 ? [] : [write(rows)]);

// Later rows win: what the plan derives comes after what a person wrote.
const lastOfEach = <Row extends { readonly id: string }>(
  ...sets: readonly (readonly Row[])[]
): readonly Row[] => [...new Map(sets.flat().map((row) => [row.id, row])).values()];

export const factWrites = ({ jobId, baseVersion, actor, at, edits }: Change): readonly SQL[] => {
  const version = baseVersion + 1;
  const superseded = (edits.facts ?? []).filter(({ supersedes }) => supersedes).map(({ key }) => key);
  return [
    ...some(
      superseded,
      (keys) => sql`update ${fact} set superseded_version = ${version}
        where job_id = ${jobId} and superseded_version is null and key in (select value from json_each(${JSON.stringify(keys)}))`,
    ),
    ...some(edits.facts, (facts) =>
      insertEach(
        fact,
        facts.map(({ id, key, value }) => ({
          id,
          jobId,
          key,
          value,
          recordedBy: actor,
          recordedAt: at,
          recordedVersion: version,
        })),
      ),
    ),
  ];
};

const deleteEach = (table: typeof line | typeof warranty, ids: readonly string[]): SQL =>
  sql`delete from ${table} where id in (select value from json_each(${JSON.stringify(ids)}))`;

export const workWrites = ({ jobId, edits }: Change): readonly SQL[] => {
  const lines = edits.lines ?? [];
  const removed = lines.filter(({ isRemoved }) => isRemoved).map(({ id }) => id);
  const kept = lines.filter(({ isRemoved }) => !isRemoved);
  return [
    ...some(removed, (ids) => deleteEach(line, ids)),
    ...some(kept, (rows) =>
      upsertEach(
        line,
        rows.map((row) => ({ ...row, jobId })),
      ),
    ),
    ...some(edits.changeOrders, (rows) =>
      upsertEach(
        changeOrder,
        rows.map((row) => ({ ...row, jobId })),
      ),
    ),
    ...some(edits.bookings, (rows) =>
      upsertEach(
        booking,
        rows.map((row) => ({ ...row, jobId })),
      ),
    ),
  ];
};

const kindOf = (key: string, planned: readonly PlannedMilestone[], flow: Flow): string =>
  planned.find((one) => one.key === key)?.kind ??
  flow.milestones.find((one) => one.key === key)?.kind ??
  'manual';

export const planWrites = ({ jobId, edits, derived, plan }: Change, flow: Flow): readonly SQL[] => {
  const milestones = lastOfEach<Milestone>(
    edits.milestones ?? [],
    derived.milestones.insert,
    derived.milestones.update,
  );
  const tasks = lastOfEach(edits.tasks ?? [], derived.tasks.insert, derived.tasks.update);
  const warranties = lastOfEach(derived.warranties.insert, derived.warranties.update);
  return [
    ...some(milestones, (rows) =>
      upsertEach(
        milestone,
        rows.map((row) => ({ ...row, jobId, kind: kindOf(row.key, plan.milestones, flow) })),
      ),
    ),
    ...some(tasks, (rows) =>
      upsertEach(
        task,
        rows.map((row) => ({ ...row, jobId })),
      ),
    ),
    ...some(derived.warranties.remove, (ids) => deleteEach(warranty, ids)),
    ...some(warranties, (rows) =>
      upsertEach(
        warranty,
        rows.map((row) => ({ ...row, jobId })),
      ),
    ),
  ];
};

export const noticeWrites = ({ jobId, derived }: Change): readonly SQL[] => [
  // One that a run is sending right now is left to that run, which asks again whether it still holds.
  ...some(
    derived.notices.supersede,
    (ids) => sql`update ${notice} set state = 'superseded', effect_key = ${freedKey}, claimable_at = null
      where id in (select value from json_each(${JSON.stringify(ids)})) and state in ('pending', 'failed')`,
  ),
  ...some(derived.notices.insert, (rows) =>
    insertEach(
      notice,
      rows.map(({ source: _, ...row }) => ({
        ...row,
        jobId,
        state: 'pending',
        claimableAt: row.sendAt,
        attempts: 0,
        isInterrupted: false,
      })),
    ),
  ),
];
