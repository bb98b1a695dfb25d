import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gatewayClient } from '@rayon/client';
import { defineStoreDocument } from '@rayon/client/operations/retailer';
import { storesDocument } from '@rayon/client/operations/session';
import { signInPerson } from '@rayon/client/shop';
import { freePort } from '@rayon/infra';
import { serviceNames } from '@rayon/services';
import {
  administratorOf,
  childrenOf,
  isAlive,
  passingDirectory,
  type StartedRayon,
  startRayon,
  storeProcess,
  untilGone,
} from './started-rayon';

const started: StartedRayon[] = [];
const { directory, remove } = passingDirectory();
let port: number;

const start = (...args: string[]): StartedRayon => {
  const rayon = startRayon(['--data', directory, '--port', String(port), ...args]);
  started.push(rayon);
  return rayon;
};

/** A signal that reaches every process of the foreground group at once, as from a terminal or a supervisor. */
const signalGroup = async (rayon: StartedRayon, signal: 'SIGINT' | 'SIGTERM'): Promise<number | null> => {
  if (rayon.child.pid !== undefined) process.kill(-rayon.child.pid, signal);
  return rayon.ended;
};
const pressCtrlC = (rayon: StartedRayon) => signalGroup(rayon, 'SIGINT');

const address = () => `http://127.0.0.1:${port}`;
const storeNames = async (): Promise<string[]> => {
  const { stores } = await gatewayClient(address()).ask(storesDocument, {});
  return stores.map(({ name }) => name).sort();
};
const nameAStore = async (reference: string, name: string) => {
  const admin = await signInPerson(gatewayClient(address()), 'signInStaff', administratorOf(directory));
  await admin.ask(defineStoreDocument, {
    input: {
      commandId: crypto.randomUUID(),
      reference,
      name,
      city: 'Nantes',
      currency: 'EUR',
      timeZone: 'Europe/Paris',
    },
  });
};

beforeAll(async () => {
  port = await freePort();
});
afterAll(async () => {
  for (const { child, ended } of started) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  }
  remove();
});

describe('without the demonstration', () => {
  let rayon: StartedRayon;
  beforeAll(async () => {
    rayon = start('--no-demo');
    await rayon.ready;
  });

  test('it starts empty, says where the administrator’s own password is, and shows no demonstration', async () => {
    const { email, password } = administratorOf(directory);
    const file = join(directory, 'administrator.txt');
    expect(rayon.printed()).toContain(`${email}; the first password is in ${file}`);
    expect(rayon.printed()).not.toContain(password);
    expect(readFileSync(file, 'utf8')).toContain(password);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(rayon.printed()).not.toContain('camille@rayon.example');
    expect(await storeNames()).toEqual([]);
    expect((await fetch(`${address()}/demo.json`)).status).toBe(404);
    await nameAStore('kept', 'Kept over starts');
  });

  test('a second copy on the same data is refused, saying where the first one is', async () => {
    const second = startRayon(['--data', directory, '--port', String(await freePort()), '--no-demo']);
    expect(await second.ended).toBe(1);
    expect(second.printed()).toMatch(
      new RegExp(
        `already runs on this data at ${address()} \\(process ${rayon.child.pid}\\).*--data and --port`,
      ),
    );
    expect(second.printed()).not.toMatch(/\n\s+at /);
    expect(await storeNames()).toEqual(['Kept over starts']);
  });

  test('a busy port is refused before anything is forgotten, naming the next one', async () => {
    const other = passingDirectory();
    writeFileSync(join(other.directory, 'secrets.json'), '{}');
    const refused = startRayon(['--data', other.directory, '--port', String(port), '--fresh']);
    expect(await refused.ended).toBe(1);
    expect(refused.printed()).toContain(`Port ${port} is used by another program`);
    expect(refused.printed()).toContain(`npm start -- --port ${port + 1}`);
    expect(existsSync(join(other.directory, 'secrets.json'))).toBe(true);
    other.remove();
  });

  test('Ctrl-C stops everything and leaves no process behind', async () => {
    const store = storeProcess(directory);
    expect(isAlive(store)).toBe(true);
    expect(await pressCtrlC(rayon)).toBe(0);
    expect(rayon.printed()).toContain('Stopping…');
    expect(rayon.printed()).not.toContain('did not stop cleanly');
    expect(isAlive(store)).toBe(false);
    await expect(fetch(address())).rejects.toThrow();
    expect(existsSync(join(directory, 'running.json'))).toBe(false);
  });

  test('the next start finds the data', async () => {
    rayon = start('--no-demo');
    const seconds = await rayon.ready;
    console.info(`ready again in ${seconds.toFixed(1)} s`);
    expect(await storeNames()).toEqual(['Kept over starts']);
  });

  test('killed the hard way it takes its store along and can start again at once', async () => {
    const store = storeProcess(directory);
    rayon.child.kill('SIGKILL');
    await rayon.ended;
    rayon = start('--no-demo');
    await rayon.ready;
    await untilGone(store);
    expect(await storeNames()).toEqual(['Kept over starts']);
    expect(await pressCtrlC(rayon)).toBe(0);
  });

  test('ended by its supervisor, group and all, it stops in order too', async () => {
    rayon = start('--no-demo');
    await rayon.ready;
    const store = storeProcess(directory);
    expect(await signalGroup(rayon, 'SIGTERM')).toBe(0);
    expect(rayon.printed()).not.toMatch(/did not stop cleanly|being started again/);
    expect(isAlive(store)).toBe(false);
  });

  test('--fresh forgets its own data and nothing else', async () => {
    mkdirSync(join(directory, 'holiday'), { recursive: true });
    writeFileSync(join(directory, 'holiday/photo.txt'), 'sea');
    rayon = start('--no-demo', '--fresh');
    await rayon.ready;
    expect(await storeNames()).toEqual([]);
    expect(existsSync(join(directory, 'holiday/photo.txt'))).toBe(true);
    expect(await pressCtrlC(rayon)).toBe(0);
  });
});

