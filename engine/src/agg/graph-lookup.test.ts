import { type Doc, type Value } from '../bson';
import { type Collections, compilePipeline, PAUSE } from '.';

const value = (input: unknown): Value => {
  if (Array.isArray(input)) return input.map(value);
  if (input !== null && typeof input === 'object')
    return new Map(Object.entries(input).map(([name, field]) => [name, value(field)]));
  return input as Value;
};
const docs = (list: object[]): Doc[] => list.map((one) => value(one) as Doc);

const staff = docs([
  { _id: 1, name: 'Ada' },
  { _id: 2, name: 'Ben', boss: 'Ada', site: 'north' },
  { _id: 3, name: 'Cy', boss: ['Ben', 'Dee'] },
  { _id: 4, name: 'Dee', boss: 'Cy', site: 'south' },
]);
const collections: Collections = {
  *find(_collection, filter) {
    for (const one of staff) {
      yield PAUSE;
      if (!filter || filter.matches(one)) yield one;
    }
  },
};
/** Names reached from a document, with their depth where it is asked for. */
const reached = (start: object, options: object = {}): string[] => {
  const stage = {
    from: 'staff',
    startWith: '$boss',
    connectFromField: 'boss',
    connectToField: 'name',
    as: 'above.all',
    ...options,
  };
  const pipeline = compilePipeline([value({ $graphLookup: stage })], { collections });
  const [result] = Array.from(pipeline.run(docs([start]))).filter((one) => one !== PAUSE);
  const all = ((result as Doc).get('above') as Doc).get('all') as Doc[];
  return all.map((one) => `${one.get('name')}${one.has('depth') ? one.get('depth') : ''}`);
};

test('follows the fields until nothing new is found, also around a circle', () => {
  expect(reached({ boss: 'Ben' })).toEqual(['Ben', 'Ada']);
  expect(reached({ boss: 'Dee' }).sort()).toEqual(['Ada', 'Ben', 'Cy', 'Dee']);
});

test('starts with every element of an array, and with nothing when the field is missing', () => {
  expect(reached({ boss: ['Ada', 'Ben'] }).sort()).toEqual(['Ada', 'Ben']);
  expect(reached({})).toEqual([]);
});

test('a null reaches what has no value', () => {
  expect(reached({ boss: null }, { connectToField: 'boss', connectFromField: 'none' })).toEqual(['Ada']);
});

test('stops at the greatest depth, and says how deep each one is', () => {
  expect(reached({ boss: 'Cy' }, { maxDepth: 0 })).toEqual(['Cy']);
  expect(reached({ boss: 'Cy' }, { depthField: 'depth' }).sort()).toEqual(['Ada2', 'Ben1', 'Cy0', 'Dee1']);
});

test('goes only over documents that match', () => {
  expect(reached({ boss: 'Dee' }, { restrictSearchWithMatch: { site: 'south' } })).toEqual(['Dee']);
});

test('refuses what MongoDB refuses', () => {
  const refusal = (options: object): unknown => {
    try {
      return reached({}, options);
    } catch (error) {
      return (error as { code: number }).code;
    }
  };
  expect(refusal({ nonsense: 1 })).toBe(40104);
  expect(refusal({ connectToField: 5 })).toBe(40103);
  expect(refusal({ maxDepth: -1 })).toBe(40101);
  expect(refusal({ maxDepth: 'x' })).toBe(40100);
  expect(refusal({ restrictSearchWithMatch: 1 })).toBe(40185);
  const pipeline = [value({ $graphLookup: { from: 'staff' } })];
  expect(() => compilePipeline(pipeline, { collections })).toThrow(/requires/);
});
