import path from 'node:path';

/** The Node.js programs that commands run, installed in the repository's node_modules. */
const FILES = {
  backstage: '@backstage/cli/bin/backstage-cli',
  playwright: '@playwright/test/cli.js',
  prettier: 'prettier/bin-prettier.js',
  typescript: 'typescript/bin/tsc',
  /** Not a program: lets Node.js load the repository's TypeScript packages, as a value of `--require`. */
  transform: '@backstage/cli/config/nodeTransform.cjs',
};

/** The path of a program. */
export function program(root: string, name: keyof typeof FILES): string {
  return path.join(root, 'node_modules', FILES[name]);
}
