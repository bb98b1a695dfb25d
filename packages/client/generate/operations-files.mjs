import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildASTSchema, buildSchema, parse } from 'graphql';

/** The package's own folder. */
export const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(home, 'src/operations');

const readText = (...path) => readFileSync(join(home, ...path), 'utf8');

/** Every file of operations, with the schema that answers them: the live channel's are answered beside the supergraph. */
export const operationsFiles = () => {
  const supergraph = buildASTSchema(parse(readText('../../schemas/graphql/supergraph.graphql')), {
    assumeValidSDL: true,
  });
  const live = buildSchema(readText('schema/live.graphql'));
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => {
      const name = file.replace('.graphql', '');
      const path = join(folder, file);
      const document = parse(readFileSync(path, 'utf8'));
      return { name, path, document, schema: name === 'live' ? live : supergraph };
    });
};
