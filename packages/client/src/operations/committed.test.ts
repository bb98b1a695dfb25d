import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanDocument } from './scanner.gen';

const home = join(__dirname, '../..');

test('types, documents and manifest are what the operations and the committed schema say', () => {
  // In a process of its own: the generator's parts are modules this one cannot load.
  const { stderr, status } = spawnSync(process.execPath, [join(home, 'generate/main.mjs'), '--check'], {
    encoding: 'utf8',
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
});

test('an operation is sent with the fragments it uses and no other', () => {
  expect(scanDocument.match(/fragment (\w+)/g)).toEqual([
    'fragment Line',
    'fragment TripTotals',
    'fragment Offers',
    'fragment Changed',
  ]);
});

test('the manifest names every operation by what is hashed at the gateway: the text as it is sent', () => {
  const manifest: Record<string, string> = JSON.parse(readFileSync(join(home, 'operations.json'), 'utf8'));
  for (const [hash, text] of Object.entries(manifest))
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
  expect(Object.values(manifest)).toContain(scanDocument);
});
