import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

// Generates migrations into a copy: a new file shows that the schema has changes without a migration. The
// copy is inside the project, because the generator resolves its paths from there, in a folder that no other
// check reads.
mkdirSync('reports', { recursive: true });
const copy = mkdtempSync('reports/migrations-check-');
try {
  cpSync('db/migrations', copy, { recursive: true });
  const before = readdirSync(copy).length;
  const generated = spawnSync(
    'drizzle-kit',
    ['generate', '--dialect', 'sqlite', '--schema', './db/schema/**/*.ts', '--out', `../${copy}`],
    { encoding: 'utf8' },
  );
  const hasDrifted = readdirSync(copy).length !== before || generated.status !== 0;
  if (hasDrifted) {
    console.error(
      'The schema and the migrations differ. Run `drizzle-kit generate` and commit what it writes.',
    );
    console.error(generated.stdout, generated.stderr);
    process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
