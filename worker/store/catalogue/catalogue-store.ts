import { and, asc, eq, gt, sql, type SQL } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import type { CatalogueItem } from '#contract/shop/catalogue';
import { catalogue } from '#db/schema/shop/catalogue';
import { foldText } from '#domain/texts/han/fold';
import { pinyinWords } from '#domain/texts/han/pinyin-words';
import { batch, rowsIn } from '#store/database/batch';
import { entryOfChange, type ShopEntry } from '#store/settings/shop-entry';

/** A page of the price list, as asked. */
export interface CataloguePage {
  readonly find: string;
  /** Items that were taken off the list too. */
  readonly isWhole: boolean;
  readonly after: string | null;
  readonly limit: number;
}

/** A write of an item that stands, on its base version. */
export interface CatalogueWrite {
  readonly item: CatalogueItem;
  readonly entry: ShopEntry;
}

/** How a write of the price list ended; the id is that of the item that has the code. */
export type CatalogueOutcome = 'done' | 'stale' | { readonly takenBy: string };

/** The price list. Each method is one round trip. */
export interface CatalogueStore {
  catalogue(page: CataloguePage): Promise<readonly CatalogueItem[]>;
  addCatalogueItem(write: CatalogueWrite): Promise<CatalogueOutcome>;
  /** Writes all of the item at its next version; `item.version` is the version that it was based on. */
  writeCatalogueItem(write: CatalogueWrite): Promise<CatalogueOutcome>;
}

/** Most words of one search; more are left out. */
const wordsMax = 8;

/** What is read of an item; its search text is for the search alone. */
const columns = {
  id: catalogue.id,
  code: catalogue.code,
  kind: catalogue.kind,
  name: catalogue.name,
  unit: catalogue.unit,
  priceMinor: catalogue.priceMinor,
  currency: catalogue.currency,
  tags: catalogue.tags,
  warranty: catalogue.warranty,
  isActive: catalogue.isActive,
  version: catalogue.version,
};

const searchTextOf = ({ code, name }: Pick<CatalogueItem, 'code' | 'name'>): string =>
  `${foldText(`${code} ${name}`)} ${pinyinWords(name)} ${pinyinWords(name).replaceAll(/(?<=[a-z]) (?=[a-z])/gu, '')}`;

const found = (find: string): readonly SQL[] =>
  foldText(find)
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, wordsMax)
    .map((word) => sql`instr(${catalogue.searchText}, ${word}) > 0`);

/** One item; null when there is none of this id. */
export const catalogueItem = async (db: DrizzleD1Database, id: string): Promise<CatalogueItem | null> => {
  const [row] = await db.select(columns).from(catalogue).where(eq(catalogue.id, id));
  return row === undefined ? null : { ...row, tags: [...row.tags] };
};

/** The part of the shop's store that holds the price list, on D1. */
export const catalogueStore = (d1: D1Database, db: DrizzleD1Database): CatalogueStore => {
  const written = async (write: SQL, { item, entry }: CatalogueWrite): Promise<CatalogueOutcome> => {
    const results = await batch(d1, [
      write,
      entryOfChange(entry),
      sql`select id from ${catalogue} where code = ${item.code} and id <> ${item.id}`,
    ]);
    if (rowsIn(results, 0).length > 0) return 'done';
    const holders: readonly { readonly id: string }[] = rowsIn(results, 2);
    const [holder] = holders;
    return holder === undefined ? 'stale' : { takenBy: holder.id };
  };
  return {
    catalogue: async ({ find, isWhole, after, limit }) => {
      const rows = await db
        .select(columns)
        .from(catalogue)
        .where(
          and(
            isWhole ? undefined : eq(catalogue.isActive, true),
            after === null ? undefined : gt(catalogue.code, after),
            ...found(find),
          ),
        )
        .orderBy(asc(catalogue.code))
        .limit(limit);
      return rows.map((row) => ({ ...row, tags: [...row.tags] }));
    },
    addCatalogueItem: (write) => {
      const { item } = write;
      return written(
        sql`insert into ${catalogue} (id, code, kind, name, unit, price_minor, currency, tags, warranty, is_active, version, search_text)
          values (${item.id}, ${item.code}, ${item.kind}, ${item.name}, ${item.unit}, ${item.priceMinor}, ${item.currency},
            ${JSON.stringify(item.tags)}, ${item.warranty}, ${item.isActive ? 1 : 0}, ${item.version}, ${searchTextOf(item)})
          on conflict do nothing returning id`,
        write,
      );
    },
    writeCatalogueItem: (write) => {
      const { item } = write;
      return written(
        sql`update ${catalogue} set code = ${item.code}, kind = ${item.kind}, name = ${item.name}, unit = ${item.unit},
            price_minor = ${item.priceMinor}, tags = ${JSON.stringify(item.tags)}, warranty = ${item.warranty},
            is_active = ${item.isActive ? 1 : 0}, version = version + 1, search_text = ${searchTextOf(item)}
          where id = ${item.id} and version = ${item.version}
            and not exists (select 1 from ${catalogue} as taken where taken.code = ${item.code} and taken.id <> ${item.id})
          returning id`,
        write,
      );
    },
  };
};
