import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames, services } from '@rayon/services';
import { filesBelow, read, root } from './imports';
import { byHand, withServices } from './services-in-pages';

/** Events are named by who publishes them, so the contracts have a folder for each publisher. */
const contracts = 'schemas/events/';
const files = ['infra', 'gateway', 'test', 'schemas', 'packages']
  .flatMap((folder) => filesBelow(folder, ['.ts', '.mjs', '.json', '.yaml']))
  .filter((file) => !file.startsWith(contracts));

const namesService = (text: string, name: string) =>
  new RegExp(`\\b${name}(Service)?\\b|_${name}_|create${name}Service|build${name}Subgraph`, 'i').test(text);
/** Lines that a list of this many names is written in, however it is broken up. */
const linesOfList = serviceNames.length * 2;
/** Whether some few lines together name every service. */
const isList = (text: string) => {
  const lines = text.split('\n');
  return lines.some((_, at) => {
    const near = lines.slice(at, at + linesOfList).join('\n');
    return serviceNames.every((name) => namesService(near, name));
  });
};

test('no file but services/list.ts names all services', () => {
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((file) => isList(read(file)))).toEqual([]);
});

test.each([
  JSON.stringify(serviceNames),
  serviceNames.map((name) => `import {} from '@rayon/${name}';`).join('\n'),
  serviceNames.map((name) => `SUBGRAPH_${name.toUpperCase()}_URL`).join(' '),
])('a second list would be noticed: %s', (text) => {
  expect(isList(text)).toBe(true);
});

test('each service is named as its folder is, listens on a port of its own, and one publishes the keys', () => {
  for (const name of serviceNames) expect(existsSync(join(root, `services/${name}/package.json`))).toBe(true);
  expect(new Set(services.map(({ defaultPort }) => defaultPort)).size).toBe(services.length);
  expect(services.filter((service) => 'publishesAccessKeys' in service)).toHaveLength(1);
});

/** A page says of all services what is written from their list; what one of them does it may say by hand. */
test.each(['README.md', 'docs/architecture.md', 'docs/scale.md', 'docs/runbook.md'])(
  '%s names them as the list does (node test/architecture/write-pages.mjs)',
  (page) => {
    const written = withServices(page, read(page));
    if (process.env.WRITE_PAGES) writeFileSync(join(root, page), written);
    expect(read(page)).toBe(written);
    expect(byHand(written)).not.toBe(written);
  },
);

// The one's table tells how each collection is split, and so whose each is; the other is written from the code.
const pages = ['README.md', ...filesBelow('docs', ['.md'])].filter(
  (page) => !['docs/scale.md', 'docs/settings.md'].includes(page),
);

test('no page names all services by hand', () => {
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.filter((page) => isList(byHand(read(page))))).toEqual([]);
});
