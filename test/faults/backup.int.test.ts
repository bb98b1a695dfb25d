import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gatewayClient } from '@rayon/client';
import { uploadPictureDocument } from '@rayon/client/operations/console';
import { defineStoreDocument } from '@rayon/client/operations/retailer';
import { storesDocument } from '@rayon/client/operations/session';
import { signInPerson } from '@rayon/client/shop';
import { freePort } from '@rayon/infra';
import { administratorOf, passingDirectory, type StartedRayon, startRayon } from './started-rayon';

/** A PNG of one grey dot. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

const built = join(__dirname, '../../infra/dist/backup/main.js');
const { directory, remove } = passingDirectory();
const kept = passingDirectory();
const started: StartedRayon[] = [];
afterAll(async () => {
  for (const { child, ended } of started) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  }
  remove();
  kept.remove();
});

const start = async (data: string) => {
  const port = await freePort();
  const rayon = startRayon(['--data', data, '--port', String(port), '--no-demo']);
  started.push(rayon);
  await rayon.ready;
  const address = `http://127.0.0.1:${port}`;
  const gateway = gatewayClient(address);
  const stop = async () => {
    rayon.child.kill('SIGINT');
    expect(await rayon.ended).toBe(0);
  };
  return { address, gateway, stop };
};

/** What `npm run backup -- folder` runs after its building; gives what it printed. */
const backUp = async (folder: string): Promise<string> => {
  const script = `require(${JSON.stringify(built)}).main(process.argv.slice(1))`;
  const printed = await promisify(execFile)(
    process.execPath,
    ['-e', script, '--', folder, '--data', directory],
    { env: { ...process.env, MONGODB_URL: '' } },
  ).catch((error: { stderr: string }) => error);
  return 'stdout' in printed ? `${printed.stdout}${printed.stderr}` : printed.stderr;
};

/** The stores there are, and the picture, as Rayon shows them with that data. */
const shownWith = async (data: string, ...define: string[]) => {
  const { address, gateway, stop } = await start(data);
  // The administrator can sign in: the secrets came along with the store they belong to.
  const admin = await signInPerson(gateway, 'signInStaff', administratorOf(data));
  for (const name of define)
    await admin.ask(defineStoreDocument, {
      input: {
        commandId: crypto.randomUUID(),
        reference: name.toLowerCase(),
        name,
        city: 'Nantes',
        currency: 'EUR',
        timeZone: 'Europe/Paris',
      },
    });
  if (define.length > 0) {
    await admin.ask(uploadPictureDocument, { input: { base64: dot } });
    expect(await backUp(join(kept.directory, 'running'))).toContain('is copied');
  }
  const { stores } = await admin.ask(storesDocument, {});
  const picture = await fetch(
    `${address}/pictures/${createHash('sha256').update(Buffer.from(dot, 'base64')).digest('hex')}`,
  );
  const bytes = Buffer.from(await picture.arrayBuffer());
  await stop();
  return { stores: stores.map(({ name }) => name), picture: bytes.toString('base64') };
};

test('a copy made while Rayon runs, and one made while it does not, open as what was there', async () => {
  const what = { stores: ['Kept'], picture: dot };
  expect(await shownWith(directory, 'Kept')).toEqual(what);
  expect(await backUp(join(kept.directory, 'resting'))).toContain('is copied');
  for (const copy of ['running', 'resting'])
    expect(await shownWith(join(kept.directory, copy))).toEqual(what);
});

test('nothing is written over, and no folder at all is answered with what to write', async () => {
  expect(await backUp(join(kept.directory, 'resting'))).toMatch(/is not empty; nothing was copied/);
  expect(await backUp('')).toMatch(/npm run backup -- /);
  expect(existsSync(join(directory, 'store'))).toBe(true);
});
