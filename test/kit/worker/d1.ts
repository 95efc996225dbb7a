/** Called for each round trip, before it is made; may throw instead. */
export interface TripWatch {
  before: (trip: Trip) => void | Promise<void>;
  /** `input` is the database's answer. */
  after?: (trip: Trip, input: unknown) => void | Promise<void>;
}

export interface Trip {
  readonly isBatch: boolean;
  readonly sql: readonly string[];
}

const request = new Set(['all', 'raw', 'run', 'first']);

/** A D1 database whose round trips are reported, and can be made to fail before or after they are made. */
export const watchedD1 = (d1: D1Database, watch: TripWatch): D1Database => {
  const real = new WeakMap<object, { readonly statement: D1PreparedStatement; readonly sql: string }>();

  const trip = async <Options>(kind: Trip, make: () => Promise<Options>): Promise<Options> => {
    await watch.before(kind);
    const input = await make();
    await watch.after?.(kind, input);
    return input;
  };

  const watchedStatement = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const watched = new Proxy(statement, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name === 'bind') return (...values: unknown[]) => watchedStatement(target.bind(...values), sql);
        if (typeof name === 'string' && request.has(name))
          return (...values: unknown[]) =>
            trip({ isBatch: false, sql: [sql] }, async () => Reflect.apply(value, target, values));
        return value.bind(target);
      },
    });
    real.set(watched, { statement, sql });
    return watched;
  };

  return new Proxy(d1, {
    get: (target, name) => {
      if (name === 'prepare') return (sql: string) => watchedStatement(target.prepare(sql), sql);
      if (name === 'batch')
        return (statements: readonly D1PreparedStatement[]) => {
          const known = statements.map((statement) => {
            const found = real.get(statement);
            if (found === undefined) throw new Error('a statement of another database');
            return found;
          });
          return trip({ isBatch: true, sql: known.map(({ sql }) => sql) }, () =>
            target.batch(known.map(({ statement }) => statement)),
          );
        };
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
};
