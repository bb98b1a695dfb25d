import { execFile } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatewayClient } from '@rayon/client';
import { openTrip, scan } from '@rayon/client/shop';
import { freePort } from '@rayon/infra';
import { openSmallShop } from './small-shop';
import { administratorOf, passingDirectory, type StartedRayon, startRayon } from './started-rayon';

const ways = [
  ['one process', []],
  ['one process each', ['--services']],
] as const;
const ground = passingDirectory();
const started: StartedRayon[] = [];
afterAll(async () => {
  for (const { child, ended } of started) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  }
  ground.remove();
});

const start = (
  directory: string,
  port: number,
  args: readonly string[],
  environment?: Record<string, string>,
) => {
  const rayon = startRayon(['--data', directory, '--port', String(port), '--no-demo', ...args], environment);
  started.push(rayon);
  return rayon;
};
const stop = async (rayon: StartedRayon) => {
  rayon.child.kill('SIGINT');
  expect(await rayon.ended).toBe(0);
};

describe.each(ways)('%s', (way, args) => {
  test.each([
    [{ VARIABLE_MEASURE: 'not json' }, /VARIABLE_MEASURE takes JSON such as .*correct it or leave it out/],
    [{ TRIP_IDLE_HOURS: 'soon' }, /TRIP_IDLE_HOURS takes a number above 0 and at most 48 \(hours\)/],
    [{ trip_lines_max: '7' }, /trip_lines_max is no setting of Rayon; is TRIP_LINES_MAX meant\?/],
    [{ TRUST_PROXY: 'the office' }, /TRUST_PROXY takes addresses or networks/],
    [{ MONGODB_URL: 'http://store.example' }, /MONGODB_URL takes an address such as mongodb:/],
    [{ NATS_URL: 'broker' }, /NATS_URL takes an address such as nats:/],
    [{ METRICS_TOKEN: 'short' }, /METRICS_TOKEN takes 32 characters or more/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL takes one of trace/],
    [{ TRIP_IDEL_HOURS: '2' }, /TRIP_IDEL_HOURS is no setting of Rayon; is TRIP_IDLE_HOURS meant\?/],
    [{ HOP_JWKS: '{}' }, /HOP_JWKS is for a process that is started by itself.*unset it/],
    [{ BOOTSTRAP_ADMIN_EMAIL: 'me@shop.example' }, /given together: set both or neither/],
  ])('%j is refused before anything is written', async (environment, sentence) => {
    const directory = join(ground.directory, 'refused');
    const rayon = start(directory, await freePort(), args, environment as Record<string, string>);
    expect(await rayon.ended).toBe(1);
    expect(rayon.printed()).toMatch(sentence);
    expect(rayon.printed()).not.toMatch(/\n\s+at /);
    expect(existsSync(directory)).toBe(false);
  });

  test('a limit of the trip is the retailer’s, and the first administrator whom the settings name', async () => {
    const port = await freePort();
    const credentials = { email: 'me@shop.example', password: 'lune verte et pain' };
    const rayon = start(join(ground.directory, way), port, args, {
      TRIP_PIECES_MAX: '20',
      BOOTSTRAP_ADMIN_EMAIL: credentials.email,
      BOOTSTRAP_ADMIN_PASSWORD: credentials.password,
    });
    await rayon.ready;
    expect(rayon.printed()).toContain(
      `${credentials.email}; the first password is in BOOTSTRAP_ADMIN_PASSWORD`,
    );
    const shop = await openSmallShop(gatewayClient(`http://127.0.0.1:${port}`), {
      credentials,
      handhelds: 1,
      tills: 1,
    });
    const [handheld] = shop.handhelds;
    const [code] = shop.codes;
    if (!handheld || !code) throw new Error('the small shop is too small');
    const { id: tripId } = await openTrip(handheld);
    expect(await scan(handheld, { tripId, code, quantity: 21 })).toMatchObject({
      reason: 'TRIP_LIMIT_REACHED',
    });
    expect(await scan(handheld, { tripId, code, quantity: 20 })).not.toHaveProperty('reason');
    await stop(rayon);
  });
});

