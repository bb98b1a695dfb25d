import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Production files of a room with what each imports of this service, as paths from here. */
const importsOf = (room: string): string[] =>
  readdirSync(join(__dirname, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const path = join(__dirname, room, file);
      return [...readFileSync(path, 'utf8').matchAll(/from '(\.[^']*)'/g)].map(([, to = '']) =>
        relative(__dirname, join(dirname(path), to)),
      );
    });

test('identity knows nothing of membership', () => {
  const imports = importsOf('identity');
  expect(imports.length).toBeGreaterThan(50);
  expect(imports.filter((path) => path.startsWith('membership'))).toEqual([]);
});

test('membership enters identity by its door only', () => {
  const imports = importsOf('membership').filter((path) => path.startsWith('identity'));
  expect(imports.length).toBeGreaterThan(3);
  expect(imports.filter((path) => path !== 'identity')).toEqual([]);
});
