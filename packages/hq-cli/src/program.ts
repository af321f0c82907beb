import { Command } from 'commander';
import { version } from '../package.json';
import { addApiKey } from './commands/apiKey';
import { addAudit } from './commands/audit';
import { addMigrate } from './commands/migrate';
import { addPlatform } from './commands/platform';
import { addSampleFleet } from './commands/sampleFleet';
import { addSecrets } from './commands/secrets';
import { addUser } from './commands/user';

/** Writes a line of the command's own output. */
export type Print = (line: string) => void;

/** Gathers an option that may be given several times. */
export const collect = (value: string, earlier: unknown): string[] =>
  Array.isArray(earlier) ? [...earlier, value] : [value];

/** The operators' command line. Commands throw; they never end the process. */
export function createProgram(print: Print): Command {
  const program = new Command('hq')
    .version(version)
    .description(
      'Operate the HQ Console from a terminal. Same rules and audit trail as the portal.',
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 done; 1 failed, or a check found something; 2 the command line is wrong.',
    )
    .showHelpAfterError('Add --help for the options.')
    .exitOverride();
  addPlatform(program, print);
  addMigrate(program, print);
  addUser(program, print);
  addApiKey(program, print);
  addSecrets(program, print);
  addAudit(program, print);
  addSampleFleet(program, print);
  return program;
}
