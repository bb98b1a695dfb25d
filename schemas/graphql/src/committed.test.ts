import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeSupergraph } from './compose';
import { subgraphsFromCode } from './services';
import { folder, readSupergraph } from './supergraph-file';

// Against the sources, so that a schema changed without `generate` is noticed by the test run already.
const subgraphs = subgraphsFromCode();

test.each(subgraphs.map(({ name, sdl }) => [name, sdl]))(
  'the committed SDL of %s is what its code says',
  (name, sdl) => {
    expect(readFileSync(join(folder, `${name}.graphql`), 'utf8')).toBe(sdl);
  },
);

test('the committed supergraph is composed from them', () => {
  const composed = composeSupergraph(subgraphs);
  expect(composed.ok && composed.supergraphSdl).toBe(readSupergraph());
});
