import { buildSchema } from 'graphql';
import { createDocuments } from './documents';

const schema = buildSchema(`
  input Inner { count: Int! = 3 }
  input Outer { name: String!, inner: [Inner!] }
  type Query { repeat(input: Outer!): String }
`);
const repeat = schema.getQueryType()?.getFields().repeat;
if (repeat) repeat.resolve = (_source, { input }) => JSON.stringify(input);

test('a default of a required input field is applied on every run, compiled or not', async () => {
  const document = createDocuments(schema)('query ($input: Outer!) { repeat(input: $input) }');
  if (!document.ok) throw new Error('the operation is valid');
  const answers = [];
  for (let run = 0; run < 3; run += 1)
    answers.push(await document.run({}, { input: { name: 'x', inner: [{}] } }));
  for (const answer of answers)
    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      data: { repeat: '{"name":"x","inner":[{"count":3}]}' },
    });
});
