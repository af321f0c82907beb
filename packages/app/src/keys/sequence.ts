import { goPages } from '../palette/commands';

/** Milliseconds in which the letter has to follow `g`. */
export const SEQUENCE_MS = 1_500;

/** What a key asks for. */
export type KeyCommand =
  | { act: 'keys' }
  | { act: 'search' }
  | { act: 'go'; href: string };

/** The part of a keyboard event that matters. */
export type PressedKey = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'
>;

const letterOf = ({ code }: PressedKey) =>
  /^Key([A-Z])$/.exec(code)?.[1].toLowerCase();

/**
 * Reads keys one after the other. Letters go by their place on the keyboard, so that they are the same with Arabic
 * letters on it.
 * @param now - milliseconds; what counts is their difference.
 */
export function keyReader(): (
  key: PressedKey,
  now: number,
) => KeyCommand | undefined {
  let goSince = -Infinity;
  return (key, now) => {
    if (key.ctrlKey || key.metaKey || key.altKey) return undefined;
    if (key.key === '?' || key.key === '؟') return { act: 'keys' };
    if (key.key === '/') return { act: 'search' };
    const letter = letterOf(key);
    const follows = now - goSince < SEQUENCE_MS;
    goSince = letter === 'g' && !follows ? now : -Infinity;
    const page = follows && goPages.find(each => each.letter === letter);
    return page ? { act: 'go', href: page.href } : undefined;
  };
}
