import { manualClock } from '@rayon/kernel';
import fc from 'fast-check';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { publicFormat } from './error-format';
import { fragmentsOf, measure, rootFields } from './measure';
import { createRateLimit } from './rate-limit';

const operationOf = (document: DocumentNode): OperationDefinitionNode => {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  return operation;
};
const sizeOf = (text: string) => {
  const document = parse(text);
  return measure(operationOf(document), fragmentsOf(document));
};

describe('the size of an operation', () => {
  test('counts levels and aliases where fragments are used', () => {
    expect(sizeOf('{ a { b c: d } }')).toEqual({ depth: 2, aliases: 1 });
    expect(sizeOf('{ ...F x: a { ...F } } fragment F on Q { y: b { c } }')).toEqual({ depth: 3, aliases: 3 });
    expect(sizeOf('{ ... on Q { a { ... { b } } } }')).toEqual({ depth: 2, aliases: 0 });
  });

  test('is the depth it was built with', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (depth) => {
        expect(sizeOf(`${'{ a '.repeat(depth)}${'}'.repeat(depth)}`).depth).toBe(depth);
      }),
    );
  });

  test('of fragments that double sixty times is known, and of ones within themselves too', () => {
    // Followed one by one, two to the sixtieth spreads would take longer than anybody lives.
    const doubling = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on Q { a { ...F${n + 1} } x: b { ...F${n + 1} } }`,
    );
    expect(sizeOf(`{ ...F0 } ${doubling.join(' ')} fragment F60 on Q { c }`).aliases).toBe(2 ** 60);
    expect(
      sizeOf('{ ...A } fragment A on Q { a { ...B } } fragment B on Q { b { ...A } }').depth,
    ).toBeGreaterThan(0);
    const roots = parse('{ ...A } fragment A on Q { a ...B } fragment B on Q { b ...A }');
    expect(rootFields(operationOf(roots), fragmentsOf(roots), 5).map(({ name }) => name.value)).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('a rate limit', () => {
  test('lets as many through as it says, then waits as long as it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), (perMinute) => {
        const clock = manualClock('2026-05-04T12:00:00Z');
        const limit = createRateLimit({ perMinute, clock });
        for (let tries = 0; tries < perMinute; tries += 1) expect(limit('a').ok).toBe(true);
        const refused = limit('a');
        expect(refused.ok).toBe(false);
        expect(limit('b').ok).toBe(true);
        if (!refused.ok) clock.advance(refused.retryAfterSeconds * 1000);
        expect(limit('a').ok).toBe(true);
      }),
    );
  });

  test('counts every attempt of one request and remembers a bounded number of addresses', () => {
    const clock = manualClock('2026-05-04T12:00:00Z');
    const limit = createRateLimit({ perMinute: 3, clock, keysMax: 100 });
    expect(limit('a', 4).ok).toBe(false);
    expect(limit('a', 3).ok).toBe(true);
    expect(limit('a').ok).toBe(false);
    for (let other = 0; other < 99; other += 1) limit(`other-${other}`);
    expect(limit('a').ok).toBe(false);
  });
});

describe('an error on its way out', () => {
  test('keeps code and named facts, nothing else', () => {
    const formatted = publicFormat({
      message: 'Cannot query field "trp" on type "Query". Did you mean "trip"?',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', stacktrace: ['at x'], serviceName: 'scanner' },
    });
    expect(formatted).toEqual({
      message: 'Cannot query field "trp" on type "Query".',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  test('is a plain one when its code is not public', () => {
    for (const code of [
      undefined,
      'DOWNSTREAM_SERVICE_ERROR',
      'INTERNAL_SERVER_ERROR',
      '__proto__',
      'toString',
    ])
      expect(publicFormat({ message: 'at /srv/app.ts', extensions: { code } })).toEqual({
        message: 'Something went wrong.',
        extensions: { code: 'INTERNAL' },
      });
  });
});
