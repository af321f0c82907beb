import type { ShellKey } from '../translations/ref';

/** Themes to choose from; without an id the system decides. */
export const themeChoices: Array<{ id?: string; label: ShellKey }> = [
  { id: 'light', label: 'shell.themeLight' },
  { id: 'dark', label: 'shell.themeDark' },
  { label: 'shell.themeSystem' },
];
