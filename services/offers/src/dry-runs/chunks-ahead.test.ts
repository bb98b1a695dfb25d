import { chunksAhead } from './chunks-ahead';

const breathe = () => undefined;

/** A stream of so many numbers that notes how many were asked for, and whether it was closed. */
const numbers = (count: number, { failsAt }: { failsAt?: number } = {}) => {
  const seen = { asked: 0, isClosed: false };
  const stream = async function* stream() {
    try {
      for (let at = 0; at < count; at += 1) {
        seen.asked += 1;
        if (at === failsAt) throw new Error('lost');
        yield at;
      }
    } finally {
      seen.isClosed = true;
    }
  };
  return { stream: stream(), seen };
};

const settled = () => new Promise<void>((done) => setImmediate(done));

describe('chunks that are fetched ahead', () => {
  test.each([0, 1, 3, 7, 9])('give each of %i values once, in their order', async (count) => {
    const given: number[][] = [];
    for await (const chunk of chunksAhead(numbers(count).stream, { size: 3, breathe }))
      given.push([...chunk]);
    expect(given.flat()).toEqual(Array.from({ length: count }, (_, at) => at));
    expect(given.every(({ length }) => length > 0 && length <= 3)).toBe(true);
  });

  test('are one ahead of what is worked on, and no more', async () => {
    const { stream, seen } = numbers(100);
    const asked: number[] = [];
    for await (const _ of chunksAhead(stream, { size: 10, breathe })) {
      await settled();
      asked.push(seen.asked);
    }
    expect(asked).toEqual([20, 30, 40, 50, 60, 70, 80, 90, 100, 100]);
  });

  test('close the stream when somebody stops before its end', async () => {
    const { stream, seen } = numbers(100);
    for await (const _ of chunksAhead(stream, { size: 10, breathe })) break;
    expect(seen).toEqual({ asked: 20, isClosed: true });
  });

  test('fail as the stream fails, after what came before', async () => {
    const given: number[] = [];
    const all = async () => {
      for await (const chunk of chunksAhead(numbers(9, { failsAt: 4 }).stream, { size: 2, breathe })) {
        given.push(...chunk);
        await settled();
      }
    };
    await expect(all()).rejects.toThrow('lost');
    expect(given).toEqual([0, 1, 2, 3]);
  });
});
