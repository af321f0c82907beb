/** Names of the shared parts' pages, `/stories/<name>`, in the order of the index. */
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
  'toast',
  'bilingual-field',
  'color-field',
  'close-guard',
  'merge',
] as const;
export type StoryName = (typeof storyNames)[number];
