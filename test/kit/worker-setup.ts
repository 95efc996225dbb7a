import { applyD1Migrations, type D1Migration } from 'cloudflare:test';
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

await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
watchConsole();

afterEach(() => {
  const lines = takeConsole();
  if (lines.length > 0) throw new Error(`Unexpected console output:\n${lines.join('\n')}`);
});
