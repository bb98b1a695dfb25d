import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@rayon/infra';
import { serviceNames } from '@rayon/services';
import { childrenOf, passingDirectory, type StartedRayon, startRayon } from './started-rayon';

const ground = passingDirectory();
const directory = join(ground.directory, 'data');
let rayon: StartedRayon;
let port: number;

beforeAll(async () => {
  // What is above the data is open to everybody, and so was the data of an earlier version.
  chmodSync(ground.directory, 0o755);
  mkdirSync(join(directory, 'store'), { recursive: true, mode: 0o755 });
  writeFileSync(join(directory, 'demonstration.json'), '{"devices":{},"storeIds":{}}', {
    mode: 0o644,
  });
  port = await freePort();
  rayon = startRayon(['--data', directory, '--port', String(port), '--no-demo', '--services']);
  await rayon.ready;
});
afterAll(async () => {
  rayon.child.kill('SIGINT');
  await rayon.ended;
  ground.remove();
});

/** Everything below a folder, as paths. */
const everythingIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? [path, ...everythingIn(path)] : [path];
  });

const openToOthers = (folder: string) =>
  [folder, ...everythingIn(folder)].filter((path) => (lstatSync(path).mode & 0o077) !== 0);

const scriptOf = (name: string) => readFileSync(`/proc/${name}/cmdline`, 'utf8');
const environmentOf = (pid: number) => readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
const valueIn = (pid: number, name: string) =>
  environmentOf(pid)
    .find((line) => line.startsWith(`${name}=`))
    ?.slice(name.length + 1);

test('nothing of the data is open to others, nor of a backup', async () => {
  expect(everythingIn(directory).length).toBeGreaterThan(5);
  expect(openToOthers(directory)).toEqual([]);

  const backup = join(ground.directory, 'backup');
  const built = join(__dirname, '../../infra/dist/backup/main.js');
  await promisify(execFile)(process.execPath, [
    '-e',
    `require(${JSON.stringify(built)}).main(process.argv.slice(1))`,
    '--',
    backup,
    '--data',
    directory,
  ]);
  expect(statSync(join(backup, 'store/data.mdb')).isFile()).toBe(true);
  expect(openToOthers(backup)).toEqual([]);
});

test('no process is given a secret it has no need of', () => {
  const holders = (name: string) =>
    childrenOf(rayon)
      .filter((pid) => valueIn(pid, name) !== undefined)
      .map(
        (pid) =>
          /services\/(\w+)\/|(gateway)\/dist/
            .exec(scriptOf(String(pid)))
            ?.slice(1)
            .find(Boolean) ?? 'store',
      );
  expect(holders('MEMBERS_ENCRYPTION_KEY')).toEqual(['members']);
  expect(holders('BOOTSTRAP_ADMIN_PASSWORD')).toEqual(['members']);
  expect(holders('HOP_PRIVATE_KEY')).toEqual(['gateway']);
  expect(holders('MONGODB_URL').sort()).toEqual([...serviceNames, 'gateway'].sort());
});

/** What another user gets who tries each of these: a file to read, a socket or a port to talk to. */
const attemptsAsNobody = (wanted: {
  files: string[];
  socket: string;
  ports: string[];
}): Record<string, string> => {
  const script = `
    const { readFileSync } = require('node:fs');
    const wanted = ${JSON.stringify(wanted)};
    const got = {};
    for (const file of wanted.files)
      try { readFileSync(file); got[file] = 'read'; } catch (error) { got[file] = error.code; }
    const body = JSON.stringify({ query: '{ __typename }' });
    const headers = { 'content-type': 'application/json' };
    Promise.all([
      new Promise((done) => require('node:net').connect(wanted.socket)
        .once('error', (error) => done(got[wanted.socket] = error.code))
        .once('connect', function () { this.destroy(); done(got[wanted.socket] = 'connected'); })),
      ...wanted.ports.map(async (port) => {
        const answer = await fetch('http://127.0.0.1:' + port + '/graphql', { method: 'POST', headers, body });
        got[port] = String(answer.status);
      }),
    ]).then(() => console.log(JSON.stringify(got)));`;
  const nobody = 65_534;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    uid: nobody,
    gid: nobody,
    encoding: 'utf8',
    cwd: '/',
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, string>;
};

const isRoot = process.getuid?.() === 0;
(isRoot ? test : test.skip)(
  'another user reads no file, is not let in by the store and is answered by no service (needs root, to become one)',
  () => {
    const files = everythingIn(directory).filter((path) => lstatSync(path).isFile());
    const socket = join(directory, 'store/store.sock');
    const ports = childrenOf(rayon)
      .flatMap((pid) => valueIn(pid, 'PORT') ?? [])
      .filter((each) => each !== String(port));
    expect(ports).toHaveLength(serviceNames.length);
    const got = attemptsAsNobody({ files, socket, ports });
    expect(got).toEqual({
      ...Object.fromEntries([...files, socket].map((path) => [path, 'EACCES'])),
      ...Object.fromEntries(ports.map((each) => [each, '401'])),
    });
  },
);

test('a folder whose name is too long for a socket still has its store kept to its owner', async () => {
  const long = join(ground.directory, 'a-folder-with-a-long-name-'.repeat(5));
  const second = startRayon(['--data', long, '--port', String(await freePort()), '--no-demo']);
  await second.ready;
  const { storeUrl } = JSON.parse(readFileSync(join(long, 'running.json'), 'utf8')) as { storeUrl: string };
  const socket = decodeURIComponent(/^mongodb:\/\/([^/]+)\//.exec(storeUrl)?.[1] ?? '');
  expect(socket).toMatch(/\.sock$/);
  expect(Buffer.byteLength(socket)).toBeLessThan(104);
  expect(statSync(join(socket, '..')).mode & 0o777).toBe(0o700);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
});
