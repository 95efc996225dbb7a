import { and, eq } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { flowVersion } from '#db/schema/shop/shop';
import type { Flow } from '#domain/flow/flow';

/** Finds the flow version of a job; throws when neither the registry nor the database has it. */
export type FindFlow = (key: string, version: number) => Promise<Flow>;

// A stored version never changes, so each isolate reads it at most once.
const stored = new Map<string, Flow>();

/** Registered versions need no query; older ones are read once an isolate. Null for a version that does not exist. */
export const readFlowVersion =
  (db: DrizzleD1Database, flows: readonly Flow[]) =>
  async (key: string, version: number): Promise<Flow | null> => {
    const current = flows.find((flow) => flow.key === key && flow.version === version);
    if (current !== undefined) return current;
    const id = `${key} ${version}`;
    const known = stored.get(id);
    if (known !== undefined) return known;
    const [row] = await db
      .select({ flow: flowVersion.flow })
      .from(flowVersion)
      .where(and(eq(flowVersion.key, key), eq(flowVersion.version, version)));
    if (row === undefined) return null;
    stored.set(id, row.flow);
    return row.flow;
  };

/** Like readFlowVersion, for a version that must exist because a job has it. */
export const flowFinder = (db: DrizzleD1Database, flows: readonly Flow[]): FindFlow => {
  const read = readFlowVersion(db, flows);
  return async (key, version) => {
    const flow = await read(key, version);
    if (flow === null)
      throw new Error(`flow ${key} ${version} is neither in the registry nor in the database`);
    return flow;
  };
};
