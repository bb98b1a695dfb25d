/**
 * Property tests draw their cases from seed 1, so that a gate stands or falls with the code alone. `TEST_SEED=N` repeats
 * another run, `TEST_SEED=new` explores; a failure prints its seed.
 */
const { configureGlobal } = require('fast-check');

const asked = process.env.TEST_SEED || '1';
if (asked !== 'new') configureGlobal({ seed: Number(asked) });
