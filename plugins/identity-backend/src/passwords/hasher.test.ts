import { PasswordHasher } from './hasher';

const password = 'violet kettle under the bridge';

describe('PasswordHasher', () => {
  it('hashes with argon2id at or above 19 MiB, two passes, one lane, and a salt of its own each time', async () => {
    const hasher = new PasswordHasher();
    const hash = await hasher.hash(password);
    const [, memory, passes, lanes] =
      /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(hash)!.map(Number);
    expect(memory).toBeGreaterThanOrEqual(19 * 1024);
    expect(passes).toBeGreaterThanOrEqual(2);
    expect(lanes).toBeGreaterThanOrEqual(1);
    expect(await hasher.hash(password)).not.toBe(hash);
    expect(await hasher.verify(hash, password)).toBe(true);
    expect(await hasher.verify(hash, `${password}!`)).toBe(false);
  });

  it('reads the cost of an older hash and says that it should be made anew', async () => {
    const old = await new PasswordHasher({
      memory: 19 * 1024,
      passes: 2,
      parallelism: 1,
    }).hash(password);
    const hasher = new PasswordHasher();
    expect(await hasher.verify(old, password)).toBe(true);
    expect(hasher.needsRehash(old)).toBe(true);
    expect(hasher.needsRehash(await hasher.hash(password))).toBe(false);
  });

  it('treats the composed and the decomposed form of a letter as the same password', async () => {
    const hasher = new PasswordHasher();
    const hash = await hasher.hash('caf\u00e9 at the old harbour');
    expect(await hasher.verify(hash, 'cafe\u0301 at the old harbour')).toBe(
      true,
    );
  });

  it('never accepts a password when there is no hash', async () => {
    expect(await new PasswordHasher().verify(null, password)).toBe(false);
  });

  it('refuses work beyond 102 hashes instead of piling it up', async () => {
    const hasher = new PasswordHasher({
      memory: 64,
      passes: 1,
      parallelism: 1,
    });
    const results = await Promise.allSettled(
      Array.from({ length: 110 }, () => hasher.hash(password)),
    );
    expect(results.filter(r => r.status === 'rejected')).toHaveLength(8);
  });
});
