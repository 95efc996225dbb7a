import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const unsetDatabase = '00000000-0000-0000-0000-000000000000';
if (readFileSync('wrangler.toml', 'utf8').includes(unsetDatabase)) {
  console.error(
    'No database yet. Run `npx wrangler d1 create jobsheet` and put its id into wrangler.toml as database_id.',
  );
  process.exit(1);
}

// Wrangler may ask for a sign-in, so CI is unset for the child processes.
const { CI: _, ...env } = process.env;
const steps = [
  ['vite', 'build', '--logLevel', 'warn'],
  ['wrangler', 'd1', 'migrations', 'apply', 'DB', '--remote'],
  ['wrangler', 'deploy'],
] as const;

for (const [program, ...rest] of steps) {
  const done = spawnSync(program, rest, { stdio: 'inherit', env });
  if (done.status !== 0) process.exit(done.status ?? 1);
}