test('--help lists every setting with unit and default, and starts nothing', async () => {
  const rayon = startRayon(['--help']);
  expect(await rayon.ended).toBe(0);
  for (const name of [
    '--port N',
    'TRIP_LINES_MAX',
    'AUDIT_BASE_MILLIONTHS',
    'TRIP_WAITING_PER_DEVICE_MAX',
    'PUBLIC_HOSTS',
    'HOP_JWKS',
  ])
    expect(rayon.printed()).toContain(name);
  expect(rayon.printed()).toMatch(/TRIP_IDLE_HOURS .*\n.*\(hours\); default: 4\n/);
});

test.each([
  [['--prot', '4001'], /--prot is no option of npm start; is --port meant\?/],
  [['--colour'], /--colour is no option of npm start; npm start -- --help lists/],
  [['later'], /“later” is no option of npm start/],
  [['--port'], /--data and --port take a value/],
  [['--fresh=yes'], /other options none/],
])('%j is refused in one sentence', async (args, sentence) => {
  const rayon = startRayon(args);
  expect(await rayon.ended).toBe(1);
  expect(rayon.printed()).toMatch(sentence);
});

test('a copied data folder starts, beside the one it was copied from too', async () => {
  const original = join(ground.directory, 'original');
  const copy = join(ground.directory, 'copy');
  const first = start(original, await freePort(), []);
  await first.ready;
  await stop(first);
  cpSync(original, copy, { recursive: true });
  const again = start(original, await freePort(), []);
  await again.ready;
  // As if it had been copied with what a running one writes there.
  cpSync(join(original, 'running.json'), join(copy, 'running.json'));
  const port = await freePort();
  const copied = start(copy, port, []);
  await copied.ready;
  const shop = await openSmallShop(gatewayClient(`http://127.0.0.1:${port}`), {
    credentials: administratorOf(copy),
    handhelds: 1,
    tills: 1,
  });
  expect(shop.codes.length).toBeGreaterThan(0);
  await stop(copied);
  await stop(again);

  // People with a password that everybody knows come into nobody's data by a forgotten word.
  const forgotten = startRayon(['--data', copy, '--port', String(await freePort())]);
  started.push(forgotten);
  expect(await forgotten.ended).toBe(1);
  expect(forgotten.printed()).toContain(
    'This data was begun without the demonstration. Start it with --no-demo',
  );
});

describe('npm run trip', () => {
  const built = join(__dirname, '../../infra/dist/trip/main.js');
  const runtime = passingDirectory();
  afterAll(runtime.remove);
  const trip = (...args: string[]): Promise<{ code: number; printed: string }> =>
    new Promise((done) => {
      const script = `require(${JSON.stringify(built)}).main(process.argv.slice(1))`;
      const child = execFile(
        process.execPath,
        ['-e', script, '--', ...args],
        { env: { ...process.env, XDG_RUNTIME_DIR: runtime.directory } },
        (_error, stdout, stderr) => done({ code: child.exitCode ?? -1, printed: `${stdout}${stderr}` }),
      );
    });

  test('finds the Rayon that runs, whatever its port and data; says what to do where there is none', async () => {
    const nowhere = await trip('--data', join(ground.directory, 'nowhere'));
    expect(nowhere).toMatchObject({ code: 1, printed: expect.stringContaining('No Rayon runs on') });
    expect(await trip('--loud')).toMatchObject({
      code: 1,
      printed: expect.stringContaining('--loud is no option'),
    });

    const directory = join(ground.directory, 'somewhere');
    const port = await freePort();
    const rayon = start(directory, port, [], { XDG_RUNTIME_DIR: runtime.directory });
    await rayon.ready;
    // It is found; that it lacks the demonstration is what is said of it.
    const found = await trip();
    expect(found.printed).toContain(
      `Rayon at http://127.0.0.1:${port} runs without the demonstration retailer`,
    );
    expect(found.code).toBe(1);
    expect(JSON.parse(readFileSync(join(directory, 'running.json'), 'utf8'))).toMatchObject({ directory });
    await stop(rayon);
    expect(await trip()).toMatchObject({ code: 1, printed: expect.stringContaining('npm start') });
  });
});
