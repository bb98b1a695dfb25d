import fc from 'fast-check';
import { createLanes } from './lanes';

test('tasks of one key never overlap or overtake, and never more run than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), ticks: fc.nat(4), fails: fc.boolean() }),
      ),
      fc.integer({ min: 1, max: 4 }),
      async (tasks, concurrency) => {
        const lanes = createLanes({ concurrency });
        const working = new Set<string>();
        const finished: Record<string, number[]> = {};
        const outcomes = tasks.map(({ key, ticks, fails }, index) =>
          lanes.run(key, async () => {
            expect(working.has(key)).toBe(false);
            working.add(key);
            expect(working.size).toBeLessThanOrEqual(concurrency);
            for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
            working.delete(key);
            finished[key] = [...(finished[key] ?? []), index];
            if (fails) throw new Error(`${index}`);
            return index;
          }),
        );
        const settled = await Promise.allSettled(outcomes);
        settled.forEach((outcome, index) => {
          expect(outcome.status).toBe(tasks[index]?.fails ? 'rejected' : 'fulfilled');
        });
        await lanes.idle();
        for (const order of Object.values(finished)) expect(order).toEqual([...order].sort((x, y) => x - y));
        expect(Object.values(finished).flat()).toHaveLength(tasks.length);
      },
    ),
  );
});
