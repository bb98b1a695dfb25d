import fc from 'fast-check';
import { handheld, openShop, tripId } from './testing/toy-shop';

let shop: Awaited<ReturnType<typeof openShop>>;
beforeAll(async () => {
  shop = await openShop({ production: true, costs: { newTextPerMinute: 1_000_000_000 } });
});
afterAll(() => shop.stop());

/** Operations of the right shape, with names of the schema and names of nobody, nested, aliased and spread. */
const selection = fc.letrec<{ set: string; field: string }>((tie) => ({
  set: fc.array(tie('field'), { minLength: 1, maxLength: 6 }).map((fields) => `{ ${fields.join(' ')} }`),
  field: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'id',
      'total',
      'discount',
      '__typename',
      'whoAmI',
      'broken',
      'a: id',
      'b: whoAmI',
      '...F',
      'nothing',
      '__schema { types { name } }',
      '_service { sdl }',
    ),
    tie('set').map((set) => `trip(id: "${tripId}") ${set}`),
    tie('set').map((set) => `linked ${set}`),
    tie('set').map((set) => `... on Trip ${set}`),
    tie('set').map((set) => `... @include(if: $yes) ${set}`),
    tie('set').map((set) => `trips(count: 3) ${set}`),
    tie('set').map((set) => `x: scan(barcode: "1") ${set}`),
  ),
})).set;

const operation = fc
  .tuple(
    fc.constantFrom('query ($yes: Boolean = true) ', 'mutation ', 'subscription ', ''),
    selection,
    selection,
  )
  .map(([head, body, fragment]) => `${head}${body} fragment F on Trip ${fragment}`);

/** The same text with a piece of it doubled, cut out or replaced by any character. */
const damaged = fc
  .tuple(
    operation,
    fc.nat(),
    fc.nat(40),
    fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('{', '}', '"""', '\\u', '$', '@')),
  )
  .map(([text, at, length, put]) => {
    const start = at % text.length;
    return `${text.slice(0, start)}${put}${text.slice(start + length)}`;
  });

const variables = fc.oneof(fc.constant(undefined), fc.jsonValue());

test('whatever is sent is answered, without a failure of ours and without a trace of the inside', async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(operation, damaged, fc.string({ unit: 'binary' })),
      variables,
      async (query, values) => {
        const { status, body, text } = await shop.ask(query, { as: handheld, variables: values as never });
        answered += 1;
        expect([200, 400]).toContain(status);
        expect(text).not.toMatch(/node_modules|\.ts:|stacktrace|Did you mean/);
        for (const { extensions } of body.errors ?? []) {
          expect(extensions.code).toEqual(expect.any(String));
          // The only bug of this shop is the one it was built with.
          if (extensions.code === 'INTERNAL') expect(query).toContain('broken');
        }
      },
    ),
    { numRuns: 1_500 },
  );
  expect(answered).toBeGreaterThanOrEqual(1_500);
  expect((await shop.ask('{ whoAmI }', { as: handheld })).body).toEqual({ data: { whoAmI: 'device fr' } });
});
