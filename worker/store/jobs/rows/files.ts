import { eq, inArray, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { file } from '#db/schema/jobs/file';
import { job } from '#db/schema/jobs/job';
import { setting } from '#db/schema/shop/shop';

/** A stored file with what its readers ask of its job. */
export interface FileRow {
  readonly id: string;
  readonly jobId: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly by: string;
  readonly isOfWithdrawnJob: boolean;
}

/** Where the sweep of the storage stands: the object that it looked at last, and the day on which it came to the end. */
export interface SweepState {
  readonly after: string | null;
  readonly doneOn: string | null;
}

/** The rows of stored files. */
export interface Files {
  findFile(id: string): Promise<FileRow | null>;
  /** Those of the ids that have a row, and where the sweep stands. */
  knownFiles(ids: readonly string[]): Promise<ReadonlySet<string>>;
  sweepState(): Promise<SweepState>;
  keepSweepState(state: SweepState): Promise<void>;
}

const sweepKey = 'file-sweep';
const withdrawn = 2;

const isState = (value: unknown): value is SweepState =>
  typeof value === 'object' && value !== null && 'after' in value && 'doneOn' in value;

/** Creates the part of the store for files. */
export const files = (db: DrizzleD1Database): Files => ({
  findFile: async (id) => {
    const [row] = await db
      .select({
        id: file.id,
        jobId: file.jobId,
        name: file.name,
        type: file.type,
        size: file.size,
        sha256: file.sha256,
        by: file.by,
        visibility: job.visibility,
      })
      .from(file)
      .innerJoin(job, eq(job.id, file.jobId))
      .where(eq(file.id, id));
    if (row === undefined) return null;
    const { visibility, ...found } = row;
    return { ...found, isOfWithdrawnJob: visibility === withdrawn };
  },
  knownFiles: async (ids) => {
    const rows = await db
      .select({ id: file.id })
      .from(file)
      .where(inArray(file.id, sql`(select value from json_each(${JSON.stringify(ids)}))`));
    return new Set(rows.map(({ id }) => id));
  },
  sweepState: async () => {
    const [row] = await db.select().from(setting).where(eq(setting.key, sweepKey));
    return isState(row?.value) ? row.value : { after: null, doneOn: null };
  },
  keepSweepState: async (state) => {
    await db
      .insert(setting)
      .values({ key: sweepKey, value: state })
      .onConflictDoUpdate({ target: setting.key, set: { value: state } });
  },
});
