module.exports = require('../../packages/toolchain/eslint-factory')(__dirname);
