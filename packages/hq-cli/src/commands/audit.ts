import { verifyExport } from '@cleanmatex/audit-backend';
import { contract } from '@cleanmatex/hq-common';
import type { Command } from 'commander';
import { NegativeResult } from '../failure';
import type { Print } from '../program';
import { withConsole } from '../services';

async function verifyLog(print: Print): Promise<void> {
  const result = await withConsole(console =>
    console.call(contract.audit.verify, {}),
  );
  const { ok, checked, lastSeq, problem, head, durationMs } = result;
  if (!ok && problem) {
    const entry = problem.auditId ? `, entry ${problem.auditId}` : '';
    print(`BROKEN: ${problem.kind} at position ${problem.seq ?? '-'}${entry}.`);
    print(problem.message);
    throw new NegativeResult();
  }
  print(
    `The audit log is intact: ${checked} entries up to position ${lastSeq}, in ${durationMs} ms.`,
  );
  print(
    head
      ? `${head.count} signed heads agree; the newest is of position ${head.seq}, ${head.at}.`
      : 'WARNING: no signed head is recorded: a rewritten log or a cut end would not show.',
  );
  if (head?.late) {
    print(
      'WARNING: the first signed head is much younger than the log. Earlier ones were removed, or never signed: what was rewritten before it does not show.',
    );
  }
}

async function verifyFile(file: string, print: Print): Promise<void> {
  const result = await verifyExport(file);
  if (result.masked) {
    print('Personal data is hidden in this file, so it cannot be verified.');
    throw new NegativeResult();
  }
  if (!result.ok) {
    const { kind, seq } = result.problem ?? { kind: 'unknown', seq: '-' };
    print(`BROKEN: ${kind} at position ${seq}.`);
    throw new NegativeResult();
  }
  print(
    `The file is intact: ${result.checked} entries, ${result.gaps} positions left out.`,
  );
}

/** `hq audit verify`, `hq audit verify-export <file>` */
export function addAudit(program: Command, print: Print): void {
  const audit = program.command('audit').description('the audit log');
  audit
    .command('verify')
    .description(
      'recompute the hash chain and compare it with the signed heads.\nExits with 1 and names the first bad entry when something was tampered with.',
    )
    .action(() => verifyLog(print));
  audit
    .command('verify-export')
    .description('verify an exported file (.json or .csv), without a database')
    .argument('<file>', 'the exported file')
    .action((file: string) => verifyFile(file, print));
}
