import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

/** One check: a command, and where it writes a report of single tests. */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
  readonly report?: string;
  readonly isQuick: boolean;
}

const vitest = (project: string): readonly string[] => [
  'vitest',
  'run',
  '--project',
  project,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=reports/${project}.json`,
];

const checks: readonly Check[] = [
  { name: 'format', command: ['oxfmt', '--check', '.'], isQuick: true },
  { name: 'lint', command: ['oxlint', '--deny-warnings'], isQuick: true },
  { name: 'types', command: ['tsc', '-b'], isQuick: true },
  { name: 'dead code', command: ['knip'], isQuick: true },
  { name: 'migrations match the schema', command: ['node', 'scripts/check-migrations.ts'], isQuick: true },
  { name: 'rules', command: vitest('plain'), report: 'reports/plain.json', isQuick: true },
  { name: 'admin build', command: ['vite', 'build', '--logLevel', 'warn'], isQuick: false },
  { name: 'production bundle', command: ['node', 'scripts/check-bundle.ts'], isQuick: false },
  { name: 'worker', command: vitest('worker'), report: 'reports/worker.json', isQuick: false },
  { name: 'browser', command: vitest('e2e'), report: 'reports/e2e.json', isQuick: false },
  { name: 'requirements', command: ['node', 'scripts/trace.ts', '--quiet'], isQuick: false },
];

interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Counts of a test run from its own report; a run that wrote none, or no test, has failed. */
const countReport = (file: string, hasExitedWell: boolean): Count => {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const passed = Number(report.numPassedTests);
  const failed =
    Number(report.numFailedTests) + Number(report.numPendingTests ?? 0) + Number(report.numTodoTests ?? 0);
  const isBroken = !hasExitedWell || passed + failed === 0;
  return { passed, failed: failed === 0 && isBroken ? 1 : failed };
};

const run = (check: Check): Count => {
  const started = Date.now();
  const [program = '', ...rest] = check.command;
  const done = spawnSync(program, rest, { stdio: 'inherit' });
  const count = check.report
    ? countReport(check.report, done.status === 0)
    : { passed: done.status === 0 ? 1 : 0, failed: done.status === 0 ? 0 : 1 };
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(
    `${count.failed === 0 ? '✓' : '✗'} ${check.name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)\n`,
  );
  return count;
};

const isQuick = process.argv.includes('--quick');
rmSync('reports', { recursive: true, force: true });
mkdirSync('reports', { recursive: true });

const results = checks
  .filter((check) => !isQuick || check.isQuick)
  .map((check) => ({ check, count: run(check) }));
const total = results.reduce(
  (sum, { count }) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }),
  { passed: 0, failed: 0 },
);
for (const { check, count } of results)
  console.log(
    `${count.failed === 0 ? '✓' : '✗'} ${check.name}: ${count.passed} passed, ${count.failed} failed`,
  );
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
