import { randomBytes } from 'node:crypto';
import { SecretBox } from '../secretBox';

/** Secret boxes as replicas have them in the course of a rotation. */
export function createSecretBoxes() {
  const [before, after] = [0, 1].map(() => randomBytes(32).toString('base64'));
  return {
    oldOnly: new SecretBox([before]),
    both: {
      oldFirst: new SecretBox([before, after]),
      newFirst: new SecretBox([after, before]),
    },
    newOnly: new SecretBox([after]),
  };
}
