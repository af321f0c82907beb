import { passwordProblem, passwordProblems } from './rules';

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
    'qwerty123456789',
    'q1w2e3r4t5y6u7i8',
    '1qaz2wsx3edc4rfv',
    '12345678987654321',
    'mailcreated5240',
    'manchesterunited1',
    'michaeljackson123',
    'thisismypassword1',
    'Administrator2026!',
    '4dm1n1str4t0r!!!',
    'summer2026summer2026',
    'aB3@'.repeat(40),
  ])('refuses %s as easy to guess', password => {
    expect(passwordProblem(password, owner)).toBe('too_common');
  });

  it('refuses the name and the e-mail of the person', () => {
    expect(passwordProblem('maha.alharthi@cleanmatex', owner)).toBe(
      'contains_name',
    );
    expect(passwordProblem('alharthi-maha-77!', owner)).toBe('contains_name');
  });

  it('takes 64 characters and more', () => {
    const long =
      'seven grey herons wait beside the canal until the rain is over at last';
    expect(long.length).toBeGreaterThan(64);
    expect(passwordProblem(long, owner)).toBeNull();
  });

  it('says in both languages that a password is known from breaches', () => {
    expect(passwordProblems.too_common.en).toContain('data breaches');
    expect(passwordProblems.too_common.ar).toContain('تسريبات بيانات');
  });

  it('judges the longest password without holding up the server', () => {
    const slow = 'p4$$w0rd5@1!'.repeat(21);
    passwordProblem('a first one that loads the lists', owner);
    const start = performance.now();
    passwordProblem(slow, owner);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
