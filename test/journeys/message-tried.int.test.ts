import { perform } from '@rayon/client';
import { draftCampaignDocument, dryRunDocument, startDryRunDocument } from '@rayon/client/operations/console';
import {
  claimBasket,
  confirmPayment,
  endTrip,
  eventually,
  openTrip,
  scan,
  settleChecks,
} from '@rayon/client/shop';
import { newId } from '@rayon/kernel';
import { at } from '../faults/gateway-calls';
import { openSmallHouse, type SmallHouse } from '../faults/small-house';
import { hire } from '../faults/small-shop';

let house: SmallHouse;
beforeAll(async () => {
  house = await openSmallHouse();
});
afterAll(() => house?.stop());

const week = 7 * 86_400_000;

/** Somebody without a card scans the articles and pays them. */
const buy = async (places: readonly number[]) => {
  const { shop } = house;
  const [handheld, till] = [at(shop.handhelds, 0), at(shop.tills, 0)];
  const trip = await openTrip(handheld);
  for (const place of places) await scan(handheld, { tripId: trip.id, code: at(shop.codes, place) });
  const { transferCode } = await endTrip(handheld, trip.id);
  const claimed = await claimBasket(till, transferCode);
  await settleChecks(shop.associate, claimed);
  await confirmPayment(till, {
    tripId: trip.id,
    due: claimed.due ?? { minor: 0, currency: 'EUR' },
    receiptNumber: newId(),
    businessDate: new Date().toISOString().slice(0, 10),
  });
};

test('a message is tried on what was paid: on which baskets it would have been said', async () => {
  const marketer = await hire(house.shop.admin, { role: 'MARKETER', storeIds: [] });
  // Articles are drinks and biscuits in turn: both are there twice, in either order.
  await buy([1, 2]);
  await buy([2, 1]);
  await buy([2]);
  const { campaign } = await perform(marketer, draftCampaignDocument, {
    commandId: newId(),
    title: { fr: 'Avec les biscuits', en: 'With biscuits' },
    body: { fr: 'Une boisson', en: 'A drink' },
    from: new Date(Date.now() - week).toISOString(),
    to: new Date(Date.now() + week).toISOString(),
    target: { categories: ['Drinks'] },
    trigger: { kind: 'LINE_SCANNED' },
    conditions: [{ target: { categories: ['Biscuits'] }, minimumQuantity: 1 }],
    benefit: { kind: 'MESSAGE' },
  });
  const done = await eventually('the receipts to be known', async () => {
    const { dryRun: begun } = await perform(marketer, startDryRunDocument, {
      commandId: newId(),
      campaignId: campaign.id,
      from: new Date(Date.now() - week).toISOString(),
      to: new Date(Date.now() + week).toISOString(),
    });
    const dryRun = await eventually('the dry run to be over', async () => {
      const { dryRun: looked } = await marketer.ask(dryRunDocument, { id: begun.id });
      return looked?.state === 'DONE' ? looked : undefined;
    });
    return dryRun.looked === 3 ? dryRun : undefined;
  });
  expect(done.result).toMatchObject({
    message: true,
    totals: [{ sales: 3, reachedSales: 2, reachedMembers: 0, cost: { minor: 0 } }],
    taken: [],
  });
});
