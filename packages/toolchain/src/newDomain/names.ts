import { ExitCode, Problem } from '../problems.ts';

/** What the templates' placeholders (`__name__` and so on) stand for. */
export type Placeholders = Record<
  | 'name'
  | 'camel'
  | 'Pascal'
  | 'snake'
  | 'words'
  | 'Item'
  | 'item'
  | 'item-name'
  | 'item-snake'
  | 'item-words'
  | 'Item-words'
  | 'item2'
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

/** How a domain and one of its things are called. */
export interface DomainWords {
  /** A plural in kebab case, as the API's path has it: `plans`, `service-codes`. */
  name: string;
  /** The same for people: in English, `Service codes`, and in Arabic. */
  title: string;
  title2: string;
  /** One of them in kebab case, `service-code`, and in Arabic. Default of the first: the name without its last s. */
  item?: string;
  item2: string;
}

const kebab = /^[a-z]+(-[a-z]+)*$/;

/**
 * All spellings of a domain's name and of one of its things.
 * @param number - of its first migration
 * @throws Problem (USAGE) when a name is not in kebab case, or one thing is called as all of them
 */
export function placeholdersFor(
  words: DomainWords,
  number: number,
): Placeholders {
  const { name, title, title2, item2 } = words;
  const item = words.item ?? name.replace(/s$/, '');
  const wrong = [name, item].find(text => !kebab.test(text));
  if (wrong !== undefined) {
    throw new Problem(
      `A domain's name is lower-case words joined by hyphens, such as service-codes; not "${wrong}".`,
      ExitCode.USAGE,
    );
  }
  if (item === name) {
    throw new Problem(
      `"${name}" is not a plural that ends with s; say with --item what one of them is called.`,
      ExitCode.USAGE,
    );
  }
  const itemWords = item.replaceAll('-', ' ');
  return {
    name,
    camel: camel(name),
    Pascal: pascal(name),
    snake: name.replaceAll('-', '_'),
    words: name.replaceAll('-', ' '),
    Item: pascal(item),
    item: camel(item),
    'item-name': item,
    'item-snake': item.replaceAll('-', '_'),
    'item-words': itemWords,
    'Item-words': capital(itemWords),
    item2,
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
