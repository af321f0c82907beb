import { describeFailure, exitCodeOf } from './failure';
import { createProgram } from './program';

const program = createProgram(line => process.stdout.write(`${line}\n`));

// Backstage ends the process with 0 once nothing is left to do; the command's own code must come first.
const leave = (code: number) =>
  process.stdout.write('', () => process.exit(code));

program.parseAsync(process.argv).then(
  () => leave(0),
  error => {
    const message = describeFailure(error);
    if (message) process.stderr.write(`${message}\n`);
    leave(exitCodeOf(error));
  },
);
