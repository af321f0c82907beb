import type { RootLoggerService } from '@backstage/backend-plugin-api';

const print = (message: string, meta?: unknown) => {
  const detail = meta instanceof Error ? `: ${meta.message}` : '';
  process.stderr.write(`${message}${detail}\n`);
};
const quiet = () => undefined;

/** Warnings and errors to standard error; standard output belongs to the command. */
export const cliLogger: RootLoggerService = {
  error: print,
  warn: print,
  info: quiet,
  debug: quiet,
  child: () => cliLogger,
};
