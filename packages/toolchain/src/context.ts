import path from 'node:path';

/** What every command works with. */
export interface Context {
  /** The repository's folder. */
  root: string;
  /** Prints a line of progress for the person at the terminal. */
  say(line: string): void;
  /** Aborted when the person asks to stop (Ctrl-C, SIGTERM, a closed terminal, a killed launcher). */
  interrupted: AbortSignal;
}

/** A command: returns the exit code. */
export type Command = (context: Context, args: string[]) => Promise<number>;

/** Backstage's command line program. */
export function backstageCli(root: string): string {
  return path.join(
    root,
    'node_modules',
    '@backstage',
    'cli',
    'bin',
    'backstage-cli',
  );
}

/** Lets Node.js load the repository's TypeScript packages as they are, as a value of `--require`. */
export function nodeTransform(root: string): string {
  return path.join(
    root,
    'node_modules',
    '@backstage',
    'cli',
    'config',
    'nodeTransform.cjs',
  );
}

/** Resolves when the signal is aborted, at once if it is already. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise(resolve => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
