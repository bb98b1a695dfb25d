import fc from 'fast-check';
import { Overlay } from './overlay';
import type { Entry, Range, Reader } from './reader';

/** Sorted entries in memory. */
class MapReader implements Reader {
  constructor(private readonly entries: ReadonlyMap<string, string>) {}

  get(key: Buffer): Buffer | undefined {
    const value = this.entries.get(key.toString('latin1'));
    return value === undefined ? undefined : Buffer.from(value);
  }

  *range({ start, end, reverse }: Range): Generator<Entry, void> {
    const [from, to] = [start.toString('latin1'), end.toString('latin1')];
    const keys = [...this.entries.keys()].filter((key) => key >= from && key < to).sort();
    for (const key of reverse ? keys.reverse() : keys)
      yield { key: Buffer.from(key, 'latin1'), value: Buffer.from(this.entries.get(key) ?? '') };
  }
}

const key = fc.constantFrom(...'abcdefghij');
const shown = (entries: Iterable<Entry>): string[] =>
  [...entries].map((entry) => `${entry.key.toString('latin1')}=${entry.value.toString()}`);

test('a transaction sees the snapshot with its own changes, in order, from either end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(key, fc.constantFrom('1', '2'))),
      fc.array(fc.tuple(key, fc.option(fc.constantFrom('3', '4')))),
      key,
      key,
      fc.boolean(),
      (stored, changes, from, to, reverse) => {
        const merged = new Map<string, string>(stored);
        const overlay = new Overlay(new MapReader(new Map(stored)));
        for (const [name, value] of changes) {
          overlay.set(Buffer.from(name), value === null ? undefined : Buffer.from(value));
          if (value === null) merged.delete(name);
          else merged.set(name, value);
        }
        const range = { start: Buffer.from(from), end: Buffer.from(to), reverse };
        expect(shown(overlay.range(range))).toEqual(shown(new MapReader(merged).range(range)));
        expect(overlay.get(Buffer.from(from))?.toString()).toBe(merged.get(from));
      },
    ),
  );
});
