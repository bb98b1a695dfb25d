import { z } from 'zod';
import { newId } from './id';
import { idShape, readInput } from './input';

const shape = z.strictObject({ id: idShape, lines: z.array(z.object({ quantity: z.int() })) });

test('gives what was read, ids in lower case', () => {
  const id = newId();
  expect(readInput(shape, { id: ` ${id.toUpperCase()} `, lines: [] })).toEqual({
    ok: true,
    value: { id, lines: [] },
  });
});

test.each([
  [{ id: 'x', lines: [] }, 'id'],
  [{ id: newId(), lines: [{ quantity: 1 }, { quantity: 0.5 }] }, 'lines.1.quantity'],
  [{ id: newId(), lines: [], more: 1 }, 'more'],
  ['nothing', 'input'],
])('names the first member that does not fit', (raw, field) => {
  expect(readInput(shape, raw)).toEqual({ ok: false, rejection: { reason: 'BadInput', field } });
});
