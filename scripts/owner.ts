import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';

// Creates the first owner: npm run owner -- you@example.com [--local]
const [email = '', place = '--remote'] = process.argv.slice(2);
if (!/^[^\s@']+@[^\s@']+\.[^\s@']+$/.test(email) || !['--remote', '--local'].includes(place)) {
  console.error('Usage: npm run owner -- you@example.com [--local]');
  process.exit(1);
}
const now = Date.now();
const name = email.slice(0, email.indexOf('@')).replaceAll("'", '');
const id = `stf_${randomUUID().replaceAll('-', '')}`;
const sql = `insert into staff (id, name, email, email_verified, role, locale, is_active, created_at, updated_at)
  values ('${id}', '${name}', '${email.toLowerCase()}', 1, 'owner', 'en', 1, ${now}, ${now})
  on conflict (email) do update set role = 'owner', is_active = 1`;
const done = spawnSync(
  'wrangler',
  [
    'd1',
    'execute',
    'DB',
    place,
    '--command',
    sql,
    ...(place === '--local' ? ['--persist-to', '.wrangler/jobsheet'] : []),
  ],
  {
    stdio: 'inherit',
  },
);
process.exit(done.status ?? 1);
