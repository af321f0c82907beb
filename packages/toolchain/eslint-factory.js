const backstage = require('@backstage/cli/config/eslint-factory');

const source = ['src/**/*.ts', 'src/**/*.tsx'];
const tests = ['**/*.test.ts', '**/*.test.tsx', '**/e2e-tests/**'];

/** Backstage's lint rules of a package, with the house rules on size and types. */
module.exports = directory =>
  backstage(directory, {
    rules: {
      // A Zod schema and its type share a name; TypeScript itself finds real redeclarations.
      '@typescript-eslint/no-redeclare': 'off',
      '@typescript-eslint/no-use-before-define': [
        'error',
        { functions: false, classes: false, variables: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      'new-cap': 'off',
      // Tests run the real host; what is delivered stays within its role.
      '@backstage/no-mixed-plugin-imports': [
        'error',
        {
          excludedFiles: ['**/*.test.ts', '**/*.test.tsx', '**/src/testing/**'],
        },
      ],
    },
    overrides: [
      {
        files: source,
        excludedFiles: tests,
        rules: {
          'max-lines': ['error', { max: 300 }],
          'max-lines-per-function': ['error', { max: 60 }],
          'no-console': 'error',
        },
      },
      {
        // Playwright's fixtures call their parameter `use`, which is no React hook.
        files: ['e2e-tests/**'],
        rules: { 'react-hooks/rules-of-hooks': 'off' },
      },
      {
        // Helpers of tests: packages import them from tests only.
        files: ['src/testing/**'],
        rules: { '@backstage/no-undeclared-imports': 'off' },
      },
    ],
  });
