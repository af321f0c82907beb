import { sum, summaryLine, tallyJest } from './testReport.ts';

describe('the summary of a test run', () => {
  it('counts a test file that could not be run as a failure', () => {
    expect(
      tallyJest({
        numPassedTests: 7,
        numFailedTests: 1,
        numRuntimeErrorTestSuites: 2,
      }),
    ).toEqual({ passed: 7, failed: 3 });
  });

  it('is one plain line over all checks', () => {
    const tallies = [
      { passed: 1, failed: 0 },
      { passed: 41, failed: 2 },
    ];
    expect(summaryLine(sum(tallies))).toBe('42 passed, 2 failed');
  });
});
