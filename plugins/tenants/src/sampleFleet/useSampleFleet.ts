import { sampleFleetContract } from '@cleanmatex/hq-common';
import { refreshDomain, useHqQuery } from '@cleanmatex/hq-react';
import { useEffect, useState } from 'react';

/** How often a fleet that is being made or removed is looked at, in milliseconds. */
const WATCH_MS = 1_000;

/** The sample fleet, followed while it changes. Tenants on screen are asked again when it has. */
export function useSampleFleet() {
  const [busy, setBusy] = useState(false);
  const answer = useHqQuery(
    sampleFleetContract.get,
    {},
    { refetchInterval: busy ? WATCH_MS : false },
  );
  const state = answer.data?.state;
  useEffect(() => {
    if (!state) return;
    const changing = state === 'creating' || state === 'removing';
    setBusy(changing);
    if (!changing) void refreshDomain('tenants');
  }, [state]);
  return { fleet: answer.data, error: answer.error, refetch: answer.refetch };
}
