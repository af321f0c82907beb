import type { Command } from '../context.ts';
import { program } from '../programs.ts';
import { conclude, runStep } from '../steps.ts';

/** `npm run format`: checks that every file is formatted as Prettier would; `npm run format -- --write` formats. */
export const format: Command = async (context, args) => {
  const mode = args.length === 0 ? ['--check'] : args;
  const prettier = [program(context.root, 'prettier'), '--loglevel', 'warn'];
  const tally = await runStep(context, {
    title: 'Format',
    args: [...prettier, ...mode, '.'],
    env: process.env,
  });
  return conclude([tally]);
};
