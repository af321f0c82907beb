import { passwordProblem } from './rules';

const owner = {
  email: 'maha.alharthi@cleanmatex.example',
  name: 'Maha Al Harthi',
};

describe('passwordProblem', () => {
  it.each([
    'violet kettle under the bridge',
    'مطر خفيف فوق جبال ظفار',
    'tZ7#kq9!mB2x$Lw4',
    '4c1e6a0f9b7d2835',
    `${'ab3 xyz!'.repeat(7)}quiet harbour`,
  ])('accepts %s', password => {
    expect(passwordProblem(password, owner)).toBeNull();
  });

  it('counts characters, not code units', () => {
    expect(passwordProblem('😀'.repeat(10), owner)).toBe('too_short');
    expect(passwordProblem('x'.repeat(257), owner)).toBe('too_long');
  });

  it('refuses 14 characters and takes 15', () => {
    expect(passwordProblem('quiet harbour7', owner)).toBe('too_short');
    expect(passwordProblem('quiet harbour 7', owner)).toBeNull();
  });

  it.each([
    'passwordpassword',
    'Password1234567',
    'P@ssw0rd-P@ssw0rd',
    'qwertyuiop123456',
    '123456789012345',
    'aaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'Welcome2026Welcome!',
    'abcdefghijklmnopqrs',
    'CleanMateX Console 2026',
    'كلمة المرور كلمة السر',
  ])('refuses %s as easy to guess', password => {
    expect(passwordProblem(password, owner)).toBe('too_common');
  });

  it('refuses the name and the e-mail of the person', () => {
    expect(passwordProblem('maha.alharthi@cleanmatex', owner)).toBe(
      'contains_name',
    );
    expect(passwordProblem('alharthi-maha-77!', owner)).toBe('contains_name');
  });
});
