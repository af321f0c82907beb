import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as kit from '@cleanmatex/hq-react';

/** Parts that have no story, and why. */
const exceptions: Record<string, string> = {
  ChangesPreview: 'ConfirmDialog shows it.',
  HqToasts: 'The stage has it; the story of messages shows them.',
  Pager: 'HqTable shows it.',
  ReasonField: 'ConfirmDialog shows it.',
  RequirePermission: 'It shows the page, or EmptyState.',
  RowMenu: 'HqTable shows it; the story of the menu opens it.',
  ScrollRegion: 'It looks like what it holds.',
  SubjectsDiff: 'ConfirmDialog shows it.',
};

const folder = path.join(__dirname, 'parts');
const source = readdirSync(folder)
  .map(file => readFileSync(path.join(folder, file), 'utf8'))
  .join('\n');
const hasStory = (name: string) => new RegExp(`<${name}\\b`).test(source);

/** What hq-react exports to be seen: components, which begin with a capital letter; errors are classes. */
const parts = Object.entries(kit)
  .filter(([name]) => /^[A-Z][a-z]/.test(name))
  .filter(
    ([, value]) =>
      (typeof value === 'function' && !(value.prototype instanceof Error)) ||
      '$$typeof' in Object(value),
  )
  .map(([name]) => name);

it('each part that hq-react exports to be seen has a story, or a reason to have none', () => {
  expect(parts).toContain('HqTable');
  const missing = parts.filter(name => !hasStory(name) && !exceptions[name]);
  expect(missing).toEqual([]);
});

it('no reason is kept for a part that has a story or is gone', () => {
  const idle = Object.keys(exceptions).filter(
    name => hasStory(name) || !parts.includes(name),
  );
  expect(idle).toEqual([]);
});
