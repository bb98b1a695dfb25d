import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeSupergraph } from './compose';
import { subgraphsFromCode } from './services';
import { folder } from './supergraph-file';

/**
 * Prints the SDL of each subgraph and the supergraph composed from them into this package. With `--check`
 * it writes nothing and fails when what is committed differs from what the code says.
 */
const main = (): number => {
  const check = process.argv.includes('--check');
  const subgraphs = subgraphsFromCode();
  const composed = composeSupergraph(subgraphs);
  if (!composed.ok) {
    for (const error of composed.errors) console.error(`composition: ${error}`);
    return 1;
  }
  const files = [
    ...subgraphs.map(({ name, sdl }) => ({ file: `${name}.graphql`, text: sdl })),
    { file: 'supergraph.graphql', text: composed.supergraphSdl },
  ];
  let different = 0;
  for (const { file, text } of files) {
    const path = join(folder, file);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    different += 1;
    if (check) console.error(`${file} differs from the code: run the generate script and commit it`);
    else {
      writeFileSync(path, text);
      console.log(`wrote ${file}`);
    }
  }
  return check && different > 0 ? 1 : 0;
};

process.exitCode = main();
