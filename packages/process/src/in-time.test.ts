import { inTime } from './in-time';

const late = () => new Error('late');

test('work that is done in time gives its value or its own failure', async () => {
  expect(await inTime(Promise.resolve(7), { milliseconds: 1_000, late })).toBe(7);
  await expect(inTime(Promise.reject(new Error('own')), { milliseconds: 1_000, late })).rejects.toThrow(
    'own',
  );
});

test('work that is not is given up, and a failure that comes later bothers nobody', async () => {
  let fail: (error: Error) => void = () => undefined;
  const work = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  await expect(inTime(work, { milliseconds: 5, late })).rejects.toThrow('late');
  fail(new Error('too late to matter'));
  await new Promise((resolve) => setTimeout(resolve, 5));
});
