import { ExitCode, Problem } from '../problems.ts';

/** What the templates' placeholders (`__name__` and so on) stand for. */
export type Placeholders = Record<
  | 'name'
  | 'camel'
  | 'Pascal'
  | 'snake'
  | 'words'
  | 'Item'
  | 'item-name'
  | 'title'
  | 'title2'
  | 'number',
  string
>;

const capital = (word: string) => word[0].toUpperCase() + word.slice(1);

const pascal = (kebab: string) => kebab.split('-').map(capital).join('');

function camel(kebab: string): string {
  const text = pascal(kebab);
  return text[0].toLowerCase() + text.slice(1);
}

/**
 * All spellings of a domain's name.
 * @param name - a plural in kebab case, as the API's path has it: `plans`, `service-codes`
 * @param title - in English; @param title2 - in Arabic
 * @param number - of its first migration
 * @throws Problem (USAGE) when the name is not in kebab case
 */
export function placeholdersFor(
  name: string,
  title: string,
  title2: string,
  number: number,
): Placeholders {
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) {
    throw new Problem(
      `A domain's name is lower-case words joined by hyphens, such as service-codes; not "${name}".`,
      ExitCode.USAGE,
    );
  }
  const item = name.replace(/s$/, '');
  return {
    name,
    camel: camel(name),
    Pascal: pascal(name),
    snake: name.replaceAll('-', '_'),
    words: name.replaceAll('-', ' '),
    Item: pascal(item),
    'item-name': item,
    title,
    title2,
    number: `${number}`.padStart(4, '0'),
  };
}

/** Replaces every placeholder in a text or a path. */
export function fill(text: string, placeholders: Placeholders): string {
  return Object.entries(placeholders).reduce(
    (filled, [key, value]) => filled.replaceAll(`__${key}__`, value),
    text,
  );
}
