import { type HouseOfProcesses, type HousePart, shutdownOrder } from '@rayon/infra';
import { serviceNames } from '@rayon/services';
import { pointsFindings, repeatedAnswers } from './accounts';
import { seededChance } from './chance';
import { killAndWait, openHouseOfProcesses } from './house-of-processes';
import type { Troubles } from './insist';
import { settle } from './settle';
import { type Shopping, shopping } from './shopping';
import { type SmallShop } from './small-shop';
import { passingDirectory } from './started-rayon';

const parts: readonly HousePart[] = [...serviceNames, 'gateway'];
const { directory, remove } = passingDirectory();
const shutdown = shutdownOrder();
const chance = seededChance();
const troubles: Troubles = new Map();
let storeUrl: string;
let house: HouseOfProcesses;
let shop: SmallShop;
let shoppers: Shopping[] = [];

beforeAll(async () => {
  ({ storeUrl, house, shop } = await openHouseOfProcesses(directory, shutdown));
});
afterAll(async () => {
  for (const shopper of shoppers) void shopper.stop().catch(() => undefined);
  await shutdown.stop();
  remove();
});

/** Kills a process and waits for its successor. Gives the time it was away. */
const timeAway = async (part: HousePart): Promise<{ from: number; to: number }> => {
  const from = performance.now();
  await killAndWait(house, part);
  return { from, to: performance.now() };
};

test('each process is killed once while shoppers shop: nothing acknowledged is lost, nothing happens twice', async () => {
  shoppers = shop.handhelds.map((_, place) => shopping({ shop, place, chance, troubles }));
  const paid = () => shoppers.flatMap((shopper) => shopper.paid);

  const away: string[] = [];
  let paidWithoutPoints = 0;
  for (const part of parts) {
    await new Promise((next) => setTimeout(next, chance.between(100, 600)));
    // Points must miss a receipt, or nothing would be shown about what it missed.
    do {
      const { from, to } = await timeAway(part);
      away.push(`${part} ${((to - from) / 1000).toFixed(1)} s`);
      paidWithoutPoints += paid().filter(
        ({ paidAt }) => part === 'points' && paidAt > from && paidAt < to,
      ).length;
    } while (part === 'points' && paidWithoutPoints === 0);
  }
  await Promise.all(shoppers.map((shopper) => shopper.stop()));
  console.info(
    `seed ${chance.seed}: ${paid().length} trips paid, ${paidWithoutPoints} of them while points was away; away: ${away.join(', ')}; met ${JSON.stringify(Object.fromEntries(troubles))}`,
  );
  expect(paidWithoutPoints).toBeGreaterThan(0);

  expect(await pointsFindings(shop, paid())).toEqual([]);
  const answered = shoppers.flatMap((shopper) => shopper.answered.filter(() => chance.happens(0.25)));
  const { again, first } = await repeatedAnswers(answered);
  expect(again).toEqual(first);

  expect(await settle(house.url, storeUrl)).toEqual({ findings: [], receipts: paid().length });
});
