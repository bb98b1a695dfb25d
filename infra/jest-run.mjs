// Runs jest once and counts what came of it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './setup.mjs';

/** Failed counts suites that could not start, and one when jest itself gave no results or an error of its own. */
export const runJest = async (args, { env = {} } = {}) => {
  const passing = mkdtempSync(join(tmpdir(), 'rayon-test-'));
  const results = join(passing, 'results.json');
  const jest = spawn(
    process.execPath,
    [
      join(root, 'node_modules/jest/bin/jest.js'),
      '--maxWorkers=2',
      '--json',
      `--outputFile=${results}`,
      ...args,
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } },
  );
  const code = await new Promise((done) => jest.on('close', done));
  try {
    const counted = JSON.parse(readFileSync(results, 'utf8'));
    const failed = counted.numFailedTests + counted.numRuntimeErrorTestSuites;
    const skipped = counted.testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'pending').map(({ fullName }) => fullName),
    );
    return { passed: counted.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1), skipped };
  } catch {
    console.error('\n✗ jest ended without results');
    return { passed: 0, failed: 1, skipped: [] };
  } finally {
    rmSync(passing, { recursive: true, force: true });
  }
};
