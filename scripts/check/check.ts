import { mkdirSync, rmSync } from 'node:fs';
import { countOf, slowestTests, type Count } from './reports.ts';
import { coreCount, runSideBySide, type Step } from './side-by-side.ts';

/** A check: a command, and the path of its test report. */
interface Check extends Step {
  readonly report?: string;
  readonly isQuick?: boolean;
}

const isSoak = process.argv.includes('--soak');
const isQuick = process.argv.includes('--quick');

/** Processes of a project of tests that keeps each of them busy: on two cores one, beside the browser's tests. */
const busyCount = isQuick || coreCount > 2 ? 2 : 1;

const vitest = (project: string, ...filters: readonly string[]): Check => ({
  name: project,
  command: [
    'vitest',
    'run',
    ...filters,
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=reports/${project}.json`,
  ],
  report: `reports/${project}.json`,
});

const busy = (project: string, ...filters: readonly string[]): Check => {
  const { command, ...rest } = vitest(project, ...filters);
  return { ...rest, command: [...command, `--maxWorkers=${busyCount}`], cores: busyCount };
};

/** The longest part. It runs from the beginning to the end, beside one check after another. */
const browser = (...filters: readonly string[]): Check => ({
  ...vitest('e2e', ...filters),
  name: 'browser',
  after: ['admin build'],
  isLoud: true,
});

const build: Check = { name: 'admin build', command: ['vite', 'build', '--logLevel', 'warn'] };

/** The checks of each change, in this order as far as there are cores. */
const checks: readonly Check[] = [
  build,
  browser(),
  { name: 'lint', command: ['oxlint', '--deny-warnings', '--threads=1'], isQuick: true },
  { name: 'types', command: ['tsc', '-b'], isQuick: true },
  {
    name: 'production bundle',
    command: ['node', 'scripts/check/check-bundle.ts'],
    after: ['admin build'],
  },
  { name: 'dead code', command: ['knip'], isQuick: true },
  {
    name: 'migrations match the schema',
    command: ['node', 'scripts/check/check-migrations.ts'],
    isQuick: true,
  },
  { name: 'format', command: ['oxfmt', '--check', '.'], isQuick: true },
  { ...busy('plain'), name: 'rules', isQuick: true },
  busy('worker'),
  {
    name: 'requirements',
    command: ['node', 'scripts/check/trace.ts', '--quiet'],
    after: ['rules', 'worker', 'browser'],
  },
];

/** The heavy test cases in full size. */
const soak: readonly Check[] = [
  build,
  browser('.heavy.'),
  { ...busy('plain', '.heavy.'), name: 'rules' },
  busy('worker', '.heavy.'),
];

if (isSoak) process.env['JOBSHEET_SIZE'] = 'full';
rmSync('reports', { recursive: true, force: true });
mkdirSync('reports', { recursive: true });

const chosen = isSoak ? soak : checks.filter((check) => !isQuick || check.isQuick);
const counts = new Map<Check, Count>();
const outcome = (check: Check, { passed, failed }: Count) =>
  `${failed === 0 ? '✓' : '✗'} ${check.name}: ${passed} passed, ${failed} failed`;

await runSideBySide(chosen, (check, { isGood, seconds }) => {
  const count = countOf(check.report, isGood);
  counts.set(check, count);
  console.log(`${outcome(check, count)} (${seconds.toFixed(1)} s)\n`);
});

console.log('The ten slowest tests:');
for (const { name, seconds } of slowestTests(
  chosen.flatMap(({ report }) => report ?? []),
  10,
))
  console.log(`${seconds.toFixed(1).padStart(6)} s  ${name}`);
console.log('');
for (const check of chosen) console.log(outcome(check, counts.get(check) ?? { passed: 0, failed: 1 }));
const total = [...counts.values()].reduce(
  (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
  { passed: 0, failed: 0 },
);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && counts.size === chosen.length ? 0 : 1);
