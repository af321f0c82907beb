/** A name that is being typed behind an `@`, right before the cursor. */
export interface Typing {
  /** What was typed of the name so far. */
  query: string;
  /** Where the `@` stands. */
  start: number;
}

const BEFORE_CURSOR = /(?:^|\s)@([\p{L}\p{M}'.-]*(?: [\p{L}\p{M}'.-]*)?)$/u;

/** The mention that somebody is typing; undefined when they are typing none. */
export function typingAt(text: string, cursor: number): Typing | undefined {
  const found = BEFORE_CURSOR.exec(text.slice(0, cursor));
  if (!found) return undefined;
  return { query: found[1], start: cursor - found[1].length - 1 };
}

/** The text with the name in place of what was typed of it. */
export function withMention(
  text: string,
  { query, start }: Typing,
  name: string,
): string {
  const rest = text.slice(start + 1 + query.length);
  return `${text.slice(0, start)}@${name} ${rest.trimStart()}`;
}

/** A text in pieces: plain ones, and the names that it mentions. */
export function piecesOf(
  text: string,
  names: string[],
): Array<{ text: string; mention: boolean }> {
  const marks = names
    .map(name => `@${name}`)
    .sort((a, b) => b.length - a.length);
  const pieces: Array<{ text: string; mention: boolean }> = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const mark = marks.find(each => text.startsWith(each, at));
    if (mark) {
      if (plain) pieces.push({ text: plain, mention: false });
      pieces.push({ text: mark, mention: true });
      plain = '';
      at += mark.length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  return plain ? [...pieces, { text: plain, mention: false }] : pieces;
}
