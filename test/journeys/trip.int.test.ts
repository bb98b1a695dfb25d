import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatewayClient } from '@rayon/client';
import { ledgerAuditDocument } from '@rayon/client/operations/retailer';
import { enrolIdentity, signInDevice, signInPerson } from '@rayon/client/shop';
import {
  administrator,
  demonstrationHook,
  playTrip,
  silentNarrator,
  startInOneProcess,
  startOneProcessEach,
} from '@rayon/infra';
import { newId } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { findNatsServer, type NatsServer, startNatsServer } from '@rayon/testkit';
import { MongoClient } from 'mongodb';
import { type House, houseGround, type Launch } from './house';

/** Houses stand on the same data one after another: changing how Rayon runs keeps everything. */
const ground = houseGround();
afterAll(() => ground.remove());

const inOneProcess: Launch = (where) =>
  startInOneProcess({ ...where, logger: createLogger('journey', { level: 'fatal' }) });

const oneProcessEach =
  (natsUrl?: () => string | undefined): Launch =>
  ({ state, ...where }) =>
    startOneProcessEach({
      ...where,
      natsUrl: natsUrl?.(),
      environment: { LOG_LEVEL: 'fatal' },
      demo: demonstrationHook(`http://127.0.0.1:${where.port}`, () => state),
    });

const playsTheTrip = (house: () => House) =>
  test('a whole trip, from card to returned line', async () => {
    const { gateway, state } = house();
    const played = await playTrip(gateway, state, silentNarrator);
    expect(played.pointsEarned).toBeGreaterThan(0);
    expect(played.balanceAtTheEnd).toBe(played.pointsEarned - played.pointsReversed);
    expect(played.messages).toContain('Soup with that?');
  });

const addsUp = (house: () => House) =>
  test('the ledger adds up afterwards', async () => {
    const { gateway, state } = house();
    const session = await signInPerson(gateway, 'signInStaff', administrator);
    const { ledgerAudit } = await session.ask(ledgerAuditDocument, {});
    expect(ledgerAudit.discrepancies).toEqual([]);
    expect(ledgerAudit.receipts).toBeGreaterThanOrEqual(7);
    expect(Object.keys(state.devices)).toHaveLength(6);
  });

describe('in one process', () => {
  let house: House;
  beforeAll(async () => {
    house = await ground.open(inOneProcess);
  });
  afterAll(() => house?.stop());
  playsTheTrip(() => house);
  addsUp(() => house);

  test('every collection that came to be has its place in docs/scale.md', async () => {
    const page = readFileSync(join(__dirname, '../../docs/scale.md'), 'utf8');
    const client = await MongoClient.connect(house.storeUrl);
    try {
      const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
      const names = new Set<string>();
      for (const { name } of databases)
        for (const collection of await client.db(name).listCollections({}, { nameOnly: true }).toArray())
          names.add(collection.name);
      expect(names.size).toBeGreaterThan(30);
      expect([...names].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
    } finally {
      await client.close();
    }
  });
});

describe('one process each, events through the store', () => {
  let house: House;
  beforeAll(async () => {
    house = await ground.open(oneProcessEach());
  });
  afterAll(() => house?.stop());
  playsTheTrip(() => house);
  addsUp(() => house);

  test('the web screens find the demonstration and enrol themselves', async () => {
    const { gateway, state } = house;
    const shown = (await (await fetch(`${gateway.url}/demo.json`)).json()) as {
      members: { email: string }[];
      stores: { id: string }[];
    };
    expect(shown.members.map(({ email }) => email)).toContain('camille@rayon.example');
    expect(shown.stores.map(({ id }) => id).sort()).toEqual(Object.values(state.storeIds).sort());

    const askForCode = (body: unknown) =>
      fetch(`${gateway.url}/demo/enrolment-code`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const given = await askForCode({ storeId: shown.stores[0]?.id, kind: 'HANDHELD' });
    const { code } = (await given.json()) as { code: string };
    const anonymous = gatewayClient(gateway.url);
    const device = await enrolIdentity(anonymous, { commandId: newId(), code });
    expect((await signInDevice(anonymous, device)).accessToken).toBeTruthy();
    expect((await askForCode({ storeId: 'nowhere', kind: 'HANDHELD' })).status).toBe(400);
  });
});

const natsProgram = findNatsServer();
if (!natsProgram)
  console.warn(
    'SKIPPED: the journey over NATS JetStream. There is no nats-server here: install it, or point NATS_SERVER at it.',
  );

(natsProgram ? describe : describe.skip)('one process each, events over NATS JetStream', () => {
  let nats: NatsServer;
  let house: House;
  beforeAll(async () => {
    nats = await startNatsServer();
    house = await ground.open(oneProcessEach(() => nats.url));
  });
  afterAll(async () => {
    await house?.stop();
    await nats?.stop();
  });
  playsTheTrip(() => house);
  addsUp(() => house);
});
