import { useApi } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  LIVE_BEAT_MS,
  LIVE_CHANNEL,
  type LiveMessage,
} from '@cleanmatex/hq-common';
import { useEffect } from 'react';
import { hqQueryClient } from '../api/queries';
import { Continuity } from './continuity';
import { LiveRefresh } from './liveRefresh';

/** Silence after which a socket is taken for dead. */
const SILENCE_MS = 4 * LIVE_BEAT_MS;

/**
 * Keeps what is on screen up to date while others change it. The shell calls it once; answers are replaced in
 * place, so that selection, focus and open dialogs stay. What was missed while the socket was broken, or before it was
 * open, is asked for as soon as it works; a socket that is silent is opened anew, which Backstage's client leaves out
 * when the server has closed it in good order.
 */
export function useLiveData(): void {
  const signals = useApi(signalApiRef);
  useEffect(() => {
    const continuity = new Continuity();
    const live = new LiveRefresh(isOld => {
      hqQueryClient.invalidateQueries({ predicate: isOld });
    });
    let heardAt = Date.now();
    const subscribe = () =>
      signals.subscribe<LiveMessage>(LIVE_CHANNEL, message => {
        heardAt = Date.now();
        if (continuity.misses(message)) {
          hqQueryClient.invalidateQueries({ queryKey: ['hq'] });
        } else live.hear(message.changes);
      });
    let subscription = subscribe();
    const watch = setInterval(() => {
      if (Date.now() - heardAt < SILENCE_MS) return;
      heardAt = Date.now();
      subscription.unsubscribe();
      subscription = subscribe();
    }, LIVE_BEAT_MS);
    return () => {
      clearInterval(watch);
      subscription.unsubscribe();
      live.stop();
    };
  }, [signals]);
}
