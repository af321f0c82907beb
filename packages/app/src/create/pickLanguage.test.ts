import { pickLanguage } from './pickLanguage';

describe('pickLanguage', () => {
  const both = 'Suspend a tenant · إيقاف منشأة';

  it('takes the language asked for', () => {
    expect(pickLanguage(both, 'en')).toBe('Suspend a tenant');
    expect(pickLanguage(both, 'ar')).toBe('إيقاف منشأة');
  });

  it.each(['Muscat · Oman', 'عُمان', 'مسقط · عُمان', ''])(
    'leaves "%s" as it is',
    text => expect(pickLanguage(text, 'ar')).toBe(text),
  );
});
