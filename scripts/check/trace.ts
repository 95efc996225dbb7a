import { existsSync, readFileSync } from 'node:fs';
import { readResults } from './reports.ts';

/** A requirement that the product implements. */
interface Requirement {
  readonly id: string;
  readonly english: string;
}

const answered = /^(REN|WED|FEE)-/;
const reports = ['reports/plain.json', 'reports/worker.json', 'reports/e2e.json'];
const isQuiet = process.argv.includes('--quiet');

const readRequirements = (): readonly Requirement[] =>
  readFileSync('test/requirements/requirements.tsv', 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .flatMap(([id = '', , , , english = '']) => (answered.test(id) ? [{ id, english }] : []));

const missing = reports.filter((file) => !existsSync(file));
if (missing.length > 0) {
  console.error(`No report yet: ${missing.join(', ')}. Run \`npm test\` first.`);
  process.exit(1);
}

const results = reports.flatMap(readResults);
const names = (name: string, id: string) => new RegExp(`\\b${id}(?![\\w-])`).test(name);
const traced = readRequirements().map((requirement) => {
  const tests = results.filter((result) => names(result.name, requirement.id));
  return { requirement, tests, isShown: tests.length > 0 && tests.every((test) => test.isPassed) };
});

for (const { requirement, tests, isShown } of traced) {
  if (isQuiet && isShown) continue;
  console.log(`${isShown ? '✓' : '✗'} ${requirement.id}  ${requirement.english}`);
  for (const test of tests) console.log(`    ${test.isPassed ? 'passed' : 'FAILED'}  ${test.name}`);
  if (tests.length === 0) console.log('    no test names this row');
}
const visible = traced.filter((row) => row.isShown).length;
console.log(`${visible} of ${traced.length} rows of the source are shown by a test that passes.`);
process.exit(visible === traced.length && traced.length > 0 ? 0 : 1);
