// Writes matrix.md from what the gateway really answers. The test still says whether that is as it should be.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', '-i', 'test/access/matrix'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, WRITE_ACCESS_MATRIX: '1' } },
);
process.exit(status ?? 1);
