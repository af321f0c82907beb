import { sampleFleetContract, type SampleFleet } from '@cleanmatex/hq-common';
import { refreshDomain, useHqQuery } from '@cleanmatex/hq-react';
import { useEffect } from 'react';

/** How often a fleet that is being made or removed is looked at, in milliseconds. */
const WATCH_MS = 1_000;

const isChanging = (state: SampleFleet['state'] | undefined) =>
  state === 'creating' || state === 'removing';

/** The sample fleet, followed while it changes. Tenants on screen are asked again when it has. */
export function useSampleFleet() {
  const answer = useHqQuery(
    sampleFleetContract.get,
    {},
    { refetchInterval: last => (isChanging(last?.state) ? WATCH_MS : false) },
  );
  const state = answer.data?.state;
  useEffect(() => {
    if (state && !isChanging(state)) void refreshDomain('tenants');
  }, [state]);
  return { fleet: answer.data, error: answer.error, refetch: answer.refetch };
}
