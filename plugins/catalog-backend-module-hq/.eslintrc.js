const factory = require('../../packages/toolchain/eslint-factory');

module.exports = factory(__dirname);
module.exports.overrides.push({
  // The catalog shows the document that the host itself answers with.
  files: ['src/module.ts'],
  rules: {
    '@backstage/no-mixed-plugin-imports': [
      'error',
      { excludedTargetPackages: ['@cleanmatex/hq-backend'] },
    ],
  },
});
