import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClientBase } from 'pg';
import type { HeadSigner, HeadStore, SignedHead } from './heads';
import { readEnd, readHash } from './seal';

/** Signs the end of the chain and records it outside the database. */
export class HeadRecorder {
  private last: SignedHead | null | undefined;

  constructor(
    private readonly options: {
      signer: HeadSigner;
      store: HeadStore;
      logger: LoggerService;
    },
  ) {}

  /**
   * Records a head when the chain has grown since the last one. A chain that no longer contains the last head
   * is not signed: the log says so instead.
   * @returns false while there is no entry yet to be signed.
   */
  async record(client: ClientBase): Promise<boolean> {
    const { signer, store, logger } = this.options;
    if (this.last === undefined) {
      this.last = (await store.readAll()).at(-1) ?? null;
    }
    const last = this.last;
    const end = await readEnd(client);
    if (last && (await readHash(client, last.seq)) !== last.hash) {
      logger.error(
        `The audit chain no longer contains the entry ${last.seq} that was signed at ${last.at}. No further head is signed. Verify the audit log`,
      );
      return true;
    }
    if (end.seq === (last?.seq ?? 0)) return last !== null;
    const head = signer.sign({ ...end, at: new Date().toISOString() });
    await store.append(head);
    this.last = head;
    return true;
  }
}
