import path from 'node:path';
import type { Command } from '../context.ts';
import { markAllBuilt } from '../products.ts';
import { program } from '../programs.ts';
import { conclude, runStep, type Step } from '../steps.ts';
import type { Tally } from '../testReport.ts';

/** `npm run build`: types, the UI, and the backend's bundle in packages/backend/dist, which contains the UI. */
export const build: Command = async context => {
  const { root } = context;
  const env = { ...process.env, NODE_ENV: 'production' };
  const bundle = [program(root, 'backstage'), 'package', 'build'];
  const packages = (name: string) => path.join(root, 'packages', name);
  const steps: Step[] = [
    { title: 'Types', args: [program(root, 'typescript')], env },
    { title: 'UI build', args: bundle, env, cwd: packages('app') },
    { title: 'Backend build', args: bundle, env, cwd: packages('backend') },
  ];
  const tallies: Tally[] = [];
  for (const step of steps) tallies.push(await runStep(context, step));
  const code = conclude(tallies);
  if (code === 0) markAllBuilt(root);
  return code;
};
