import { flows } from '#domain/trades/index';
import { createStore } from '#store/d1-store';
import { createShopStore } from '#store/shop-store';
import { db, zone } from '#test/worker/store/kit/shop';

/** The database use of a store. */
export interface Seen {
  readonly statements: string[];
  roundTrips: number;
  rowsRead: number;
}

const numberIn = (meta: unknown): number =>
  typeof meta === 'object' && meta !== null && 'rows_read' in meta && typeof meta.rows_read === 'number'
    ? meta.rows_read
    : 0;

/** A store whose statements, round trips and read rows are counted. */
export const watchedStore = () => {
  const seen: Seen = { statements: [], roundTrips: 0, rowsRead: 0 };
  const inner = new WeakMap<object, D1PreparedStatement>();
  const watch = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const watched = new Proxy(statement, {
      get: (target, name) => {
        if (name === 'bind') return (...params: unknown[]) => watch(target.bind(...params), sql);
        if (name !== 'run' && name !== 'all' && name !== 'raw') return Reflect.get(target, name);
        return async (...options: unknown[]) => {
          seen.statements.push(sql);
          seen.roundTrips += 1;
          const call: unknown = Reflect.get(target, name);
          const answer: unknown = typeof call === 'function' ? await call.apply(target, options) : null;
          if (typeof answer === 'object' && answer !== null && 'meta' in answer)
            seen.rowsRead += numberIn(answer.meta);
          return answer;
        };
      },
    });
    inner.set(watched, statement);
    sqlOf.set(watched, sql);
    return watched;
  };
  const sqlOf = new WeakMap<object, string>();
  const watchedDb = new Proxy(db, {
    get: (target, name) => {
      if (name === 'prepare') return (sql: string) => watch(target.prepare(sql), sql);
      if (name !== 'batch') return Reflect.get(target, name);
      return async (statements: readonly D1PreparedStatement[]) => {
        seen.statements.push(...statements.map((statement) => sqlOf.get(statement) ?? ''));
        seen.roundTrips += 1;
        const results = await target.batch(statements.map((statement) => inner.get(statement) ?? statement));
        for (const { meta } of results) seen.rowsRead += numberIn(meta);
        return results;
      };
    },
  });
  return {
    seen,
    store: createStore({ db: watchedDb, flows, zone }),
    shopStore: createShopStore({ db: watchedDb, flows }),
  };
};

/** The query plan of a statement, one line a step. */
export const planOf = async (sql: string): Promise<readonly string[]> => {
  const params = Array.from({ length: sql.split('?').length - 1 }, () => null);
  const { results } = await db
    .prepare(`explain query plan ${sql}`)
    .bind(...params)
    .all<{ detail: string }>();
  return results.map(({ detail }) => detail);
};
