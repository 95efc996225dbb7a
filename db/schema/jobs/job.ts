import { isNotNull, sql } from 'drizzle-orm';
import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { staff } from '#db/schema/people/auth';
import { businessDate, instant, isMinor, isMinorOrNull, json } from '#db/schema/columns';
import { customer } from '#db/schema/people/customer';
import { thing } from '#db/schema/people/thing';
import type { LinkKind } from '#domain/flow/plans/endings';
import type { ContactState } from '#domain/jobs/job';
import type { Instant } from '#domain/time/day';
import type { Currency } from '#domain/money/money';

/** Sorts rows without a date last, so that keyset paging needs no nulls. */
const orderOf = (column: string) => sql.raw(`coalesce(${column}, '9999-12-31')`);
export const dueOrderColumn = () =>
  text('due_order').notNull().generatedAlwaysAs(orderOf('next_due_on'), { mode: 'virtual' });
export const keyDateOrderColumn = () =>
  text('key_date_order').notNull().generatedAlwaysAs(orderOf('key_date'), { mode: 'virtual' });
/** A text's sort key; for rows written before there were sort keys, the text itself. */
const nameOrder = (key: string, column: string) => sql.raw(`coalesce(${key}, lower(${column}))`);
export const nameColumns = () => ({
  titlePinyin: text('title_pinyin'),
  titleStrokes: text('title_strokes'),
  customerPinyin: text('customer_pinyin'),
  customerStrokes: text('customer_strokes'),
  titleOrder: text('title_order').generatedAlwaysAs(nameOrder('title_pinyin', 'title'), { mode: 'virtual' }),
});

/** The lists that contain a job. */
export type Visibility = 0 | 1 | 2 | 3;

