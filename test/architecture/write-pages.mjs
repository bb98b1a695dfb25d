// Writes the parts of README.md and docs that name every service, from services/list.ts, and the page of settings.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', 'test/architecture/(one-list-of-services|settings-page)'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, WRITE_PAGES: '1' } },
);
process.exit(status ?? 1);
