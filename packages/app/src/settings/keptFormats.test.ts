import { defaultFormats } from '@cleanmatex/hq-common';
import { formatsOf, keepFormats, keptFormats } from './keptFormats';

describe('kept formats', () => {
  it('come back as they were chosen', () => {
    expect(keepFormats({ digits: 'arab', hijri: true })).toBe(true);
    expect(keptFormats()).toEqual({ digits: 'arab', hijri: true });
  });

  it.each([undefined, null, 7, { digits: 'roman', hijri: 'yes' }])(
    'are the defaults for %j',
    kept => expect(formatsOf(kept)).toEqual(defaultFormats),
  );

  it('are the defaults where the browser has something else', () => {
    window.localStorage.setItem('hq-formats', '{');
    expect(keptFormats()).toEqual(defaultFormats);
  });
});
