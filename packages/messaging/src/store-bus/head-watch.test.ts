import { watchHead } from './head-watch';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A watch of a log whose head is known only when the test says so. */
const watchSlowLog = () => {
  const asked: ((head: number) => void)[] = [];
  const watch = watchHead({
    log: {
      head: () => new Promise((resolve) => void asked.push(resolve)),
      page: async () => [],
    },
    pollMilliseconds: 60_000,
    onFailure: (error) => {
      throw error;
    },
  });
  const answer = async (head: number): Promise<void> => {
    asked.shift()?.(head);
    await jest.advanceTimersByTimeAsync(1);
  };
  return { watch, asked, answer };
};

test('an event that is announced while the log is being asked is found at once, not at the next look', async () => {
  const { watch, asked, answer } = watchSlowLog();
  const started = watch.start();
  await answer(0);
  await started;
  watch.look();
  await jest.advanceTimersByTimeAsync(1);
  expect(asked).toHaveLength(1);

  watch.look();
  await answer(0);
  expect(asked).toHaveLength(1);
  await answer(1);
  expect(watch.head()).toBe(1);
  await watch.stop();
});
