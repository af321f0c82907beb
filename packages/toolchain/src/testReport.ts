/** How many checks passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

/** The part of Jest's JSON report that is counted. */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  /** Test files that could not be run at all. */
  numRuntimeErrorTestSuites: number;
}

/** Counts a Jest report; a test file that could not be run counts as one failure. */
export function tallyJest({
  numPassedTests,
  numFailedTests,
  numRuntimeErrorTestSuites,
}: JestReport): Tally {
  return {
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
  };
}

/** Adds tallies up. */
export function sum(tallies: Tally[]): Tally {
  return tallies.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }),
    {
      passed: 0,
      failed: 0,
    },
  );
}

/** The line that a person and a script read: `N passed, N failed`. */
export function summaryLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}
