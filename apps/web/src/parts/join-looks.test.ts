import { joinLooks } from './join-looks';

/** A look that ends when it is told how. */
const openLook = () => {
  const ends: { well: () => void; badly: (error: Error) => void }[] = [];
  const look = joinLooks(
    () =>
      new Promise<void>((well, badly) => {
        ends.push({ well, badly });
      }),
  );
  return { look, ends };
};

test('a hundred looks asked for during one become one more', async () => {
  const { look, ends } = openLook();
  const first = look();
  const others = Array.from({ length: 100 }, () => look());
  expect(ends).toHaveLength(1);
  ends[0]?.well();
  await first;
  expect(ends).toHaveLength(2);
  ends[1]?.well();
  await Promise.all(others);
  expect(ends).toHaveLength(2);
});

test('a look asked for when none runs begins at once', async () => {
  const { look, ends } = openLook();
  const first = look();
  ends[0]?.well();
  await first;
  void look();
  expect(ends).toHaveLength(2);
});

test('a look asked for while one waits to begin does not run beside it', async () => {
  const { look, ends } = openLook();
  const first = look();
  const asked = first.then(() => look());
  void look();
  ends[0]?.well();
  await first;
  expect(ends).toHaveLength(2);
  ends[1]?.well();
  await asked;
  expect(ends).toHaveLength(2);
});

test('a look that fails says so to whoever asked for it, and the next one runs', async () => {
  const { look, ends } = openLook();
  const first = look();
  const second = look();
  ends[0]?.badly(new Error('away'));
  await expect(first).rejects.toThrow('away');
  ends[1]?.well();
  await expect(second).resolves.toBeUndefined();
});
