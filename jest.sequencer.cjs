const Sequencer = require('@jest/test-sequencer').default;

/** Whole houses take minutes and little of it is known from the size of their file: they go first, so that no worker waits for the last one. */
const longOnes = [/screens\.test\.ts$/, /\/test\/(browser|faults|journeys|access)\//];

const rankOf = ({ path }) => {
  const at = longOnes.findIndex((pattern) => pattern.test(path));
  return at < 0 ? longOnes.length : at;
};

module.exports = class LongOnesFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
};
