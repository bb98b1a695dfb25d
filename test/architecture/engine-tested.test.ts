import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './imports';

test('the embedded store is what its own tests last passed for', () => {
  const { stdout, status } = spawnSync(process.execPath, [join(root, 'infra/engine-tests.mjs'), 'state'], {
    encoding: 'utf8',
  });
  expect([stdout.trim(), status]).toEqual([expect.stringMatching(/^engine unchanged/), 0]);
});
