import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';

/** One check: a command, and where it writes a report of single tests. */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
  readonly report?: string;
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

const quick: readonly Check[] = [
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'migrations match the schema', command: ['node', 'scripts/check-migrations.ts'] },
  { name: 'rules', command: vitest('plain'), report: 'reports/plain.json' },
];
const adminBuild: Check = { name: 'admin build', command: ['vite', 'build', '--logLevel', 'warn'] };
const bundle: Check = { name: 'production bundle', command: ['node', 'scripts/check-bundle.ts'] };
const worker: Check = { name: 'worker', command: vitest('worker'), report: 'reports/worker.json' };
const browser: Check = { name: 'browser', command: vitest('e2e'), report: 'reports/e2e.json' };
const requirements: Check = { name: 'requirements', command: ['node', 'scripts/trace.ts', '--quiet'] };

const oneByOne = (checks: readonly Check[]): readonly (readonly Check[])[] => checks.map((check) => [check]);

/** What runs after what; the checks of one stage run side by side, for each of them waits most of its time. */
const stages: readonly (readonly Check[])[] = [
  ...oneByOne(quick),
  ...(process.argv.includes('--quick') ? [] : [[adminBuild], [bundle], [worker, browser], [requirements]]),
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

interface Ended {
  readonly isGood: boolean;
  /** What it wrote; empty where it wrote to the screen itself. */
  readonly output: string;
}

/** Runs a command; beside others its output is kept until it has ended, so that they do not write into each other. */
const execute = ([program = '', ...rest]: readonly string[], isAlone: boolean): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(program, rest, { stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: unknown) => {
      output += String(chunk);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => resolve({ isGood: false, output: String(error) }));
    child.on('close', (status) => resolve({ isGood: status === 0, output }));
  });

const run = async (check: Check, isAlone: boolean): Promise<Count> => {
  const started = Date.now();
  const { isGood, output } = await execute(check.command, isAlone);
  const count = check.report
    ? countReport(check.report, isGood)
    : { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 };
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(output);
  console.log(
    `${count.failed === 0 ? '✓' : '✗'} ${check.name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)\n`,
  );
  return count;
};

rmSync('reports', { recursive: true, force: true });
mkdirSync('reports', { recursive: true });

const results: { readonly check: Check; readonly count: Count }[] = [];
for (const stage of stages)
  results.push(
    ...(await Promise.all(
      stage.map(async (check) => ({ check, count: await run(check, stage.length === 1) })),
    )),
  );
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
