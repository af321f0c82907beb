import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

/** What a head says: up to `seq`, the chain ends in `hash`. */
export interface Head {
  seq: number;
  hash: string;
  /** When it was signed, ISO 8601. */
  at: string;
}

/** A head with its signature. */
export interface SignedHead extends Head {
  /** Names the key: first 16 hex digits of the SHA-256 of the public key. */
  keyId: string;
  /** Ed25519 over the head's text, base64. */
  signature: string;
}

/** Keeps signed heads where whoever can change the database cannot change them. */
export interface HeadStore {
  append(head: SignedHead): Promise<void>;
  /** All heads, oldest first. */
  readAll(): Promise<SignedHead[]>;
}

const signedText = ({ seq, hash, at }: Head) =>
  Buffer.from(JSON.stringify({ at, hash, seq }));

function pem(text: string): string {
  return text.includes('-----BEGIN')
    ? text
    : Buffer.from(text, 'base64').toString('utf8');
}

function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

/** Signs heads, and tells its own and earlier keys' signatures from forged ones. */
export class HeadSigner {
  private readonly privateKey: KeyObject;
  private readonly keyId: string;
  private readonly publicKeys: Map<string, KeyObject>;

  /**
   * @param signingKey - Ed25519 private key, PEM or the base64 of a PEM.
   * @param retiredKeys - earlier keys, public or private.
   * @throws Error when a text is no key, or the signing key is not Ed25519.
   */
  constructor(signingKey: string, retiredKeys: string[] = []) {
    this.privateKey = createPrivateKey(pem(signingKey));
    if (this.privateKey.asymmetricKeyType !== 'ed25519') {
      throw new Error('hq.audit.signingKey must be an Ed25519 private key');
    }
    const publicKey = createPublicKey(this.privateKey);
    this.keyId = keyIdOf(publicKey);
    const retired = retiredKeys.map(key => createPublicKey(pem(key)));
    this.publicKeys = new Map(
      [publicKey, ...retired].map(key => [keyIdOf(key), key]),
    );
  }

  sign(head: Head): SignedHead {
    return {
      ...head,
      keyId: this.keyId,
      signature: sign(null, signedText(head), this.privateKey).toString(
        'base64',
      ),
    };
  }

  isGenuine(head: SignedHead): boolean {
    const key = this.publicKeys.get(head.keyId);
    return (
      key !== undefined &&
      verify(null, signedText(head), key, Buffer.from(head.signature, 'base64'))
    );
  }
}

/** Appends heads to a file, one JSON object a line, each flushed to the disk. */
export class FileHeadStore implements HeadStore {
  constructor(private readonly path: string) {}

  async append(head: SignedHead): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    const file = await open(this.path, 'a', 0o600);
    try {
      // The leading line break keeps a line torn by a crash apart.
      await file.appendFile(`\n${JSON.stringify(head)}`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async readAll(): Promise<SignedHead[]> {
    const exists = await stat(this.path).then(
      () => true,
      error => {
        if (error.code === 'ENOENT') return false;
        throw error;
      },
    );
    if (!exists) return [];
    const heads: SignedHead[] = [];
    const lines = createInterface({ input: createReadStream(this.path) });
    for await (const line of lines) {
      const head = readHead(line);
      if (head) heads.push(head);
    }
    return heads;
  }
}

function readHead(line: string): SignedHead | null {
  try {
    const head = JSON.parse(line) as Partial<SignedHead> | null;
    return head &&
      Number.isSafeInteger(head.seq) &&
      [head.hash, head.at, head.keyId, head.signature].every(
        part => typeof part === 'string',
      )
      ? (head as SignedHead)
      : null;
  } catch {
    return null;
  }
}
