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
  'Usage: npm run new-domain -- <plural> --title <English> --title2 <Arabic> [--item <singular>] --item2 <Arabic>, for example: npm run new-domain -- holidays --title Holidays --title2 العطلات --item2 عطلة';

const OPTIONS = ['title', 'title2', 'item', 'item2'] as const;

function readArguments(root: string, args: string[]): Placeholders {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: Object.fromEntries(
      OPTIONS.map(name => [name, { type: 'string' as const }]),
    ),
  });
  const [name, ...more] = positionals;
  const unknown = Object.keys(values).some(
    option => !OPTIONS.some(known => known === option),
  );
  const { title, title2, item, item2 } = values as Partial<
    Record<(typeof OPTIONS)[number], string>
  >;
  const isQuoted = /['\\]/.test(`${title}${title2}${item2}`);
  if (
    !name ||
    more.length ||
    unknown ||
    !title ||
    !title2 ||
    !item2 ||
    isQuoted
  )
    throw new Problem(USAGE, ExitCode.USAGE);
  const words = { name, title, title2, item, item2 };
  return placeholdersFor(words, nextMigration(root));
}

/**
 * `npm run new-domain -- <plural>`: makes the packages of a new domain, its folder of the contract and its first
 * migration, and makes them known to backend, portal, navigation, roles, audit log, live pages and tests. What it makes
 * runs and passes its tests: a table of its own with a list, a form and a page of each thing, in both languages.
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
  say('Next: see docs/new-domain.md.');
  return 0;
};
