import { intlLocales, systemRoles } from '@cleanmatex/hq-common';
import { pickLanguage } from '@cleanmatex/hq-react';
import { backstageUiTexts, catalogKinds, catalogLists } from './backstageUi';

const UNITS = '(?:year|month|week|day|hour|minute|second)';
const DURATION = new RegExp(`^\\d+ ${UNITS}s?(?:, \\d+ ${UNITS}s?)*$`);
const LIST_TITLE = /^(all|owned|starred) (\w+?)(?:e?s)?( \(\d+\))?$/i;
const PART_OF = /^(.*) \((\d+) of (\d+)\)$/;

function duration(text: string): string {
  const parts = text.split(', ').map(part => {
    const [count, unit] = part.split(' ');
    return new Intl.NumberFormat(intlLocales.ar, {
      style: 'unit',
      unit: unit.replace(/s$/, ''),
      unitDisplay: 'long',
    }).format(Number(count));
  });
  return new Intl.ListFormat(intlLocales.ar).format(parts);
}

function listTitle(text: string): string | undefined {
  const found = LIST_TITLE.exec(text);
  if (!found) return undefined;
  const [, which, kind, count = ''] = found;
  const kinds = catalogKinds[kind.toLocaleLowerCase('en-US')];
  const title = catalogLists[which.toLocaleLowerCase('en-US')];
  return kinds && `${title.replace('{kinds}', kinds.many)}${count}`;
}

/* Roles are entities that bring their English name and description where no annotation is looked at. */
const roles = new Map(
  systemRoles.flatMap(({ name, name2, description, description2 }) => [
    [name, name2],
    [description, description2],
  ]),
);

/**
 * A text of Backstage's pages in Arabic: one that it has in its code, the kind of an entity, a role, the title of a list of
 * entities with its count, a duration, or a text of the console in both languages.
 * @returns undefined for any other text.
 */
export function stockArabic(english: string): string | undefined {
  if (Object.hasOwn(backstageUiTexts, english))
    return backstageUiTexts[english];
  const role = roles.get(english);
  if (role) return role;
  const kind = english.toLocaleLowerCase('en-US');
  if (Object.hasOwn(catalogKinds, kind)) return catalogKinds[kind].one;
  if (DURATION.test(english)) return duration(english);
  const part = PART_OF.exec(english);
  if (part) return `${part[1]} (${part[2]} من ${part[3]})`;
  const one = pickLanguage(english, 'ar');
  return listTitle(english) ?? (one === english ? undefined : one);
}
