import { existsSync, readFileSync } from 'node:fs';

/** The fields of a vitest report that are used. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests?: number;
  readonly numTodoTests?: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly duration?: number | null;
    }[];
  }[];
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

export interface TestResult {
  readonly name: string;
  readonly isPassed: boolean;
  readonly seconds: number;
}

const read = (file: string): Report => JSON.parse(readFileSync(file, 'utf8'));

/** The counts of a run, by test if it has a report. A run without a report, or without a test, has failed. */
export const countOf = (file: string | undefined, hasExitedWell: boolean): Count => {
  if (file === undefined) return { passed: hasExitedWell ? 1 : 0, failed: hasExitedWell ? 0 : 1 };
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests = 0, numTodoTests = 0 } = read(file);
  // A skipped test proves nothing, so it counts as failed.
  const failed = numFailedTests + numPendingTests + numTodoTests;
  const isBroken = !hasExitedWell || numPassedTests + failed === 0;
  return { passed: numPassedTests, failed: failed === 0 && isBroken ? 1 : failed };
};

/** All tests of a report. */
export const readResults = (file: string): readonly TestResult[] =>
  read(file).testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status, duration }) => ({
      name: fullName.trim(),
      isPassed: status === 'passed',
      seconds: (duration ?? 0) / 1000,
    })),
  );

/** The slowest tests of several reports; a missing report has none. */
export const slowestTests = (files: readonly string[], count: number): readonly TestResult[] =>
  files
    .filter((file) => existsSync(file))
    .flatMap(readResults)
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, count);
