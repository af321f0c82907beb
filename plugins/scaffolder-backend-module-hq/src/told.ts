/** A text in both languages as a run's log has it; the portal shows one of them. */
export const inBoth = ({ en, ar }: { en: string; ar: string }) =>
  `${en} · ${ar}`;

/** An error whose reason is all that a run's log shows of it: the log takes the stack, so that is the reason too. */
export function told(reason: string, name = 'Error'): Error {
  const error = new Error(reason);
  error.name = name;
  error.stack = reason;
  return error;
}
