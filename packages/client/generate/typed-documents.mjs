import { plugin as typescriptOperations } from '@graphql-codegen/typescript-operations';
import { documentText, operationsOf } from './document-text.mjs';

const heading = `// Generated from the operations beside it and the committed schema: change those and run the generate script.
import type { TypedDocument } from '../typed-document';
`;

/** What was not selected has no place in a type, and an id is a text on both ways. */
const settings = {
  skipTypename: true,
  scalars: { ID: 'string', DateTimeISO: 'string', SafeInt: 'number' },
  enumType: 'string-literal',
};

const suffixes = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
const camelCase = (name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

/** Plain texts, so that a bundler drops those a face does not ask and nothing is printed or parsed at run time. */
const documentsOf = (document) =>
  operationsOf(document).map((operation) => {
    const name = operation.name.value;
    const types = `${name}${suffixes[operation.operation]}`;
    const text = JSON.stringify(documentText(operation, document));
    return `export const ${camelCase(name)}Document =\n  ${text} as TypedDocument<${types}, ${types}Variables>;\n`;
  });

/** What a file of operations is generated into: the types of variables and answers, and the texts to send. */
export const typedDocuments = async ({ name, path, document, schema }) => {
  const { prepend, content } = await typescriptOperations(schema, [{ location: path, document }], settings, {
    outputFile: `${name}.gen.ts`,
  });
  return [heading, ...prepend, content, ...documentsOf(document)].join('\n');
};
