import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { shelf } from './testing/example-shop';
import { callers, startScanner } from './testing/running-scanner';

let scanner: Awaited<ReturnType<typeof startScanner>>;
beforeAll(async () => {
  scanner = await startScanner({}, { urlOption: 'monitorCommands=true' });
});
afterAll(() => scanner.stop());

/** Commands the scanner's process sends to the store while something is done, but for the driver's own. */
const commandsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const client = mongoose.connections.find(({ name }) => name?.endsWith('rayon-scanner'))?.getClient();
  if (!client) throw new Error('no connection');
  const seen: string[] = [];
  const see = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => {
    const about = String(command[commandName]);
    if (commandName !== 'hello' && commandName !== 'endSessions' && about !== 'jobs')
      seen.push(`${commandName} ${about}`);
  };
  client.on('commandStarted', see);
  await work();
  client.off('commandStarted', see);
  return seen;
};

/** A basket in which every eighth scan moves older lines to a part. */
const basketSize = 24;

test('a scan is one write and no read; every eighth moves older lines out of the row first', async () => {
  const { does } = scanner;
  const device = { ...callers.handheld, deviceId: randomUUID() };
  const { trip } = await does(device, 'openTrip', {});
  const scan = () => does(device, 'scan', { tripId: trip.id, code: shelf.coffee.codes[0] });
  // The first one reads the trip and the article into memory.
  expect(await commandsOf(scan)).toEqual(['find articles', 'find trips', 'update trips']);
  const seen: string[][] = [];
  for (let lines = 1; lines < basketSize; lines += 1) seen.push(await commandsOf(scan));
  const usual = seen.filter((commands) => commands.length === 1);
  expect(usual.every(([command]) => command === 'update trips')).toBe(true);
  expect(seen.filter((commands) => commands.length > 1)).toEqual([
    ['update tripsParts', 'update trips'],
    ['update tripsParts', 'update trips'],
  ]);
});

test('scans that meet go to the store together', async () => {
  const { does } = scanner;
  const trips = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const device = { ...callers.handheld, deviceId: randomUUID() };
      const { trip } = await does(device, 'openTrip', {});
      const scan = () => does(device, 'scan', { tripId: trip.id, code: shelf.coffee.codes[0] });
      await scan();
      return scan;
    }),
  );
  const commands = await commandsOf(() => Promise.all(trips.map((scan) => scan())));
  expect(commands.length).toBeLessThan(trips.length);
  expect(new Set(commands)).toEqual(new Set(['update trips']));
});
