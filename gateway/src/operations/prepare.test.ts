import { buildSchema } from 'graphql';
import { createPrepare } from './prepare';

const schema = buildSchema(`
  scalar SafeInt
  input Part { percent: Float }
  type Query { off(percent: Float, minor: SafeInt, part: Part): Int }
`);
const codesOf = (text: string): unknown => {
  const prepared = createPrepare(schema, { production: true }).anew({ text, operationName: undefined });
  return prepared.ok ? 'prepared' : prepared.errors.map(({ extensions }) => extensions.code);
};

test.each([
  '{ off(percent: 1e400) }',
  '{ off(percent: -1e400) }',
  '{ off(minor: 1e400) }',
  `{ off(minor: ${'9'.repeat(400)}) }`,
  '{ off(part: { percent: 1e400 }) }',
  'query ($percent: Float = 1e400) { off(percent: $percent) }',
])('a number that is not finite is the caller’s mistake: %s', (text) => {
  expect(codesOf(text)).toEqual(['BAD_INPUT']);
});

test('a large number that is finite is left to the rules of its input', () => {
  expect(codesOf('{ off(percent: 1e300, minor: 9007199254740993) }')).toBe('prepared');
});
