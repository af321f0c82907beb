import { setTimeout as delay } from 'node:timers/promises';
import type { IdentityAdmin } from '@cleanmatex/hq-node';
import type { Command } from 'commander';
import type { Print } from '../program';
import { withConsole, type Console } from '../services';

/** Secrets encrypted anew in one transaction. */
const BATCH = 500;
/** Milliseconds to wait for rows that somebody is writing, and how often. */
const PAUSE_MS = 100;
const PAUSES = 100;

function identityOf({ identity }: Console): IdentityAdmin {
  if (identity) return identity;
  throw new Error(
    'The embedded identity provider is off (identity.enabled), and the console stores no secrets without it',
  );
}

/** @returns how many secrets were encrypted anew. */
async function resealAll(console: Console): Promise<number> {
  const identity = identityOf(console);
  let total = 0;
  let pauses = 0;
  for (;;) {
    const { resealed, remaining } = await console.inScope(
      'identity.reseal-secrets',
      async scope => {
        const result = await identity.resealSecrets(BATCH, scope);
        if (result.resealed) {
          const after = result.resealed;
          scope.audit({ changes: [{ path: 'resealed', before: 0, after }] });
        }
        return result;
      },
    );
    total += resealed;
    if (remaining === 0) return total;
    if (resealed > 0) continue;
    pauses += 1;
    if (pauses > PAUSES) {
      throw new Error(`${remaining} secrets stayed in use; try again`);
    }
    await delay(PAUSE_MS);
  }
}

async function rotateSecrets(print: Print): Promise<void> {
  const total = await withConsole(resealAll);
  print(
    `${total} secrets were encrypted anew. Every secret is under the first key of HQ_ENCRYPTION_KEY now; the others may go.`,
  );
}

async function rotateSigningKey(print: Print): Promise<void> {
  const { kid, signsFrom } = await withConsole(console =>
    console.inScope('identity.rotate-signing-key', async scope => {
      const key = await identityOf(console).rotateSigningKey(scope);
      const after = key.signsFrom.toISOString();
      scope.audit({
        subjectId: key.kid,
        changes: [{ path: 'signsFrom', before: null, after }],
      });
      return key;
    }),
  );
  print(
    `Key ${kid} is published and signs from ${signsFrom.toISOString()}. The old one stays published for a day after that.`,
  );
}

/** `hq secrets rotate`, `hq secrets rotate-signing-key` */
export function addSecrets(program: Command, print: Print): void {
  const secrets = program
    .command('secrets')
    .description('keys that protect what the console stores and signs');
  secrets
    .command('rotate')
    .description(
      'encrypt the stored secrets with the first key of HQ_ENCRYPTION_KEY, while the console runs.\nAfterwards the older keys may be removed from it.',
    )
    .action(() => rotateSecrets(print));
  secrets
    .command('rotate-signing-key')
    .description(
      'give the embedded identity provider a new key for signing ID tokens, while it runs.',
    )
    .action(() => rotateSigningKey(print));
}
