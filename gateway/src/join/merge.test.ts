import { mergeInto } from './merge';

test('objects are joined field by field, lists of one length element by element, the rest is replaced', () => {
  const target = { a: { x: 1, y: [{ p: 1 }, null] }, b: [1], c: null };
  mergeInto(target, { a: { y: [{ q: 2 }, { q: 3 }], z: 4 }, b: [1, 2], c: 5, d: undefined });
  expect(target).toEqual({ a: { x: 1, y: [{ p: 1, q: 2 }, { q: 3 }], z: 4 }, b: [1, 2], c: 5 });
});

test('a subgraph reaches no prototype', () => {
  const target = {};
  mergeInto(
    target,
    JSON.parse('{ "__proto__": { "a": 1 }, "constructor": { "b": 2 }, "toString": { "c": 3 } }'),
  );
  expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
  expect(Object.keys(target)).toEqual(['constructor', 'toString']);
  expect([Object.hasOwn(Object.prototype, 'a'), 'b' in Object, 'c' in Object.prototype.toString]).toEqual([
    false,
    false,
    false,
  ]);
});
