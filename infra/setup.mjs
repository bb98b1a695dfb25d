// What every command does before the real work: the right Node, the pinned packages, a build of what changed.
// Plain JavaScript without dependencies, since it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
// As a whole: a Node that is too old lacks some of it, and must live long enough to say so.
import * as files from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } = files;

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const needed = { node: [20, 19, 0], freeBytes: 1_500_000_000 };

/** Ends the command with one sentence that says what to do. */
export const giveUp = (sentence) => {
  console.error(`\n  ✗ ${sentence}\n`);
  process.exit(1);
};

/** One line of progress. */
export const say = (text) => console.log(`  ${text}`);

const older = (version, wanted) => {
  for (let part = 0; part < wanted.length; part += 1)
    if (version[part] !== wanted[part]) return version[part] < wanted[part];
  return false;
};

/** Refuses a Node that is too old. */
export const ensureNode = () => {
  const version = process.versions.node.split('.').map(Number);
  if (older(version, needed.node))
    giveUp(
      `Rayon needs Node ${needed.node.join('.')} or newer; this is ${process.versions.node}. Install the current LTS from nodejs.org and try again.`,
    );
};

/** How often somebody who waits is told that it goes on. */
const patienceMilliseconds = 5_000;

/** Says what is being done once it takes a moment, and again every few seconds with the time it took. */
const telling = async (what, work, { afterMilliseconds = 0 } = {}) => {
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  const first = setTimeout(() => say(`${what}…`), afterMilliseconds);
  const again = setInterval(() => say(`${what}… (${seconds()} s)`), patienceMilliseconds);
  try {
    return await work;
  } finally {
    clearTimeout(first);
    clearInterval(again);
  }
};

/** Runs a program with its output shown, or kept and shown only when it fails. */
export const run = (program, args, { quiet = false, env = {}, cwd = root } = {}) =>
  new Promise((done, failed) => {
    const child = spawn(program, args, {
      cwd,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        ...env,
        PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
      },
    });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', failed);
    child.on('close', (code) =>
      code === 0
        ? done(output)
        : failed(new Error(`${program} ${args.join(' ')} ended with ${code}\n${output}`)),
    );
  });

const freeBytes = () => {
  const disk = files.statfsSync(root);
  return disk.bavail * disk.bsize;
};

const isWritable = (path) => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** Refuses a folder nothing can be installed into. */
const ensureWritable = () => {
  if (!isWritable(root))
    giveUp(
      `The folder ${root} cannot be written to, and packages are installed into it. Move or clone Rayon to a folder of your own and try again.`,
    );
};

/** npm and pnpm keep what they fetched in the home folder and wait in vain for one that cannot be written to. */
const homeOfPackages = () => {
  const home = homedir();
  if (isWritable(home)) return {};
  const passing = join(tmpdir(), `rayon-packages-${process.getuid?.() ?? 'here'}`);
  mkdirSync(passing, { recursive: true });
  return { HOME: passing, npm_config_userconfig: join(home, '.npmrc') };
};

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex');

/** Installs the locked packages with the pinned pnpm, unless that was done for this very lock file. */
export const ensureInstalled = async () => {
  const stamp = join(root, 'node_modules/.rayon-install');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return;
  ensureWritable();
  if (freeBytes() < needed.freeBytes)
    giveUp(
      `The disk that holds ${root} has ${Math.floor(freeBytes() / 1e6)} MB left; installing needs ${needed.freeBytes / 1e6} MB. Free some space and try again.`,
    );
  const [name, version] = manifest.packageManager.split('@');
  try {
    await telling(
      'Installing packages (once, about half a minute)',
      run('npx', ['--yes', `${name}@${version}`, 'install', '--frozen-lockfile', '--reporter=append-only'], {
        quiet: true,
        env: { CI: 'true', ...homeOfPackages() },
      }),
    );
  } catch (error) {
    giveUp(
      `The packages could not be installed; is the npm registry reachable from here?\n${String(error.message).slice(-2000)}`,
    );
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, lockHash());
};

/** Builds the workspaces whose sources changed since their last build. */
export const ensureBuilt = async () => {
  try {
    await telling(
      'Building what changed',
      run(
        'turbo',
        ['run', 'build', '--output-logs=errors-only', '--log-order=grouped', '--no-update-notifier'],
        {
          quiet: true,
          env: { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
        },
      ),
      { afterMilliseconds: 1_200 },
    );
  } catch (error) {
    giveUp(`The build failed:\n${String(error.message).slice(-6000)}`);
  }
};

/** Everything that must be there before a command can run. */
export const prepare = async () => {
  ensureNode();
  await ensureInstalled();
  await ensureBuilt();
};
