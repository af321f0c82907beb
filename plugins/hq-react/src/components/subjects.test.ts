import { allEndpoints } from '@cleanmatex/hq-common';
import { hqMessages } from '../i18n/messages';

it('names every kind of thing that an operation changes', () => {
  const unnamed = allEndpoints
    .flatMap(({ audit }) => (audit ? [`subject.${audit.subject}`] : []))
    .filter(key => !(key in hqMessages));
  expect(unnamed).toEqual([]);
});
