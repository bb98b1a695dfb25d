/** The tests of the embedded store that run when it did not change (`engine/README.md`): its protocol, transactions, crashes. */
const fewOfEngine = 'src/wire/protocol|src/session/transactions|conformance/crash/crash';
const ignoredOfEngine =
  process.env.ENGINE_TESTS === 'few' ? [`<rootDir>/engine/(?!(?:${fewOfEngine})\\.int\\.test)`] : [];

/**
 * One configuration for every package. Tests run from TypeScript sources (the `rayon-source` export
 * condition), so nothing has to be built first. `x.test.ts` is pure; `x.int.test.ts` starts a real store or broker.
 */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['rayon-source', 'require', 'node', 'default'] },
  testMatch: ['**/src/**/*.test.ts', '<rootDir>/{test,engine/conformance}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', ...ignoredOfEngine],
  modulePathIgnorePatterns: ['/dist/', '/.rayon/'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        },
      },
    ],
  },
  testSequencer: '<rootDir>/jest.sequencer.cjs',
  setupFiles: ['<rootDir>/jest.seed.cjs'],
  // What modules of one test file leave behind adds up over hundreds: a worker that holds this much is replaced before its next file.
  workerIdleMemoryLimit: '1500MB',
  // A ceiling for machines that are slow or busy: it only decides when a test that hangs is given up.
  testTimeout: 300_000,
};
