import { createTemplateFilter } from '@backstage/plugin-scaffolder-node/alpha';

/**
 * Filter `hqChosen`: the keys that are ticked in a form's group of check boxes, so
 * `{ IRONING: true, ALTERATION: false }` becomes `['IRONING']`. Anything else becomes undefined, as if
 * the field had not been filled in.
 */
export const hqChosen = createTemplateFilter({
  id: 'hqChosen',
  description: 'Keys of an object whose value is true',
  filter: ticked => {
    if (
      typeof ticked !== 'object' ||
      ticked === null ||
      Array.isArray(ticked)
    ) {
      return undefined;
    }
    const keys = Object.entries(ticked).flatMap(([key, value]) =>
      value === true ? key : [],
    );
    return keys.length > 0 ? keys : undefined;
  },
});
