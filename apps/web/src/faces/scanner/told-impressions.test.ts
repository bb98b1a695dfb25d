import { GatewayProblem } from '@rayon/client';
import { impressionsTo } from './told-impressions';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Notes what is told; each answer in turn, then all are right. */
const ear = (...answers: Error[]) => {
  const told: string[][] = [];
  const { note } = impressionsTo((messageIds) => {
    told.push(messageIds);
    const problem = answers.shift();
    return problem ? Promise.reject(problem) : Promise.resolve({});
  });
  return { told, note };
};
const away = () => new GatewayProblem('OFFLINE');
const aWhile = () => jest.advanceTimersByTimeAsync(60_000);

test('messages that are seen one after the other are told together, each once', async () => {
  const { told, note } = ear();
  for (const id of ['one', 'two', 'one']) note(id);
  await aWhile();
  note('two');
  await aWhile();
  expect(told).toEqual([['one', 'two']]);
});

test('more than the service takes at once are told in several goes', async () => {
  const { told, note } = ear();
  const ids = Array.from({ length: 45 }, (_, at) => `message ${at}`);
  for (const id of ids) note(id);
  await aWhile();
  expect(told).toEqual([ids.slice(0, 20), ids.slice(20, 40), ids.slice(40)]);
});

test('what is not answered is told again, a few times and no more', async () => {
  const { told, note } = ear(away());
  note('one');
  await aWhile();
  expect(told).toEqual([['one'], ['one']]);

  const deaf = ear(...Array.from({ length: 9 }, away));
  deaf.note('one');
  await aWhile();
  await aWhile();
  expect(deaf.told).toEqual([['one'], ['one'], ['one']]);
});

test('what fails for good is left, and what comes after it is told', async () => {
  const { told, note } = ear(new GatewayProblem('FORBIDDEN'));
  note('one');
  await aWhile();
  note('two');
  await aWhile();
  expect(told).toEqual([['one'], ['two']]);
});
