import { Supergraph } from '@apollo/federation-internals';
import { liveSdl } from '@rayon/gateway';
import * as infra from '@rayon/infra';
import { readSupergraph } from '@rayon/supergraph';
import { buildSchema, type GraphQLSchema, OperationTypeNode, parse, validate } from 'graphql';
import { filesBelow, read, root } from '../architecture/imports';

const api = Supergraph.build(readSupergraph()).apiSchema().toGraphQLJSSchema();
const live = buildSchema(liveSdl);

/** What the schema a document is meant for says against it. */
const complaints = (text: string): string[] => {
  const document = parse(text);
  const isLive = document.definitions.some(
    (definition) =>
      definition.kind === 'OperationDefinition' && definition.operation === OperationTypeNode.SUBSCRIPTION,
  );
  const schema: GraphQLSchema = isLive ? live : api;
  return validate(schema, document).map(({ message }) => `${message} in: ${text.slice(0, 120)}`);
};

const production = (folder: string) => filesBelow(folder).filter((file) => !/\.test\.tsx?$/.test(file));

const textsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsOf);

describe('the web app', () => {
  const files = production('apps/web/src');

  test('asks only what the supergraph and the live channel answer', () => {
    const documents = files
      .filter((file) => file.endsWith('/documents.ts'))
      .flatMap((file) => textsOf(jest.requireActual<object>(`${root}/${file}`)));
    expect(documents.length).toBeGreaterThan(30);
    expect(documents.flatMap(complaints)).toEqual([]);
  });

  test('keeps every document where the test above finds it', () => {
    const elsewhere = files.filter(
      (file) =>
        !file.endsWith('/documents.ts') &&
        /['"`]\s*(query|mutation|subscription)\b[^'"`]*\{/.test(read(file)),
    );
    expect(elsewhere).toEqual([]);
  });
});

describe('runner, demonstration and played trip', () => {
  const sources = production('infra/src').map(read);
  const selections = infra as unknown as Record<string, unknown>;
  const filled = (text: string) =>
    text.replace(/\$\{(\w+)\}/g, (_, name: string) => String(selections[name] ?? name));

  test('ask only what the supergraph and the live channel answer', () => {
    const documents = sources.flatMap((source) =>
      [...source.matchAll(/(['`])((?:query|subscription)\b[^'`]*\})\1/g)].map(([, , text]) =>
        filled(text ?? ''),
      ),
    );
    expect(documents.length).toBeGreaterThan(5);
    expect(documents.flatMap(complaints)).toEqual([]);
  });

  test('command only what the supergraph takes', async () => {
    const calls = sources.flatMap((source) => [
      ...source.matchAll(
        /(?<scanner>\.\.\.scanner,\s*)?mutation: '(?<mutation>\w+)',\s*success: '(?<success>\w+)',\s*(?:refusal: '(?<refusal>\w+)',\s*)?select:\s*(?:'(?<plain>[^']*)'|`(?<template>[^`]*)`)/g,
      ),
    ]);
    const named = sources.flatMap((source) => [...source.matchAll(/mutation: '\w+',/g)]);
    expect(calls).toHaveLength(named.length);

    const documents: string[] = [];
    const listener = {
      ask: async (document: string) => {
        documents.push(document);
        return new Proxy({}, { get: () => ({ __typename: 'Nobody' }) });
      },
    } as unknown as infra.GatewayClient;
    for (const { groups = {} } of calls)
      await infra.attempt(listener, {
        mutation: groups.mutation ?? '',
        success: groups.success ?? '',
        refusal: (groups.refusal ?? 'ScannerRefusal') as 'ScannerRefusal',
        select: filled(groups.plain ?? groups.template ?? ''),
        input: {},
      });
    expect(documents).toHaveLength(named.length);
    expect(documents.flatMap(complaints)).toEqual([]);
  });
});
