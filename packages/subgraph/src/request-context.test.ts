import fc from 'fast-check';
import { type Batch, createRequestContext } from './request-context';

const createLoader = <Key, Value>(batch: Batch<Key, Value>) =>
  createRequestContext({ principal: { kind: 'anonymous' }, locale: 'fr', correlationId: 'c' }).loader(
    'values',
    batch,
  );

test('whatever is asked for in one turn is loaded once, together, and answered by key', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 }), async (keys) => {
      const batches: number[][] = [];
      const load = createLoader<number, string>(async (asked) => {
        batches.push([...asked]);
        return asked.map((key) => (key % 3 === 0 ? null : `value ${key}`));
      });
      const answers = await Promise.all(keys.map((key) => load(key)));
      expect(answers).toEqual(keys.map((key) => (key % 3 === 0 ? null : `value ${key}`)));
      expect(batches).toEqual(keys.length === 0 ? [] : [[...new Set(keys)]]);
    }),
  ));

test('a batch that fails, or answers too few, fails everybody who waits', async () => {
  const failing = createLoader<number, string>(async () => {
    throw new Error('store away');
  });
  await expect(Promise.all([failing(1), failing(2)])).rejects.toThrow('store away');
  const short = createLoader<number, string>(async () => ['one']);
  const answers = await Promise.allSettled([short(1), short(2)]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
