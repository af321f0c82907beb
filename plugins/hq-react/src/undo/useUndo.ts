import {
  allEndpoints,
  diffFields,
  type Endpoint,
  type OutputOf,
  type RequestOf,
} from '@cleanmatex/hq-common';
import { useCallback } from 'react';
import { asHqApiError } from '../api/errors';
import { refreshDomain, settleMutation } from '../api/queries';
import { useHqClient } from '../api/useHqClient';
import { useHqTranslation } from '../i18n/ref';
import { useHqLanguage } from '../i18n/useHqLanguage';
import { showToast } from './toasts';

/** An act that was done. */
export interface DoneAct<E extends Endpoint> {
  endpoint: E;
  input: RequestOf<E>;
  /** What it changed, as it was seen before. */
  before: OutputOf<E>;
  /** The act's answer. */
  after: OutputOf<E>;
  /** What was done, in the console's language: "Bright Wash is active". */
  text: string;
}

type Fields = Record<string, unknown>;

/** The call that undoes an act, as its endpoint declares it; undefined where nothing undoes it. */
export function inverseOf<E extends Endpoint>(
  act: Omit<DoneAct<E>, 'text'>,
): { endpoint: Endpoint; input: Fields; ifMatch?: number } | undefined {
  const { undo } = act.endpoint;
  const endpoint = allEndpoints.find(({ id }) => id === undo?.operation);
  const input = undo?.input(
    act.input as Fields,
    diffFields(act.before as Fields, act.after as Fields),
    (act.after as { id?: string }).id,
  );
  if (!endpoint || !input) return undefined;
  const { version } = act.after as { version?: number };
  return { endpoint, input, ifMatch: endpoint.versioned ? version : undefined };
}

/**
 * Says that an act was done and offers to undo it, where its endpoint declares what undoes it. The undo is refused,
 * with the reason, when somebody changed the same thing meanwhile.
 */
export function useUndo(): <E extends Endpoint>(act: DoneAct<E>) => void {
  const client = useHqClient();
  const locale = useHqLanguage();
  const { t } = useHqTranslation();
  return useCallback(
    act => {
      const inverse = inverseOf(act);
      const undo = async ({
        endpoint,
        input,
        ifMatch,
      }: NonNullable<typeof inverse>) => {
        const reason =
          'reason' in endpoint.input.shape ? { reason: t('undo.reason') } : {};
        try {
          const answer = await client.call(
            endpoint,
            { ...input, ...reason },
            {
              ifMatch,
              idempotencyKey:
                endpoint.method === 'POST' ? crypto.randomUUID() : undefined,
            },
          );
          showToast({ text: t('undo.done') });
          await settleMutation({ endpoint, input, answer }, locale);
        } catch (error) {
          const { message } = asHqApiError(error);
          showToast({ tone: 'danger', text: t('undo.failed', { message }) });
          await refreshDomain(endpoint.id.split('.')[0]);
        }
      };
      showToast({
        text: act.text,
        action: inverse && {
          label: t('undo.action'),
          run: () => void undo(inverse),
        },
      });
    },
    [client, locale, t],
  );
}

/**
 * Does a reversible act at once and offers to undo it; what went wrong is said in a message.
 * @example const act = useActAtOnce(tenantsContract.activate);
 * act({ input: { tenantId }, before: tenant, text: t('activate.done', { name }) });
 */
export function useActAtOnce<E extends Endpoint>(endpoint: E) {
  const client = useHqClient();
  const locale = useHqLanguage();
  const offerUndo = useUndo();
  return useCallback(
    async (act: Pick<DoneAct<E>, 'input' | 'before' | 'text'>) => {
      const { version } = act.before as { version?: number };
      try {
        const after = await client.call(endpoint, act.input, {
          ifMatch: endpoint.versioned ? version : undefined,
          idempotencyKey:
            endpoint.method === 'POST' ? crypto.randomUUID() : undefined,
        });
        offerUndo({ ...act, endpoint, after });
        await settleMutation(
          { endpoint, input: act.input, answer: after },
          locale,
        );
      } catch (error) {
        showToast({ tone: 'danger', text: asHqApiError(error).message });
        await refreshDomain(endpoint.id.split('.')[0]);
      }
    },
    [client, endpoint, locale, offerUndo],
  );
}
