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

/** Resolves when the signal is aborted, at once if it is already. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise(resolve => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
