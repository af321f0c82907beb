import { randomBytes } from 'node:crypto';
import { SecretBox } from './secretBox';

const key = () => randomBytes(32).toString('base64');

describe('SecretBox', () => {
  it('opens what it sealed, with a nonce of its own each time', () => {
    const box = new SecretBox([key()]);
    const sealed = box.seal(Buffer.from('secret'), 'row 1');
    expect(box.open(sealed, 'row 1').toString()).toBe('secret');
    const again = box.seal(Buffer.from('secret'), 'row 1');
    expect(again.data.equals(sealed.data)).toBe(false);
  });

  it('opens nothing in another row, or after a change of any byte', () => {
    const box = new SecretBox([key()]);
    const sealed = box.seal(Buffer.from('secret'), 'row 1');
    expect(() => box.open(sealed, 'row 2')).toThrow();
    sealed.data.forEach((byte, index) => {
      const data = Buffer.from(sealed.data);
      data[index] = (byte + 1) % 256;
      expect(() => box.open({ ...sealed, data }, 'row 1')).toThrow();
    });
  });

  it('opens with the old key while it is still named, and says which one is gone afterwards', () => {
    const [before, after] = [key(), key()];
    const sealed = new SecretBox([before]).seal(Buffer.from('secret'), 'row');
    const box = new SecretBox([after, before]);
    expect(box.open(sealed, 'row').toString()).toBe('secret');
    expect(box.currentKeyId).not.toBe(sealed.keyId);
    expect(() => new SecretBox([after]).open(sealed, 'row')).toThrow(
      sealed.keyId,
    );
  });

  it('refuses a key of another length', () => {
    expect(() => new SecretBox(['c2hvcnQ='])).toThrow('32 bytes');
  });
});
