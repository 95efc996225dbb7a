import { and, eq, or, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import type { SheetView } from '#contract/sheet/views';
import { sheetView } from '#db/schema/shop/view';
import type { Instant } from '#domain/time/day';

/** Most views of an answer. */
const viewsMax = 200;

/** The saved views of the sheet. Each method is one round trip. */
export interface ViewStore {
  /** A person's own views and the shared ones, by name. */
  views(staffId: string): Promise<readonly SheetView[]>;
  findView(id: string): Promise<SheetView | null>;
  /** False when a view with that id exists. */
  addView(view: SheetView, at: Instant): Promise<boolean>;
  /** Writes the view's next version; false when its version has changed. */
  writeView(view: SheetView, at: Instant): Promise<boolean>;
  removeView(id: string, version: number): Promise<boolean>;
}

const columns = {
  id: sheetView.id,
  ownerId: sheetView.ownerId,
  name: sheetView.name,
  isShared: sheetView.isShared,
  search: sheetView.search,
  version: sheetView.version,
};

/** The store's saved views, on D1. An update or deletion takes effect only at the given version. */
export const viewStore = (db: DrizzleD1Database): ViewStore => {
  const current = (id: string, version: number) => and(eq(sheetView.id, id), eq(sheetView.version, version));
  return {
    views: (staffId) =>
      db
        .select(columns)
        .from(sheetView)
        .where(or(eq(sheetView.ownerId, staffId), sql`${sheetView.isShared}`))
        .orderBy(sheetView.name)
        .limit(viewsMax),
    findView: async (id) => {
      const [row] = await db.select(columns).from(sheetView).where(eq(sheetView.id, id));
      return row ?? null;
    },
    addView: async (view, at) => {
      const rows = await db
        .insert(sheetView)
        .values({ ...view, updatedAt: at })
        .onConflictDoNothing()
        .returning({ id: sheetView.id });
      return rows.length === 1;
    },
    writeView: async ({ id, version, name, isShared, search }, at) => {
      const rows = await db
        .update(sheetView)
        .set({ name, isShared, search, version: version + 1, updatedAt: at })
        .where(current(id, version))
        .returning({ id: sheetView.id });
      return rows.length === 1;
    },
    removeView: async (id, version) => {
      const rows = await db.delete(sheetView).where(current(id, version)).returning({ id: sheetView.id });
      return rows.length === 1;
    },
  };
};
