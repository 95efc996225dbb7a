import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { ShopHistory } from '#contract/shop/settings';
import { job } from '#db/schema/jobs/job';
import { inbox } from '#db/schema/money/arrival';
import { closure, setting } from '#db/schema/shop/shop';
import type { Closure } from '#domain/time/calendar';
import type { Instant } from '#domain/time/day';
import type { OwnTemplates } from '#domain/notices/own-templates';
import { batch, rowsIn } from '#store/database/batch';
import { everyOwnWords, readOwnWords, wordsVersions, type OwnWordsRow } from '#store/settings/own-words';
import { entryOfChange, readShopHistory, type ShopEntry } from '#store/settings/shop-entry';

/** A written setting. */
export interface SettingRow {
  readonly value: unknown;
  readonly version: number;
}

/** A write of one setting. */
export interface SettingWrite {
  readonly key: string;
  readonly value: unknown;
  /** The version that it was based on; 0 for a setting that was never written. */
  readonly base: number;
  /** Refuses the write once there is a job. */
  readonly onlyWithoutJobs?: boolean;
  readonly entry: ShopEntry;
}

/** The settings of the shop as its screen shows them. */
export interface SettingRows {
  readonly rows: Readonly<Record<string, SettingRow>>;
  readonly hasJobs: boolean;
  /** When each provider's last message came. */
  readonly lastMessages: Readonly<Record<string, Instant>>;
}

/** The words of all notices with their versions, by `wordsKey`. */
export interface WordRows {
  readonly words: OwnTemplates;
  readonly versions: Readonly<Record<string, number>>;
}

/** The shop's settings. Each method is one round trip. */
export interface SettingStore {
  settings(): Promise<SettingRows>;
  findSetting(key: string): Promise<SettingRow | null>;
  /** Writes the setting's next version with its history; false when its version has changed, or a job forbids it. */
  writeSetting(write: SettingWrite): Promise<boolean>;
  /** Adds or removes a closure with its history; false when it was so already. */
  writeClosure(closed: Closure, isRemoved: boolean, entry: ShopEntry): Promise<boolean>;
  ownTemplates(): Promise<WordRows>;
  shopHistory(before: string | undefined): Promise<ShopHistory>;
  /** Open jobs in the order of their ids. */
  openJobIds(after: string | null, limit: number): Promise<readonly string[]>;
}

const visible = ['shop', 'hours', 'fees', 'logo'];

const writeOf = ({ key, value, base, onlyWithoutJobs, entry }: SettingWrite): SQL => {
  const text = JSON.stringify(value);
  const guard = onlyWithoutJobs === true ? sql`not exists (select 1 from ${job})` : sql`1`;
  return base === 0
    ? sql`insert into ${setting} (key, value, version, written_by, written_at)
        select ${key}, ${text}, 1, ${entry.actor}, ${entry.at} where ${guard}
        on conflict (key) do nothing returning key`
    : sql`update ${setting} set value = ${text}, version = version + 1, written_by = ${entry.actor}, written_at = ${entry.at}
        where key = ${key} and version = ${base} and ${guard} returning key`;
};

interface CountRow {
  readonly hasJobs: number;
}
interface MessageRow {
  readonly provider: string;
  readonly at: Instant;
}
interface StoredRow {
  readonly key: string;
  readonly value: string;
  readonly version: number;
}

const readSettings = async (d1: D1Database): Promise<SettingRows> => {
  const results = await batch(d1, [
    sql`select key, value, version from ${setting} where ${inArray(setting.key, visible)}`,
    sql`select exists (select 1 from ${job}) as hasJobs`,
    sql`select ${inbox.provider} as provider, max(${inbox.receivedAt}) as at from ${inbox} group by 1`,
  ]);
  const rows: readonly StoredRow[] = rowsIn(results, 0);
  const counts: readonly CountRow[] = rowsIn(results, 1);
  const messages: readonly MessageRow[] = rowsIn(results, 2);
  return {
    rows: Object.fromEntries(
      rows.map(({ key, value, version }) => [key, { value: JSON.parse(value), version }]),
    ),
    hasJobs: counts[0]?.hasJobs === 1,
    lastMessages: Object.fromEntries(messages.map(({ provider, at }) => [provider, at])),
  };
};

/** The store's settings, on D1. */
export const settingStore = (d1: D1Database): SettingStore => {
  const db = drizzle(d1);
  const changes = async (write: SQL, entry: ShopEntry): Promise<boolean> => {
    const results = await batch(d1, [write, entryOfChange(entry)]);
    return rowsIn(results, 0).length > 0;
  };
  return {
    settings: () => readSettings(d1),
    findSetting: async (key) => {
      const [row] = await db
        .select({ value: setting.value, version: setting.version })
        .from(setting)
        .where(eq(setting.key, key));
      return row ?? null;
    },
    writeSetting: (write) => changes(writeOf(write), write.entry),
    writeClosure: ({ from, to, reason }, isRemoved, entry) =>
      changes(
        isRemoved
          ? sql`delete from ${closure} where ${and(eq(closure.from, from), eq(closure.to, to))} returning 1 as done`
          : sql`insert into ${closure} (from_date, to_date, reason) values (${from}, ${to}, ${reason ?? null})
              on conflict do nothing returning 1 as done`,
        entry,
      ),
    ownTemplates: async () => {
      const rows: readonly OwnWordsRow[] = rowsIn(await batch(d1, [everyOwnWords]), 0);
      return { words: readOwnWords(rows), versions: wordsVersions(rows) };
    },
    shopHistory: (before) => readShopHistory(db, before),
    openJobIds: async (after, limit) => {
      const rows: readonly { readonly id: string }[] = await db.all(
        sql`select id from ${job} where is_closed = 0 and id > ${after ?? ''} order by id limit ${limit}`,
      );
      return rows.map(({ id }) => id);
    },
  };
};
