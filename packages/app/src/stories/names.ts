/** Names of the shared parts' pages, `/stories/<name>`, in the order of the index; messages stay, so they come last. */
export const storyNames = [
  'table',
  'table-empty',
  'bulk-bar',
  'page',
  'states',
  'badges',
  'details',
  'charts',
  'diff',
  'timeline',
  'confirm',
  'bilingual-field',
  'color-field',
  'close-guard',
  'merge',
  'toast',
] as const;
export type StoryName = (typeof storyNames)[number];
