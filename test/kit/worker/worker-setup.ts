import type { D1Migration } from 'cloudflare:test';
import { afterEach } from 'vitest';
import type { LiveHub } from '#live/hub';
import { takeConsole, watchConsole } from '#test/kit/worker/console';
import { emptyDatabase } from '#test/kit/worker/empty-database';

declare global {
  // The platform types its bindings by this namespace.
  namespace Cloudflare {
    interface Env {
      readonly DB: D1Database;
      readonly FILES: R2Bucket;
      readonly LIVE: DurableObjectNamespace<LiveHub>;
      readonly TEST_MIGRATIONS: D1Migration[];
    }
  }
}

// The files of a process share its database, so each starts with an empty one.
await emptyDatabase();
takeConsole();
watchConsole();

afterEach(() => {
  const lines = takeConsole();
  if (lines.length > 0) throw new Error(`Unexpected console output:\n${lines.join('\n')}`);
});
