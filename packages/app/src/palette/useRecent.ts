import { useName, useRecentVisits } from '@cleanmatex/hq-react';
import { useNavigate } from 'react-router-dom';
import type { PaletteCommand } from './commands';

/** The palette's things that the person has looked at last; the one in front of the person is left out. */
export function useRecent(): PaletteCommand[] {
  const nameOf = useName();
  const navigate = useNavigate();
  return useRecentVisits()
    .filter(({ href }) => href !== window.location.pathname)
    .map(visit => ({
      id: `recent:${visit.href}`,
      label: nameOf(visit),
      run: () => navigate(visit.href),
    }));
}
