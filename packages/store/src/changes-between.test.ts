import fc from 'fast-check';
import { changesBetween } from './changes-between';

type Members = Record<string, unknown>;

/** What the store makes of an update. */
const applied = (document: Members, update: Record<string, object>): Members => {
  const next: Members = { ...document };
  for (const [operator, members] of Object.entries(update))
    for (const [member, value] of Object.entries(members)) {
      if (operator === '$set') next[member] = value;
      if (operator === '$unset') delete next[member];
      if (operator === '$push') next[member] = [...(document[member] as unknown[]), ...value.$each];
    }
  return next;
};

const defined = (members: Members): Members =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

test('what is equal is not written', () => {
  const list = [1];
  const before = { a: 1, at: new Date(5), list, none: [], gone: undefined };
  expect(changesBetween(before, { a: 1, at: new Date(5), list, none: [] })).toEqual({});
});

test('a list that only grew is appended to, any other is set', () => {
  const before = { list: ['a', 'b'], other: ['a', 'b'], first: [] };
  expect(changesBetween(before, { list: ['a', 'b', 'c', 'd'], other: ['b'], first: ['a'] })).toEqual({
    $push: { list: { $each: ['c', 'd'] } },
    $set: { other: ['b'], first: ['a'] },
  });
});

test('a member that is left out is unset', () => {
  expect(changesBetween({ a: 1, b: 2 }, { a: 1 })).toEqual({ $unset: { b: '' } });
});

test('an update turns any document into any other, and no member is named twice', () => {
  const value = fc.oneof(
    fc.integer(),
    fc.string(),
    fc.constant(null),
    fc.constant(undefined),
    fc.date({ noInvalidDate: true }),
    fc.array(fc.integer({ max: 3, min: 0 }), { maxLength: 4 }),
    fc.record({ n: fc.integer() }),
  );
  const members = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value);
  const grown = fc.tuple(members, fc.array(fc.integer(), { maxLength: 3 })).map(([document, more]) => ({
    document,
    grown: Object.fromEntries(
      Object.entries(document).map(([name, old]) => [name, Array.isArray(old) ? [...old, ...more] : old]),
    ),
  }));
  fc.assert(
    fc.property(fc.oneof(fc.tuple(members, members), grown.map(Object.values)), (pair) => {
      const [before = {}, after = {}] = pair as Members[];
      const update = changesBetween(before, after);
      expect(applied(defined(before), update)).toEqual(defined(after));
      const named = Object.values(update).flatMap((part) => Object.keys(part));
      expect(new Set(named).size).toBe(named.length);
    }),
  );
});
