import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './imports';

/** An import, or a step of a circle, that a rule of `.dependency-cruiser.cjs` forbids; paths from the folder cruised. */
type Violation = Readonly<{ from: string; to: string; rule: Readonly<{ name: string }> }>;

/** What dependency-cruiser found. */
export type Cruise = Readonly<{
  summary: Readonly<{
    violations: readonly Violation[];
    totalDependenciesCruised: number;
    ruleSetUsed: unknown;
  }>;
}>;

/** The folders that hold production code; the web app is read by `imports.ts`. */
const folders = ['services', 'gateway', 'packages', 'engine/src', 'infra', 'schemas'];

/** Reads every import below a folder laid out as the repository is. */
export const cruise = (base: string): Cruise => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      join(root, '.dependency-cruiser.cjs'),
      '--output-type',
      'json',
      ...folders.filter((folder) => existsSync(join(base, folder))),
    ],
    { cwd: base, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser gave no answer: ${stderr}`);
  return JSON.parse(stdout) as Cruise;
};
