import { existsSync, readFileSync } from 'node:fs';
import { readResults, type TestResult } from './reports.ts';

/** A requirement that the product implements. */
interface Requirement {
  readonly id: string;
  readonly english: string;
}

interface Traced {
  readonly requirement: Requirement;
  /** Titles with `ID: accepts`. */
  readonly accepting: readonly TestResult[];
  /** Titles with `ID: refuses`. */
  readonly refusing: readonly TestResult[];
  /** All that name the row besides. */
  readonly besides: readonly TestResult[];
}

const answered = /^(REN|WED|FEE|REP)-/;
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

const trace = (requirement: Requirement): Traced => {
  const mark = (kind: string) => new RegExp(`\\b${requirement.id}: (?:\\w+, )*${kind}\\b`);
  const named = new RegExp(`\\b${requirement.id}(?![\\w-])`);
  const tests = results.filter(({ name }) => named.test(name));
  const accepting = tests.filter(({ name }) => mark('accepts').test(name));
  const refusing = tests.filter(({ name }) => mark('refuses').test(name));
  const besides = tests.filter((test) => !accepting.includes(test) && !refusing.includes(test));
  return { requirement, accepting, refusing, besides };
};

/** What a row lacks; empty when a test shows what it accepts, one what it refuses, and all that name it pass. */
const lacksOf = ({ accepting, refusing, besides }: Traced): readonly string[] => [
  ...(accepting.length === 0 ? ['no test of what it accepts'] : []),
  ...(refusing.length === 0 ? ['no test of what it refuses'] : []),
  ...([...accepting, ...refusing, ...besides].every(({ isPassed }) => isPassed)
    ? []
    : ['a test that failed']),
];

const printTests = (kind: string, tests: readonly TestResult[]): void => {
  for (const test of tests)
    console.log(`    ${kind.padEnd(7)}  ${test.isPassed ? 'passed' : 'FAILED'}  ${test.name}`);
};

const rows = readRequirements().map(trace);
for (const row of rows) {
  const lacks = lacksOf(row);
  if (isQuiet && lacks.length === 0) continue;
  console.log(`${lacks.length === 0 ? '✓' : '✗'} ${row.requirement.id}  ${row.requirement.english}`);
  for (const lack of lacks) console.log(`    ${lack}`);
  printTests('accepts', row.accepting);
  printTests('refuses', row.refusing);
  printTests('besides', row.besides);
}
const shown = rows.filter((row) => lacksOf(row).length === 0).length;
console.log(
  `${shown} of ${rows.length} rows of the source have a test that accepts and a test that refuses.`,
);
process.exit(shown === rows.length && rows.length > 0 ? 0 : 1);