describe('one process each', () => {
  test('Ctrl-C stops every process in order; killed the hard way it takes them along', async () => {
    const first = start('--no-demo', '--services');
    await first.ready;
    const parts = childrenOf(first);
    // Each service, the gateway, the store.
    expect(parts).toHaveLength(serviceNames.length + 2);
    expect(await pressCtrlC(first)).toBe(0);
    expect(first.printed()).not.toContain('did not stop cleanly');
    expect(parts.filter(isAlive)).toEqual([]);

    const second = start('--no-demo', '--services');
    await second.ready;
    const orphans = childrenOf(second);
    second.child.kill('SIGKILL');
    for (const pid of orphans) await untilGone(pid);
  });
});

describe('what it cannot follow', () => {
  test.each([
    [['--port', 'forty'], /--port takes a number from 1 to 65535, not “forty”/],
    [['--port', '0'], /--port takes a number from 1 to 65535/],
  ])('%j is answered with what to write instead', async (args, sentence) => {
    const refused = startRayon(args);
    expect(await refused.ended).toBe(1);
    expect(refused.printed()).toMatch(sentence);
    expect(refused.printed()).not.toMatch(/\n\s+at /);
  });

  test('a folder that cannot be written to', async () => {
    const other = passingDirectory();
    const file = join(other.directory, 'file');
    writeFileSync(file, 'no folder');
    const refused = startRayon(['--data', join(file, 'data'), '--port', String(await freePort())]);
    expect(await refused.ended).toBe(1);
    expect(refused.printed()).toMatch(/cannot be kept in .*file.data \(ENOTDIR\).*--data/s);
    expect(refused.printed()).not.toMatch(/\n\s+at /);
    other.remove();
  });

  test('a port that another program holds', async () => {
    const holder = createServer();
    const held = await freePort();
    await new Promise<void>((listening) => holder.listen(held, '127.0.0.1', listening));
    const other = passingDirectory();
    const refused = startRayon(['--data', other.directory, '--port', String(held)]);
    expect(await refused.ended).toBe(1);
    expect(refused.printed()).toContain(`npm start -- --port ${held + 1}`);
    holder.close();
    other.remove();
  });
});
