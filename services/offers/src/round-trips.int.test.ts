import { newId } from '@rayon/kernel';
import { deviceOf, memberOf } from '@rayon/testkit';
import mongoose from 'mongoose';
import { lineFacts, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers({ urlOption: 'monitorCommands=true' });
});
afterAll(async () => {
  await shop?.stop();
});

type Command = Record<string, unknown>;

/** What is asked every few seconds, whatever happens: for events left behind, for changes of campaigns. */
const isByTheClock = (name: string, command: Command): boolean => {
  const asked = JSON.stringify(command.filter ?? command.updates ?? {});
  if (command.find === 'campaigns') return asked.includes('"change"');
  if (name === 'find') return command.find === 'outbox' || asked.includes('"meta.since"');
  return name === 'update' && /"\$set":\{"meta.unpublished":\[\]\},"\$unset":\{"meta.since"/.test(asked);
};

/** Commands the process sends to the store while something is done. */
const commandsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const client = mongoose.connections.find(({ name }) => name?.endsWith('rayon-offers'))?.getClient();
  if (!client) throw new Error('no connection');
  const seen: string[] = [];
  const see = ({ commandName, command }: { commandName: string; command: Command }) => {
    if (!['hello', 'endSessions', 'ping'].includes(commandName) && !isByTheClock(commandName, command))
      seen.push(`${commandName} ${command[commandName]}`);
  };
  client.on('commandStarted', see);
  await work();
  client.off('commandStarted', see);
  return seen;
};

describe('without a word to the store', () => {
  test('a basket of a known open trip is answered', async () => {
    const storeId = newId();
    await shop.launch({ storeIds: [storeId] });
    const trip = await shop.openTrip({ storeId });
    const ask = async () =>
      expect(
        (await shop.offersOf(deviceOf(trip.deviceId, storeId), trip.tripId, [lineFacts()])).offers,
      ).toMatchObject({ discount: { minor: 50 }, freshness: 'CURRENT' });

    expect(await commandsOf(ask)).toEqual([]);
    expect(await commandsOf(ask)).toEqual([]);
  });

  test('a member is answered who is known by now', async () => {
    const storeId = newId();
    await shop.launch({ storeIds: [storeId], audience: { kind: 'PERSONALISED', notBoughtCategory: 'Thé' } });
    const memberId = await shop.enrol();
    await shop.consent(memberId, true);
    const trip = await shop.openTrip({ storeId, memberId });
    const ask = async () =>
      expect(await shop.discountOf(memberOf(memberId), trip.tripId, [lineFacts()])).toBe(50);

    expect(await commandsOf(ask)).toEqual(['find members', 'find purchases']);
    expect(await commandsOf(ask)).toEqual([]);
  });

  test('a line is scanned that calls for no message', async () => {
    const storeId = newId();
    const personal = {
      storeIds: [storeId],
      trigger: { kind: 'LINE_SCANNED' },
      benefit: { kind: 'MESSAGE' },
      target: { categories: ['Boissons'] },
      audience: { kind: 'PERSONALISED', boughtCategory: 'Thé' },
    };
    await shop.launch(personal);
    const trip = await shop.openTrip({ storeId });
    const scan = (category: string) => shop.scan(trip, lineFacts({ category }));

    expect(await commandsOf(() => scan('Lait'))).toEqual([]);
    expect(await commandsOf(() => scan('Boissons'))).toEqual([]);
    expect(shop.messagesOf(trip.tripId)).toEqual([]);
  });
});

test('a trip is written once as it opens', async () => {
  expect(await commandsOf(() => shop.openTrip())).toEqual(['find trips', 'insert trips']);
});
