const Sequencer = require('@jest/test-sequencer').default;

/** Whole houses take minutes and little of it is known from the size of their file: they go first, so that no worker waits for the last one. */
const isLong = ({ path }) => /\/test\/(browser|faults|journeys|access)\//.test(path);

module.exports = class LongOnesFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const browser = sorted.filter(({ path }) => path.endsWith('screens.test.ts'));
    const others = sorted.filter((test) => !browser.includes(test));
    return [...browser, ...others.filter(isLong), ...others.filter((test) => !isLong(test))];
  }
};
