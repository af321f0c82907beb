import { useApi } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { LIVE_CHANNEL, type LiveMessage } from '@cleanmatex/hq-common';
import { useEffect } from 'react';
import { hqQueryClient } from '../api/queries';
import { LiveRefresh } from './liveRefresh';

/**
 * Keeps what is on screen up to date while others change it. The shell calls it once; answers are replaced in
 * place, so that selection, focus and open dialogs stay.
 */
export function useLiveData(): void {
  const signals = useApi(signalApiRef);
  useEffect(() => {
    const live = new LiveRefresh(isOld => {
      hqQueryClient.invalidateQueries({ predicate: isOld });
    });
    const subscription = signals.subscribe<LiveMessage>(
      LIVE_CHANNEL,
      ({ changes }) => live.hear(changes),
    );
    return () => {
      subscription.unsubscribe();
      live.stop();
    };
  }, [signals]);
}
