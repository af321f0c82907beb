import { until, type Machine } from './machine';

/**
 * Does something.
 * @returns its answer, and the most memory on the way that the API's process had more than before, in bytes.
 */
export async function peak<R>(
  machine: Machine,
  act: () => Promise<R>,
): Promise<{ answer: R; memory: number }> {
  const before = machine.memory;
  let most = before;
  const look = () => {
    most = Math.max(most, machine.memory);
  };
  const watch = setInterval(look, 25);
  try {
    const answer = await act();
    look();
    return { answer, memory: most - before };
  } finally {
    clearInterval(watch);
  }
}

const lastSaid = ({ log }: Machine) =>
  [...log.matchAll(/^HELD (\d+) \d+$/gm)].at(-1);

/** Memory that the API's process holds on to: what is left once garbage is collected, in bytes. */
export async function heldMemory(machine: Machine): Promise<number> {
  const before = lastSaid(machine)?.[0];
  machine.signal('SIGUSR2');
  await until(
    async () => ![before, undefined].includes(lastSaid(machine)?.[0]),
  );
  return Number(lastSaid(machine)?.[1]);
}