/** Core columns of a job, and projections of its child rows: one row of this table is one row of the grid. */
export const job = sqliteTable(
  'job',
  {
    /** The rowid, displayed as J-1042; also the rowid of the search table. */
    number: integer('number').primaryKey(),
    id: text('id').notNull().unique(),
    version: integer('version').notNull(),
    flowKey: text('flow_key').notNull(),
    flowVersion: integer('flow_version').notNull(),
    title: text('title').notNull(),
    stage: text('stage').notNull(),
    stageEnteredAt: instant('stage_entered_at').notNull(),
    stageEntries: json('stage_entries').$type<Readonly<Record<string, Instant>>>().notNull(),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    /** The exit by which the job ended before its last stage; such a job is closed too. */
    endedAs: text('ended_as'),
    /** Why money that the job had received was kept when it ended. */
    keptBecause: text('kept_because'),
    /** The job from which it was opened, and as what. */
    originId: text('origin_id'),
    originKind: text('origin_kind').$type<LinkKind>(),
    ownerId: text('owner_id').references(() => staff.id),
    customerId: text('customer_id')
      .notNull()
      .references(() => customer.id),
    /** The car, home or brand that it is about. */
    thingId: text('thing_id').references(() => thing.id),
    currency: text('currency').$type<Currency>().notNull(),
    contractTotalMinor: integer('contract_total_minor'),
    updatedAt: instant('updated_at').notNull(),

    // Projections, updated in the batch of every change.
    /**
     * 0 open, 1 closed, 2 withdrawn, 3 ended by an exit. No list shows withdrawn jobs, so the indexes need no further
     * column for them.
     */
    visibility: integer('is_closed').$type<Visibility>().notNull(),
    customerName: text('customer_name').notNull(),
    factsJson: text('facts_json').notNull(),
    milestonesJson: text('milestones_json').notNull(),
    contractMinor: integer('contract_minor').notNull(),
    changesMinor: integer('changes_minor').notNull(),
    plannedMinor: integer('planned_minor').notNull(),
    paidMinor: integer('paid_minor').notNull(),
    creditMinor: integer('credit_minor').notNull(),
    outstandingMinor: integer('outstanding_minor').notNull(),
    nextDueOn: businessDate('next_due_on'),
    /** What is next when it is no milestone, its values by position. */
    nextJson: text('next_json'),
    /** The earliest day on which a milestone is due and not paid; null: none. */
    moneyDueOn: businessDate('money_due_on'),
    keyDate: businessDate('key_date'),
    dueOrder: dueOrderColumn(),
    keyDateOrder: keyDateOrderColumn(),
    progressPercent: real('progress_percent'),
    missingCount: integer('missing_count').notNull(),
    /** Whether the customer of a finished job was contacted; null: not finished, or the trade has no such contact. */
    contactState: text('contact_state').$type<ContactState>(),
    /** Who holds the stage: the duty, and the person who took it. */
    holderId: text('holder_id'),
    holderDuty: text('holder_duty'),
    /** Version of the calendar that the plan was derived with. */
    plannedWith: text('planned_with').notNull(),
    searchText: text('search_text').notNull(),
    /** Sort keys of names, and the version of the sort keys and the search text; 0: before there were any. */
    ...nameColumns(),
    searchVersion: integer('search_version').notNull().default(0),
  },
  (table) => {
    // An edit writes each index that contains a column it changes, so frequently changed orders have one
    // index. Its columns after the order cover the filters: a filtered list scans it, or sorts the few rows
    // of its filter.
    const {
      visibility,
      flowKey,
      stage,
      ownerId,
      number,
      updatedAt,
      dueOrder,
      keyDateOrder,
      outstandingMinor,
    } = table;
    const { titleOrder, searchVersion, moneyDueOn } = table;
    // Today and the diary read these ranges; a job without open money has no entry in them.
    const owesMoney = sql`${visibility} = 0 and ${moneyDueOn} is not null`;
    return [
      index('job_number').on(visibility, number, flowKey),
      index('job_updated').on(visibility, updatedAt, number, flowKey, stage, ownerId),
      index('job_title').on(visibility, titleOrder, number, flowKey, stage, ownerId),
      // These orders need the stage: an index of the order alone would be scanned too far.
      index('job_due').on(visibility, dueOrder, number, flowKey),
      index('job_stage_due').on(visibility, flowKey, stage, dueOrder, number),
      index('job_owner_due').on(visibility, ownerId, dueOrder, number),
      index('job_key_date').on(visibility, keyDateOrder, number, flowKey),
      index('job_stage_key_date').on(visibility, flowKey, stage, keyDateOrder, number),
      index('job_owner_key_date').on(visibility, ownerId, keyDateOrder, number),
      index('job_outstanding').on(visibility, outstandingMinor, number, flowKey),
      index('job_stage_outstanding').on(visibility, flowKey, stage, outstandingMinor, number),
      index('job_owner_outstanding').on(visibility, ownerId, outstandingMinor, number),
      index('job_owner_stage').on(visibility, ownerId, flowKey, stage, number),
      index('job_money_due').on(moneyDueOn, number).where(owesMoney),
      index('job_owner_money_due').on(ownerId, moneyDueOn, number).where(owesMoney),
      // Jobs that were opened from another one are few.
      index('job_origin').on(table.originId).where(isNotNull(table.originId)),
      index('job_customer').on(table.customerId),
      index('job_thing').on(table.thingId).where(isNotNull(table.thingId)),
      index('job_planned_with').on(visibility, table.plannedWith),
      // Empty after cron has updated all rows; it costs no edit.
      index('job_search_outdated')
        .on(number)
        .where(sql`${searchVersion} < 1`),
      isMinorOrNull('job', 'contract_total_minor'),
      isMinor('job', 'contract_minor'),
      isMinor('job', 'changes_minor'),
      isMinor('job', 'planned_minor'),
      isMinor('job', 'paid_minor'),
      isMinor('job', 'credit_minor'),
      isMinor('job', 'outstanding_minor'),
    ];
  },
);
