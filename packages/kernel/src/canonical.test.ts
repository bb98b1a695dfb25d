import { canonicalJson, inputHash } from './canonical';

test('inputs of equal meaning hash alike, others do not', () => {
  expect(inputHash({ b: 1, a: [{ d: undefined, c: 2 }] })).toBe(inputHash({ a: [{ c: 2 }], b: 1 }));
  expect(inputHash({ a: 1 })).not.toBe(inputHash({ a: '1' }));
  expect(inputHash([1, 2])).not.toBe(inputHash([2, 1]));
});

test('text is plain JSON', () => {
  expect(canonicalJson({ at: new Date(0), x: null })).toBe('{"at":"1970-01-01T00:00:00.000Z","x":null}');
});
