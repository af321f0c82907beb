import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Command } from '../context.ts';
import {
  fill,
  placeholdersFor,
  type Placeholders,
} from '../newDomain/names.ts';
import { nextMigration, renderTemplates } from '../newDomain/templates.ts';
import { wire } from '../newDomain/wiring.ts';
import { ExitCode, Problem } from '../problems.ts';
import { program } from '../programs.ts';
import { runNode } from '../subprocess.ts';

const USAGE =
  'Usage: yarn new-domain <name> --title <English> --title2 <Arabic>, for example: yarn new-domain plans --title Plans --title2 الباقات';

function readArguments(root: string, args: string[]): Placeholders {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: { title: { type: 'string' }, title2: { type: 'string' } },
  });
  const [name, ...more] = positionals;
  const { title, title2 } = values;
  const complete = typeof title === 'string' && typeof title2 === 'string';
  if (!name || more.length > 0 || !complete || /['\\]/.test(title + title2)) {
    throw new Problem(USAGE, ExitCode.USAGE);
  }
  return placeholdersFor(name, title, title2, nextMigration(root));
}

/**
 * `yarn new-domain <name>`: makes the packages of a new domain, its folder of the contract and its first migration,
 * and makes them known to backend, portal, navigation, roles and tests. What it makes runs and passes its tests: a list
 * on a table of its own, with its page in both languages.
 */
export const newDomain: Command = async (context, args) => {
  const { root, say, interrupted } = context;
  const placeholders = readArguments(root, args);
  const filled = (text: string) => fill(text, placeholders);
  const created = renderTemplates(root, filled);
  const taken = [...created.keys()].find(file =>
    existsSync(path.join(root, file)),
  );
  if (taken) throw new Problem(`${taken} exists already; nothing was changed.`);
  const changed = wire(root, filled);
  for (const [file, text] of [...created, ...changed]) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const options = { cwd: root, env: process.env, interrupted };
  const files = [...created.keys(), ...changed.keys()].filter(
    file => !file.endsWith('.sql'),
  );
  const prettier = program(root, 'prettier');
  await runNode([prettier, '--write', '--loglevel', 'warn', ...files], options);
  say(`Made:\n  ${[...created.keys()].join('\n  ')}`);
  say(`Changed:\n  ${[...changed.keys()].join('\n  ')}`);
  say('Next: yarn install, then write its README and its first command.');
  return 0;
};
