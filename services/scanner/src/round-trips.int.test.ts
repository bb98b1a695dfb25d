import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { shelf } from './testing/example-shop';
import { callers, startScanner } from './testing/running-scanner';

let scanner: Awaited<ReturnType<typeof startScanner>>;
beforeAll(async () => {
  scanner = await startScanner({}, { urlOption: 'monitorCommands=true' });
});
afterAll(() => scanner.stop());

/** Commands the scanner sends to the store while something is done; the relay and the copies' own work left out. */
const commandsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const client = mongoose.connections.find(({ name }) => name?.endsWith('rayon-scanner'))?.getClient();
  if (!client) throw new Error('no connection');
  const seen: string[] = [];
  const see = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => {
    const inTransaction = command.txnNumber !== undefined && command.autocommit === false;
    const isRead = commandName === 'find' && command.find !== 'outbox';
    if (inTransaction || isRead) seen.push(`${commandName} ${command[commandName]}`);
  };
  client.on('commandStarted', see);
  await work();
  client.off('commandStarted', see);
  return seen;
};

test('a scan is three round trips: the trip, its event, the commit', async () => {
  const { does } = scanner;
  const device = { ...callers.handheld, deviceId: randomUUID() };
  const { trip } = await does(device, 'openTrip', {});
  const scan = () => does(device, 'scan', { tripId: trip.id, code: shelf.lemonade.codes[0] });
  // The first one reads the trip, the article and its deposit into memory.
  expect(await commandsOf(scan)).toEqual([
    'find articles',
    'find articles',
    'find trips',
    'update trips',
    'insert outbox',
    'commitTransaction 1',
  ]);
  for (let round = 0; round < 3; round += 1)
    expect(await commandsOf(scan)).toEqual(['update trips', 'insert outbox', 'commitTransaction 1']);
});
