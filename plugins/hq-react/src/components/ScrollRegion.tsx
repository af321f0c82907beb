import type { ComponentProps } from 'react';

/** A part of a page that may scroll by itself: reached by keyboard, and named for who does not see it. */
export function ScrollRegion(
  props: ComponentProps<'section'> & { 'aria-label': string },
) {
  // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
  return <section tabIndex={0} {...props} />;
}
