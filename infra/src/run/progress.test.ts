import { progressOn } from './progress';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const listen = (isTTY: boolean) => {
  const texts: string[] = [];
  return { texts, progress: progressOn({ isTTY, write: (text) => texts.push(text) }) };
};

test('where every line stays there is one every few seconds, with what is done at that moment', () => {
  const { texts, progress } = listen(false);
  progress.say('Products');
  for (let count = 1; count <= 30; count += 1) progress.say(`Products ${count} of 30`);
  expect(texts).toEqual(['  Products\n']);
  jest.advanceTimersByTime(4_000);
  jest.advanceTimersByTime(4_000);
  expect(texts).toEqual(['  Products\n', '  Products 30 of 30 (4 s)\n', '  Products 30 of 30 (8 s)\n']);
  progress.done();
  jest.advanceTimersByTime(60_000);
  expect(texts).toHaveLength(3);
});

test('on a terminal each line takes the place of the last, and none is left', () => {
  const { texts, progress } = listen(true);
  progress.say('One');
  progress.say('Two');
  progress.done();
  expect(texts).toEqual(['\r\x1b[K  One', '\r\x1b[K  Two', '\r\x1b[K']);
});
