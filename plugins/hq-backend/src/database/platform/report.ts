import { PlatformReport, PlatformTableReport } from './check';

/** The report as text for a terminal or a log: a line per table and difference. */
export function formatPlatformReport(report: PlatformReport): string {
  const width = Math.max(...report.tables.map(({ table }) => table.length));
  const lines = report.tables.flatMap(table => tableLines(table, width));
  const broken = report.tables
    .flatMap(({ differences }) => differences)
    .filter(({ breaking }) => breaking).length;
  const summary = broken
    ? `${broken} ${
        broken === 1 ? 'difference breaks' : 'differences break'
      } the console.`
    : 'Nothing breaks the console.';
  return [...lines, summary].join('\n');
}

function tableLines(report: PlatformTableReport, width: number): string[] {
  return [
    `${report.table.padEnd(width)}  ${report.state}`,
    ...report.differences.map(({ column, expected, found, breaking }) => {
      const place = column ? `${report.table}.${column}` : report.table;
      return `  ${
        breaking ? 'BREAKS' : 'note  '
      }  ${place}: expected ${expected}, found ${found}`;
    }),
  ];
}

/** The platform's tables do not fit this release; the message is the whole report. */
export class PlatformMismatchError extends Error {
  name = 'PlatformMismatchError';

  constructor(readonly report: PlatformReport) {
    super(
      `The platform database does not fit this release of the console.\n${formatPlatformReport(
        report,
      )}`,
    );
  }
}
