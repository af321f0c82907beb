import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
} from 'node:crypto';

const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const KEY_LENGTH = 32;

/** A secret as it is stored. */
export interface SealedSecret {
  /** Nonce, ciphertext, tag. */
  data: Buffer;
  keyId: string;
}

/**
 * Encrypts secrets for the database with AES-256-GCM. A sealed secret opens only in the row it was made for,
 * because the row's identity is authenticated with it.
 */
export class SecretBox {
  private readonly keys: Map<string, Buffer>;
  /** Id of the key that seals. */
  readonly currentKeyId: string;

  /**
   * @param keys - 32 bytes in base64 each; the first one seals, all of them open.
   * @throws Error when a key has another length.
   */
  constructor(keys: string[]) {
    const entries = keys.map(text => {
      const key = Buffer.from(text, 'base64');
      if (key.length !== KEY_LENGTH) {
        throw new Error(
          'hq.encryptionKey must be 32 bytes in base64, or several such keys with commas between',
        );
      }
      return [keyIdOf(key), key] as const;
    });
    this.keys = new Map(entries);
    this.currentKeyId = entries[0][0];
  }

  /** @param context - identity of the row, such as `idp_totp:<id>`. */
  seal(plain: Buffer, context: string): SealedSecret {
    const nonce = randomBytes(NONCE_LENGTH);
    const cipher = createCipheriv(
      'aes-256-gcm',
      this.keyOf(this.currentKeyId),
      nonce,
    ).setAAD(Buffer.from(context));
    return {
      data: Buffer.concat([
        nonce,
        cipher.update(plain),
        cipher.final(),
        cipher.getAuthTag(),
      ]),
      keyId: this.currentKeyId,
    };
  }

  /** @throws Error when the key is gone, the data was changed, or it belongs to another row. */
  open({ data, keyId }: SealedSecret, context: string): Buffer {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      this.keyOf(keyId),
      data.subarray(0, NONCE_LENGTH),
    )
      .setAAD(Buffer.from(context))
      .setAuthTag(data.subarray(-TAG_LENGTH));
    return Buffer.concat([
      decipher.update(data.subarray(NONCE_LENGTH, -TAG_LENGTH)),
      decipher.final(),
    ]);
  }

  private keyOf(id: string): Buffer {
    const key = this.keys.get(id);
    if (!key) {
      throw new Error(
        `A stored secret needs encryption key ${id}, which hq.encryptionKey no longer has`,
      );
    }
    return key;
  }
}

function keyIdOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 12);
}
