import { sourceFiles, workspacePackages } from './repository';

const packages = workspacePackages();
const layers = ['hq-common', 'hq-node', 'hq-react', 'hq-backend'];
const house = packages.filter(({ folder }) => folder.startsWith('plugins/'));
const domains = house.filter(({ folder }) => {
  const name = folder.split('/')[1];
  return (
    !layers.includes(name) &&
    !name.includes('-module-') &&
    name !== 'identity-backend'
  );
});

const isTest = (path: string) => /\.test\.tsx?$|\/testing\//.test(path);

/** Packages of this repository that a file imports. */
function imports(text: string): string[] {
  return [
    ...text.matchAll(/(?:from|import\(|require\()\s*'@cleanmatex\/([\w-]+)/g),
  ].map(match => match[1]);
}

/** Imports by a package's own code, tests left out: `file → package`. */
function arrows(folder: string, forbidden: (target: string) => boolean) {
  return sourceFiles(folder)
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, text }) =>
      imports(text)
        .filter(forbidden)
        .map(target => `${path} → ${target}`),
    );
}

describe('the architecture', () => {
  it('finds the packages that it speaks of', () => {
    expect(domains.map(({ folder }) => folder)).toEqual(
      expect.arrayContaining([
        'plugins/tenants',
        'plugins/tenants-backend',
        'plugins/access-backend',
        'plugins/audit-backend',
      ]),
    );
  });

  it.each(domains.map(({ folder }) => folder))(
    '%s imports the layers below it and no other domain',
    folder => {
      const own = folder.split('/')[1];
      const allowed = own.endsWith('-backend')
        ? ['hq-common', 'hq-node']
        : ['hq-common', 'hq-react'];
      expect(arrows(folder, target => !allowed.includes(target))).toEqual([]);
    },
  );

  it.each([
    ['hq-common', []],
    ['hq-node', ['hq-common']],
    ['hq-react', ['hq-common']],
    ['hq-backend', ['hq-common', 'hq-node']],
  ])('%s imports only %j', (layer, allowed: string[]) => {
    expect(
      arrows(`plugins/${layer}`, target => !allowed.includes(target)),
    ).toEqual([]);
  });

  it('keeps hq-common free of I/O', () => {
    const io = sourceFiles('plugins/hq-common')
      .filter(({ path }) => !isTest(path))
      .filter(({ text }) =>
        /from '(node:)?(fs|net|http|https|child_process|pg|knex)'|\bfetch\(/.test(
          text,
        ),
      );
    expect(io.map(({ path }) => path)).toEqual([]);
  });

  it('opens transactions in the kernel, the relay and sign-in only', () => {
    const elsewhere = house
      .filter(({ folder }) => folder.endsWith('-backend'))
      .filter(
        ({ folder }) =>
          folder !== 'plugins/hq-backend' &&
          folder !== 'plugins/identity-backend',
      )
      .flatMap(({ folder }) => sourceFiles(folder))
      .filter(({ path }) => !isTest(path) && !path.endsWith('sessionStore.ts'))
      .filter(({ text }) => /\.transaction\(|['"`]BEGIN\b/.test(text));
    expect(elsewhere.map(({ path }) => path)).toEqual([]);
  });

  it('keeps platform column names in the files that hold SQL', () => {
    const named = sourceFiles('plugins/tenants-backend')
      .filter(({ path }) => !isTest(path))
      .filter(({ text }) => /s_current_plan|brand_color_primary/.test(text))
      .map(({ path }) => path.split('/').pop());
    expect(named.length).toBeGreaterThan(0);
    expect(
      named.filter(
        name =>
          !/^(store|\w+Store|queries|filters|record)\.ts$/.test(`${name}`),
      ),
    ).toEqual([]);
  });

  it.each(packages.map(({ folder }) => folder))(
    '%s has no hex colours, no literal dir and no console but in the theme, the pages of sign-in and the terminal',
    folder => {
      if (
        [
          'packages/app',
          'plugins/identity-backend',
          'packages/toolchain',
          'packages/hq-cli',
          'packages/bench',
        ].includes(folder)
      ) {
        return;
      }
      const coloured = sourceFiles(folder)
        .filter(({ path }) => !isTest(path) && path.endsWith('.tsx'))
        .filter(({ text }) => /['"`]#[0-9a-fA-F]{3,8}['"`]/.test(text));
      expect(coloured.map(({ path }) => path)).toEqual([]);
    },
  );
});
