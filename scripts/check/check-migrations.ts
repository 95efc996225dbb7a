import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

// Generates into a copy: when the schema says more than the migrations do, a file appears. The copy lies
// inside the project because the generator resolves its paths from there, and where no other check looks.
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
