// `npm test`: from a fresh clone to the closing line `N passed, N failed`.
// Arguments go to jest: `npm test -- services/points` runs the tests below that folder.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { engineState } from './engine-tests.mjs';
import { runJest } from './jest-run.mjs';
import { prepare, root, run, say } from './setup.mjs';

const onPath = (...names) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => names.some((name) => existsSync(join(folder, name))));

/** Programs that tests drive for real; Debian's packages bring them where this user may install. */
const programs = [
  {
    name: 'Chromium',
    found: () => process.env.CHROMIUM || onPath('chromium', 'chromium-browser', 'google-chrome'),
    debian: 'chromium',
    variable: 'CHROMIUM',
  },
  {
    name: 'nats-server',
    found: () =>
      process.env.NATS_SERVER ||
      onPath('nats-server') ||
      existsSync(join(root, '../shared/servers/nats-server')),
    debian: 'nats-server',
    variable: 'NATS_SERVER',
  },
];

const ensurePrograms = () => {
  const missing = programs.filter(({ found }) => !found());
  if (missing.length === 0) return;
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get');
  if (mayInstall) {
    say(`Installing ${missing.map(({ name }) => name).join(' and ')} from Debian…`);
    // A mirror that does not answer, or another installation at work, must not hold the tests up for ever.
    const patience = ['-o', 'Acquire::http::Timeout=20', '-o', 'DPkg::Lock::Timeout=120'];
    const aptGet = (...args) =>
      spawnSync('apt-get', [...patience, '-qq', ...args], {
        stdio: 'ignore',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        timeout: 300_000,
      });
    aptGet('update');
    for (const { debian } of missing) aptGet('install', '-y', '--no-install-recommends', debian);
  }
  for (const { name, found, variable } of missing)
    if (!found())
      say(
        `! ${name} is not here, so the tests that drive it are SKIPPED. Install it, or point ${variable} at it.`,
      );
};

await prepare();
ensurePrograms();

const problems = [];
const check = async (what, program, args) => {
  say(what);
  await run(program, args, { quiet: true }).catch((error) => problems.push(`${what}\n${error.message}`));
};
await check('Types, tests included', 'tsc', ['-p', 'tsconfig.tests.json']);
await check('Format and lint', 'biome', ['check', '--error-on-warnings', '.']);
await check('Unused files, exports and dependencies', 'knip', ['--no-config-hints', '--no-progress']);

const args = process.argv.slice(2);
const engine = engineState();
const engineAsked = args.some((arg) => /engine/.test(arg));
const others = args.some((arg) => !arg.startsWith('-'));
if (!others) say(engine.sentence);
const {
  passed,
  failed: testsFailed,
  skipped,
} = await runJest(args, {
  env: engine.runAll || engineAsked ? {} : { ENGINE_TESTS: 'few' },
});
for (const problem of problems) console.error(`\n✗ ${problem}`);
if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((name) => `  - ${name}`).join('\n')}`);
const failed = testsFailed + problems.length;
const line = `${passed} passed, ${failed} failed`;
console.log(skipped.length > 0 ? `${line}, ${skipped.length} skipped` : line);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
