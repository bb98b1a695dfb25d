import { eventually, openTrip } from '@rayon/client/shop';
import { shutdownOrder } from '@rayon/infra';
import { findNatsServer, type NatsServer, startNatsServer } from '@rayon/testkit';
import { auditLedger, pointsFindings } from './accounts';
import { openBooks } from './books';
import { seededChance } from './chance';
import { openHouseOfProcesses } from './house-of-processes';
import type { Troubles } from './insist';
import { type ScanningHandheld, scanningHandheld } from './scanning-handheld';
import { type Shopping, shopping } from './shopping';
import { type SmallShop } from './small-shop';
import { passingDirectory } from './started-rayon';

const natsProgram = findNatsServer();
if (!natsProgram)
  console.warn(
    'SKIPPED: losing the broker. There is no nats-server here: install it, or point NATS_SERVER at it.',
  );

const awayMilliseconds = 1_500;
/** However slow the machine is, so many are waited for while the broker is away. */
const scansWithoutBroker = 6;

(natsProgram ? describe : describe.skip)('NATS JetStream dies and forgets everything', () => {
  const { directory, remove } = passingDirectory();
  const shutdown = shutdownOrder();
  const chance = seededChance();
  const troubles: Troubles = new Map();
  let nats: NatsServer;
  let storeUrl: string;
  let url: string;
  let shop: SmallShop;
  let handheld: ScanningHandheld | undefined;
  let shoppers: Shopping[] = [];

  beforeAll(async () => {
    nats = await startNatsServer();
    shutdown.add('nats', nats.stop);
    const opened = await openHouseOfProcesses(directory, shutdown, nats.url);
    ({ storeUrl, shop } = opened);
    url = opened.house.url;
  });
  afterAll(async () => {
    for (const { stop } of [...shoppers, ...(handheld ? [handheld] : [])]) void stop().catch(() => undefined);
    await shutdown.stop();
    remove();
  });

  test('scanning goes on meanwhile, and everything arrives afterwards', async () => {
    const [scanning, ...places] = shop.handhelds;
    if (!scanning) throw new Error('the shop has no handheld');
    const trip = await openTrip(scanning);
    handheld = scanningHandheld({ client: scanning, tripId: trip.id, codes: shop.codes, chance, troubles });
    shoppers = places.map((_, index) => shopping({ shop, place: index + 1, chance, troubles }));
    await new Promise((next) => setTimeout(next, 1_000));

    await nats.halt('SIGKILL');
    await nats.forget();
    const { acknowledged } = handheld;
    const before = acknowledged.length;
    await new Promise((next) => setTimeout(next, awayMilliseconds));
    const during = await eventually('scans to be acknowledged without a broker', async () => {
      const scans = acknowledged.length - before;
      return scans >= scansWithoutBroker ? scans : undefined;
    });
    await nats.resume();
    await new Promise((next) => setTimeout(next, 1_000));
    await Promise.all([handheld.stop(), ...shoppers.map((shopper) => shopper.stop())]);

    const paid = shoppers.flatMap((shopper) => shopper.paid);
    console.info(
      `seed ${chance.seed}: ${during} scans acknowledged without a broker, ${paid.length} trips paid; met ${JSON.stringify(Object.fromEntries(troubles))}`,
    );
    expect(paid.length).toBeGreaterThanOrEqual(shoppers.length);

    expect(await pointsFindings(shop, paid)).toEqual([]);
    const audit = await auditLedger(url);
    expect(audit.discrepancies).toEqual([]);
    expect(audit.receipts).toBe(paid.length);
    const books = await openBooks(storeUrl);
    try {
      await books.untilNothingWaits();
      expect(await books.tripFindings(handheld)).toEqual([]);
      expect(await books.eventFindings()).toEqual([]);
      expect(await books.parkedMessages()).toBe(0);
    } finally {
      await books.close();
    }
  });
});
