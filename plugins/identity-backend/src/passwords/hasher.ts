import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** Cost of a hash. */
export interface Argon2Cost {
  /** KiB. */
  memory: number;
  passes: number;
  parallelism: number;
}

/** Above the floor of 19 MiB, two passes, one lane; about 50 ms of one core. */
export const DEFAULT_COST: Argon2Cost = {
  memory: 32 * 1024,
  passes: 3,
  parallelism: 1,
};

const TAG_LENGTH = 32;
const SALT_LENGTH = 16;
const CONCURRENT_HASHES = 2;
const WAITING_HASHES = 100;

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/** Too many passwords wait to be hashed; try again in a moment. */
export class HasherBusyError extends Error {
  name = 'HasherBusyError';
}

/**
 * Hashes passwords with Argon2id. At most two run at once, so that a flood of sign-ins cannot take the
 * processors from everything else; at most 100 wait.
 */
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private dummy?: Promise<string>;

  constructor(private readonly cost: Argon2Cost = DEFAULT_COST) {}

  /**
   * @returns the hash in PHC string format.
   * @throws HasherBusyError
   */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_LENGTH);
    const tag = await this.derive(password, salt, this.cost, TAG_LENGTH);
    const { memory, passes, parallelism } = this.cost;
    return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(
      salt,
    )}$${base64(tag)}`;
  }

  /**
   * Checks a password. Takes the same time when there is nobody to check it for.
   * @param hash - null for an unknown person; the answer is then false.
   * @throws HasherBusyError
   */
  async verify(hash: string | null, password: string): Promise<boolean> {
    const parts = PHC.exec(hash ?? (await this.dummyHash()));
    if (!parts) {
      throw new Error('A stored password hash is not in the PHC format');
    }
    const [memory, passes, parallelism] = parts.slice(1, 4).map(Number);
    const [salt, expected] = parts
      .slice(4)
      .map(part => Buffer.from(part, 'base64'));
    const cost = { memory, passes, parallelism };
    const actual = await this.derive(password, salt, cost, expected.length);
    return timingSafeEqual(actual, expected) && hash !== null;
  }

  /** True when the hash was made at another cost than the present one. */
  needsRehash(hash: string): boolean {
    const { memory, passes, parallelism } = this.cost;
    return !hash.startsWith(
      `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$`,
    );
  }

  private dummyHash(): Promise<string> {
    this.dummy ??= this.hash(randomBytes(16).toString('hex'));
    return this.dummy;
  }

  private async derive(
    password: string,
    salt: Buffer,
    cost: Argon2Cost,
    tagLength: number,
  ): Promise<Buffer> {
    await this.enter();
    try {
      return await new Promise<Buffer>((resolve, reject) =>
        argon2(
          'argon2id',
          {
            message: password.normalize('NFKC'),
            nonce: salt,
            tagLength,
            ...cost,
          },
          (error, tag) => (error ? reject(error) : resolve(tag)),
        ),
      );
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.running < CONCURRENT_HASHES) {
      this.running++;
      return;
    }
    if (this.waiting.length >= WAITING_HASHES) {
      throw new HasherBusyError('Too many passwords wait to be checked');
    }
    await new Promise<void>(resolve => this.waiting.push(resolve));
  }

  /** Hands the place on to whoever waits longest. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) {
      next();
    } else {
      this.running--;
    }
  }
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
