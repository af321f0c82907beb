import { localeOf } from './locale';

describe('localeOf', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['ar', 'ar'],
    ['AR', 'ar'],
    ['ar-OM,en;q=0.8', 'ar'],
    ['en;q=0.3,ar;q=0.9', 'ar'],
    ['fr,en;q=0.5', 'en'],
    ['fr,ar;q=0.5', 'ar'],
    ['ar;q=0.2,en', 'en'],
    ['ar ; q=0.9', 'ar'],
    ['en;q=0.1, ar; q=0.5', 'ar'],
    ['en ;q=0.1 , ar ;q=0.5', 'ar'],
    ['ar;q=0', 'en'],
    ['ar;q=0, *', 'en'],
    ['en;q=0, *', 'ar'],
    ['ar;q=x', 'en'],
    [';;;,,,=', 'en'],
  ])('%p → %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });
});
