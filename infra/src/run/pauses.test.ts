import { growingPauses } from './pauses';

test('pauses double while it keeps ending quickly, up to five seconds', () => {
  const pauses = growingPauses();
  const made = Array.from({ length: 8 }, () => pauses.after(0));
  expect(made.map(({ milliseconds }) => milliseconds)).toEqual([
    100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000,
  ]);
  expect(made.at(-1)?.inARow).toBe(8);
});

test('an end after a long sound run is the first of its kind', () => {
  const pauses = growingPauses();
  for (let quick = 0; quick < 5; quick += 1) pauses.after(10);
  expect(pauses.after(31_000)).toEqual({ milliseconds: 100, inARow: 1 });
});
