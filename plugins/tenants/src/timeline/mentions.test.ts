import { piecesOf, typingAt, withMention } from './mentions';

describe('a mention', () => {
  it.each([
    ['@', 1, { query: '', start: 0 }],
    ['Ask @nou', 8, { query: 'nou', start: 4 }],
    ['Ask @Noura Al', 13, { query: 'Noura Al', start: 4 }],
    ['اسأل @نورة', 10, { query: 'نورة', start: 5 }],
  ])('is being typed in %j', (text, cursor, typing) => {
    expect(typingAt(text, cursor)).toEqual(typing);
  });

  it.each([
    ['owner@laundry.example', 21],
    ['Ask @Noura Al Kuwari now', 24],
    ['No name', 7],
  ])('is not being typed in %j', (text, cursor) => {
    expect(typingAt(text, cursor)).toBeUndefined();
  });

  it('is put in the place of what was typed', () => {
    const typing = { query: 'nou', start: 4 };
    expect(withMention('Ask @nou today', typing, 'Noura Al Kuwari')).toBe(
      'Ask @Noura Al Kuwari today',
    );
  });

  it('stands out of its text, the longest name first', () => {
    expect(piecesOf('@Ali Hassan and @Ali.', ['Ali', 'Ali Hassan'])).toEqual([
      { text: '@Ali Hassan', mention: true },
      { text: ' and ', mention: false },
      { text: '@Ali', mention: true },
      { text: '.', mention: false },
    ]);
  });
});
