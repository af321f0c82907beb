import { useEffect } from 'react';
import { useUserSetting } from './useUserSetting';

/** Something that the person has looked at. */
export type Visit = {
  /** Address of its page. */
  href: string;
  name: string;
  name2: string | null;
};

const KEY = 'recent-visits';
const MAX_VISITS = 8;
const none: Visit[] = [];

/** What a person has looked at, with one more: newest first, each once, at most eight. */
export function withVisit(visits: readonly Visit[], visit: Visit): Visit[] {
  return [visit, ...visits.filter(({ href }) => href !== visit.href)].slice(
    0,
    MAX_VISITS,
  );
}

/** What the person has looked at, newest first, in any browser. */
export function useRecentVisits(): readonly Visit[] {
  return useUserSetting<Visit[]>(KEY).value ?? none;
}

/** Remembers that the person looks at something; the page of the thing calls it. */
export function useVisit({ href, name, name2 }: Visit): void {
  const { value = none, isLoaded, set } = useUserSetting<Visit[]>(KEY);
  const [last] = value;
  const isNews =
    isLoaded &&
    (last?.href !== href || last.name !== name || last.name2 !== name2);
  useEffect(() => {
    if (isNews) set(withVisit(value, { href, name, name2 }));
  }, [isNews, set, value, href, name, name2]);
}
