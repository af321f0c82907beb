import { auditContract, type ChainVerification } from '@cleanmatex/hq-common';
import {
  asHqApiError,
  useHqClient,
  type HqApiError,
} from '@cleanmatex/hq-react';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Entries of one call: about a second. */
const STEP = 50_000;

/** How a verification stands. */
export interface VerificationState {
  running: boolean;
  /** Entries verified so far. */
  checked: number;
  /** Entries of the chain, once known. */
  total?: number;
  /** The last call's answer, once the verification is over. */
  result?: ChainVerification;
  error?: HqApiError;
}

const idle: VerificationState = { running: false, checked: 0 };

/** Verifies the chain range by range, so that progress shows. Stops when the component goes. */
export function useVerification() {
  const client = useHqClient();
  const [state, setState] = useState(idle);
  const current = useRef<AbortController>(undefined);
  const stop = useCallback(() => {
    current.current?.abort();
    setState(before => ({ ...before, running: false }));
  }, []);
  useEffect(() => () => current.current?.abort(), []);
  const start = useCallback(async () => {
    current.current?.abort();
    const { signal } = (current.current = new AbortController());
    setState({ ...idle, running: true });
    try {
      let checked = 0;
      for (let from = 1; ; from += STEP) {
        const answer = await client.call(
          auditContract.verify,
          { from, to: from + STEP - 1 },
          { signal },
        );
        checked += answer.checked;
        const over = answer.problem !== null || answer.to >= answer.lastSeq;
        setState({
          running: !over,
          checked,
          total: answer.lastSeq,
          result: over ? answer : undefined,
        });
        if (over) return;
      }
    } catch (error) {
      if (signal.aborted) return;
      setState(before => ({
        ...before,
        running: false,
        error: asHqApiError(error),
      }));
    }
  }, [client]);
  return { ...state, start, stop };
}
