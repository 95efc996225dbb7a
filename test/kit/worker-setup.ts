import { reset, type D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach } from 'vitest';
import type { LiveHub } from '#live/hub';
import { takeConsole, watchConsole } from '#test/kit/console';

declare global {
  // The platform types its bindings by this namespace.
  namespace Cloudflare {
    interface Env {
      readonly DB: D1Database;
      readonly LIVE: DurableObjectNamespace<LiveHub>;
      readonly TEST_MIGRATIONS: D1Migration[];
    }
  }
}

const hasTables = async (): Promise<boolean> =>
  (await env.DB.prepare(
    `select 1 as one from sqlite_master where name not like '\\_cf%' escape '\\'`,
  ).first()) !== null;

// The files of a process share its database: each begins with an empty one, as the migrations leave it. One that is in
// use while it is thrown away may stand again, so it is asked.
const resetsMax = 10;
for (let resets = 1; resets === 1 || (await hasTables()); resets += 1) {
  if (resets > resetsMax) throw new Error('The database of the file before cannot be thrown away.');
  await reset();
}
await env.DB.batch(
  env.TEST_MIGRATIONS.flatMap(({ queries }) => queries.map((query) => env.DB.prepare(query))),
);
takeConsole();
watchConsole();

afterEach(() => {
  const lines = takeConsole();
  if (lines.length > 0) throw new Error(`Unexpected console output:\n${lines.join('\n')}`);
});
