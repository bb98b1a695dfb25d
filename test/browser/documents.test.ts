import { readFileSync } from 'node:fs';
import { Supergraph } from '@apollo/federation-internals';
import { liveSdl } from '@rayon/gateway';
import { readSupergraph } from '@rayon/supergraph';
import { buildSchema, type GraphQLSchema, parse, printSchema, validate } from 'graphql';
import { filesBelow, read, root } from '../architecture/imports';

const api = Supergraph.build(readSupergraph()).apiSchema().toGraphQLJSSchema();
const live = buildSchema(liveSdl);
const client = `${root}/packages/client`;

/** What the schema a document is meant for says against it. */
const complaints = (schema: GraphQLSchema, text: string): string[] =>
  validate(schema, parse(text)).map(({ message }) => `${message} in: ${text.slice(0, 120)}`);

/** The documents of a file of operations, as they are sent. */
const documentsOf = (file: string): string[] =>
  Object.values(jest.requireActual<Record<string, string>>(`${root}/${file}`));

test('the client asks only what the supergraph and the live channel answer', () => {
  const files = filesBelow('packages/client/src/operations').filter((file) => file.endsWith('.gen.ts'));
  const documents = files.flatMap((file) =>
    documentsOf(file).map((text) => ({ text, schema: file.endsWith('/live.gen.ts') ? live : api })),
  );
  expect(documents.length).toBeGreaterThan(70);
  expect(documents.flatMap(({ schema, text }) => complaints(schema, text))).toEqual([]);
});

test('the schema of the live channel that types are generated from is the gateway’s own', () => {
  const copy = readFileSync(`${client}/schema/live.graphql`, 'utf8');
  expect(printSchema(buildSchema(copy))).toBe(printSchema(live));
});

test('whoever asks the gateway asks a generated document: none is written anywhere else', () => {
  const files = ['apps/web/src', 'infra/src', 'packages/client/src', 'test/faults', 'test/journeys']
    .flatMap((folder) => filesBelow(folder))
    .filter((file) => !/\.gen\.ts$|packages\/client\/src\/\w[\w-]*\.test\.ts$/.test(file));
  const written = files.filter((file) => /['"`]\s*(query|mutation|subscription)\b[^'"`]*\{/.test(read(file)));
  expect(files.length).toBeGreaterThan(100);
  expect(written).toEqual([]);
});

test('the manifest of registered operations holds all that the web app asks', () => {
  const manifest: Record<string, string> = JSON.parse(readFileSync(`${client}/operations.json`, 'utf8'));
  const asked = ['apps/web/src', 'packages/client/src']
    .flatMap((folder) => filesBelow(folder))
    .filter((file) => file.startsWith('apps/') || !/\/(shop|operations)\//.test(file))
    .flatMap((file) => [...read(file).matchAll(/\/operations\/([a-z]+)(?:\.gen)?'/g)])
    .map(([, name]) => name)
    .filter((name) => name !== 'live');
  const texts = [...new Set(asked)].flatMap((name) =>
    documentsOf(`packages/client/src/operations/${name}.gen.ts`),
  );
  expect(texts.length).toBeGreaterThan(40);
  expect(texts.filter((text) => !Object.values(manifest).includes(text))).toEqual([]);
});

test('and nothing but what clients ask', () => {
  const manifest: Record<string, string> = JSON.parse(readFileSync(`${client}/operations.json`, 'utf8'));
  const documents = filesBelow('packages/client/src/operations')
    .filter((file) => file.endsWith('.gen.ts') && !file.endsWith('/live.gen.ts'))
    .flatMap(documentsOf);
  expect(Object.values(manifest).sort()).toEqual(documents.sort());
});
