import { describeFailure, exitCodeOf } from '../failure';
import { createProgram } from '../program';

/** Runs a command of `hq` as the shell would. @returns its exit code and what it wrote */
export async function hq(...args: string[]) {
  const lines: string[] = [];
  const errors: string[] = [];
  const program = createProgram(line => lines.push(line));
  program.configureOutput({
    writeOut: text => lines.push(text),
    writeErr: text => errors.push(text),
  });
  for (const command of program.commands) {
    for (const each of [command, ...command.commands]) {
      each.configureOutput({
        writeOut: text => lines.push(text),
        writeErr: text => errors.push(text),
      });
    }
  }
  try {
    await program.parseAsync(['node', 'hq', ...args]);
    return { code: 0, out: lines.join('\n'), err: '', error: undefined };
  } catch (error) {
    const message = describeFailure(error);
    return {
      code: exitCodeOf(error),
      out: lines.join('\n'),
      err: errors.join(''),
      error: message,
    };
  }
}
