import { createInProcessBus } from '@rayon/bus';
import { type LineFacts, TripEndedV1 } from '@rayon/events';
import { type Envelope, newId } from '@rayon/kernel';
import { deviceOf, memberOf, terminalOf, until } from '@rayon/testkit';
import { approver, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

type Shop = Awaited<ReturnType<typeof startOffers>>;
type Trip = Awaited<ReturnType<Shop['openTrip']>>;
type Campaign = Parameters<Shop['launch']>[0];

let shop: Shop;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(async () => {
  await shop?.stop();
});

const word = async (tripId: string, basketVersion: number) =>
  until(() => shop.adjudicationsOf(tripId).find((one) => one.basketVersion === basketVersion));

const step = async (campaignId: string, ...names: string[]) => {
  for (const name of names) {
    const { answer } = await shop.step(name === 'approveCampaign' ? approver : marketer, name, campaignId);
    if (!answer.campaign) throw new Error(JSON.stringify(answer));
  }
};

const revise = async (campaignId: string, storeId: string, change: Campaign) => {
  await step(campaignId, 'pauseCampaign');
  const revised = await shop.mutate(marketer, 'reviseCampaign', {
    campaignId,
    ...shop.content({ storeIds: [storeId], ...change }),
  });
  if (!revised.answer.campaign) throw new Error(JSON.stringify(revised));
  await step(campaignId, 'submitCampaign', 'approveCampaign', 'launchCampaign');
};

/** Half off article A (10.00), which stands in the basket beside X (1.00). */
const half = { benefit: { kind: 'PERCENT_OFF', percent: 50 } };

const waitingAtTheTill = async (campaign: Campaign = {}) => {
  const storeId = newId();
  const a = lineFacts({ priceMinor: 1000 });
  const x = lineFacts({ priceMinor: 100, sequence: 2 });
  const aimed = { storeIds: [storeId], target: { articleIds: [a.articleId] } };
  const campaignId = await shop.launch({ ...aimed, ...half, ...campaign });
  const trip = await shop.openTrip({ storeId });
  const end = async (lines: LineFacts[] = [a, x], of: Trip = trip, basketVersion = 1) => {
    await shop.endTrip(of, lines, basketVersion);
    return word(of.tripId, basketVersion);
  };
  return { storeId, a, x, aimed, campaignId, trip, end };
};
type Waiting = Awaited<ReturnType<typeof waitingAtTheTill>>;

/** What makes the basket be decided again. */
const again: Record<string, (waiting: Waiting) => Promise<readonly [LineFacts[], Trip]>> = {
  'a line is removed': async ({ a, trip }) => [[a], trip],
  'a card is shown': async ({ a, x, trip }) => [[a, x], { ...trip, memberId: await shop.enrol() }],
};

/** What happened since the basket was ended first. */
const since: Record<string, (waiting: Waiting) => Promise<unknown>> = {
  'the campaign was ended': ({ campaignId }) => step(campaignId, 'endCampaign'),
  'it was paused': ({ campaignId }) => step(campaignId, 'pauseCampaign'),
  'it gives less in its new version': ({ campaignId, storeId, aimed }) =>
    revise(campaignId, storeId, { ...aimed, benefit: { kind: 'PERCENT_OFF', percent: 10 } }),
  'it gives more in its new version': ({ campaignId, storeId, aimed }) =>
    revise(campaignId, storeId, { ...aimed, benefit: { kind: 'PERCENT_OFF', percent: 80 } }),
  'it is about another article in its new version': ({ campaignId, storeId }) =>
    revise(campaignId, storeId, { ...half, target: { articleIds: [newId()] } }),
  'a better one was launched': ({ aimed }) =>
    shop.launch({ ...aimed, benefit: { kind: 'PERCENT_OFF', percent: 90 } }),
  'one for members was launched': ({ aimed }) =>
    shop.launch({
      ...aimed,
      audience: { kind: 'MEMBERS' },
      stacking: 'STACKABLE',
      benefit: { kind: 'AMOUNT_OFF', amountMinor: 100 },
    }),
};

describe.each(Object.keys(again))('when %s at the till', (cause) => {
  const decideAgain = async (waiting: Waiting, basketVersion = 2) => {
    const [lines, trip] = (await again[cause]?.(waiting)) ?? [];
    return waiting.end(lines, trip, basketVersion);
  };

  test.each(Object.keys(since))('and %s, the offer of the first end stands', async (change) => {
    const waiting = await waitingAtTheTill();
    expect(await waiting.end()).toMatchObject({ discount: { minor: 500 } });
    await since[change]?.(waiting);
    await shop.heard();
    const offers = [{ campaignId: waiting.campaignId, campaignVersion: 1, discount: { minor: 500 } }];
    expect(await decideAgain(waiting)).toMatchObject({ discount: { minor: 500 }, offers });
    expect(await decideAgain(waiting, 3)).toMatchObject({ discount: { minor: 500 }, offers });
  });

  test('a campaign of which others took the last use is still the trip’s own', async () => {
    const waiting = await waitingAtTheTill({ limits: { total: 1 } });
    expect(await waiting.end()).toMatchObject({ discount: { minor: 500 } });
    const other = await shop.openTrip({ storeId: waiting.storeId });
    expect(await waiting.end([waiting.a], other)).toMatchObject({ discount: { minor: 0 } });
    await step(waiting.campaignId, 'endCampaign');
    await shop.heard();
    expect(await decideAgain(waiting)).toMatchObject({ discount: { minor: 500 } });
    expect(await shop.results(marketer, waiting.campaignId)).toMatchObject({ uses: 1 });
  });

  test('a limit that was reached before the first end stays reached', async () => {
    const waiting = await waitingAtTheTill({ limits: { total: 1 } });
    const other = await shop.openTrip({ storeId: waiting.storeId });
    expect(await waiting.end([waiting.a], other)).toMatchObject({ discount: { minor: 500 } });
    expect(await waiting.end()).toMatchObject({ discount: { minor: 0 } });
    expect(await decideAgain(waiting)).toMatchObject({ discount: { minor: 0 } });
  });

  test('a budget is never exceeded, and what the trip held of it is its own', async () => {
    const waiting = await waitingAtTheTill({ budgetMinor: 900 });
    expect(await waiting.end()).toMatchObject({ discount: { minor: 500 } });
    const other = await shop.openTrip({ storeId: waiting.storeId });
    expect(await waiting.end([waiting.a], other)).toMatchObject({ discount: { minor: 0 } });
    await step(waiting.campaignId, 'pauseCampaign');
    await shop.heard();
    expect(await decideAgain(waiting)).toMatchObject({ discount: { minor: 500 } });
    expect(await decideAgain(waiting, 3)).toMatchObject({ discount: { minor: 500 } });
    expect(await shop.results(marketer, waiting.campaignId)).toMatchObject({
      uses: 1,
      discountGiven: [{ minor: 500 }],
      budgetLeft: { minor: 400 },
    });
  });

  test('by a process that never saw the campaign live, hours after its window, it is decided alike', async () => {
    const to = new Date(shop.clock().getTime() + 60_000).toISOString();
    const waiting = await waitingAtTheTill({ to });
    expect(await waiting.end()).toMatchObject({ discount: { minor: 500 } });
    shop.clock.advance(24 * 3_600_000);
    const bus = createInProcessBus();
    const other = await shop.startProcess(bus);
    try {
      const [lines = [], trip = waiting.trip] = (await again[cause]?.(waiting)) ?? [];
      await shop.endTrip(trip, lines, 2, bus);
      const { offers } = await shop.offersOf(terminalOf(waiting.storeId), trip.tripId, lines, { of: other });
      expect(offers).toMatchObject({ discount: { minor: 500 }, applied: [{ version: 1 }] });
    } finally {
      await other.stop();
      await bus.close();
    }
  });
});

test('a card shown at the till gets what members got at the first end, though it was paused since', async () => {
  const { a, x, trip, end, campaignId } = await waitingAtTheTill({ audience: { kind: 'MEMBERS' } });
  expect(await end()).toMatchObject({ discount: { minor: 0 } });
  await step(campaignId, 'pauseCampaign');
  await shop.heard();
  expect(await end([a, x], { ...trip, memberId: await shop.enrol() }, 2)).toMatchObject({
    discount: { minor: 500 },
  });
});

describe('consent and purchases count as they were when the card was first known on the ended basket', () => {
  const personal = { audience: { kind: 'PERSONALISED', notBoughtCategory: 'Thé' } };
  const withTea = async () => {
    const waiting = await waitingAtTheTill(personal);
    const memberId = await shop.enrol();
    const tea = lineFacts({ category: 'Thé' });
    const buysTea = async () => {
      const elsewhere = await shop.openTrip({ storeId: waiting.storeId, memberId });
      await shop.endTrip(elsewhere, [tea], 1);
      await shop.closeReceipt(elsewhere, [tea]);
    };
    return { ...waiting, memberId, theirs: { ...waiting.trip, memberId }, buysTea };
  };

  test('what is taken back since changes nothing', async () => {
    const { a, x, theirs, end, memberId, buysTea } = await withTea();
    await shop.consent(memberId, true);
    expect(await end([a, x], theirs)).toMatchObject({ discount: { minor: 500 } });
    await buysTea();
    expect(await end([a], theirs, 2)).toMatchObject({ discount: { minor: 500 } });
    await shop.consent(memberId, false);
    const { offers } = await shop.offersOf(terminalOf(theirs.storeId), theirs.tripId, [a]);
    expect(offers).toMatchObject({ discount: { minor: 500 } });
    expect(await end([a, x], theirs, 3)).toMatchObject({ discount: { minor: 500 } });
  });

  test('what is given since neither', async () => {
    const { a, x, theirs, end, memberId } = await withTea();
    expect(await end([a, x], theirs)).toMatchObject({ discount: { minor: 0 } });
    await shop.consent(memberId, true);
    expect(await end([a], theirs, 2)).toMatchObject({ discount: { minor: 0 } });
  });

  test('a card that is shown later counts as it is then, and from then on', async () => {
    const { a, x, trip, theirs, end, memberId, buysTea } = await withTea();
    await shop.consent(memberId, true);
    expect(await end([a, x], trip)).toMatchObject({ discount: { minor: 0 } });
    expect(await end([a, x], theirs, 2)).toMatchObject({ discount: { minor: 500 } });
    await buysTea();
    expect(await end([a], theirs, 3)).toMatchObject({ discount: { minor: 500 } });
  });
});

test('an end that comes twice, or after a later one, changes nothing', async () => {
  const { a, x, trip, end, campaignId } = await waitingAtTheTill({ budgetMinor: 900 });
  const delivered: Envelope[] = [];
  const tap = await shop.bus.tap([TripEndedV1.subject], (envelope) => delivered.push(envelope));
  await end();
  await step(campaignId, 'endCampaign');
  await shop.heard();
  await end([a], trip, 2);
  await tap.stop();
  expect(delivered).toHaveLength(2);
  for (const envelope of [...delivered, ...[...delivered].reverse()]) await shop.bus.publish([envelope]);
  expect(shop.adjudicationsOf(trip.tripId)).toHaveLength(2);

  // The later one comes first: it is the first that is known, and the moment of the first end is in it.
  const second = await waitingAtTheTill();
  await second.end([second.a], second.trip, 2);
  await shop.endTrip(second.trip, [second.a, second.x], 1);
  expect(shop.adjudicationsOf(second.trip.tripId)).toMatchObject([{ discount: { minor: 500 } }]);
  expect(await shop.results(marketer, campaignId)).toMatchObject({
    uses: 1,
    discountGiven: [{ minor: 500 }],
  });
  expect(await shop.discountOf(terminalOf(trip.storeId), trip.tripId, [a, x])).toBe(500);
});

test('an end that is heard late, after the campaign’s window, is decided by the moment of the end', async () => {
  const to = new Date(shop.clock().getTime() + 60_000).toISOString();
  const { trip, a, storeId, campaignId } = await waitingAtTheTill({ to });
  const { tripId } = trip;
  const endedAt = shop.clock().toISOString();
  shop.clock.advance(3_600_000);
  const bus = createInProcessBus();
  const late = await shop.startProcess(bus);
  try {
    const ended = { tripId, storeId, currency: 'EUR', basketVersion: 1, lines: [a], auditRequired: false };
    await shop.tell(TripEndedV1, { ...ended, endedAt }, bus);
    const { offers } = await shop.offersOf(terminalOf(storeId), tripId, [a], { of: late });
    expect(offers).toMatchObject({ discount: { minor: 500 }, applied: [{ campaignId }] });
  } finally {
    await late.stop();
    await bus.close();
  }
});

test.each([
  ['the campaign was ended', 0],
  ['it was paused', 0],
  ['a better one was launched', 900],
  ['one for members was launched', 500],
])('an end that is heard late, when %s, is decided as it was then', async (change, now) => {
  const waiting = await waitingAtTheTill();
  const { trip, a, storeId, campaignId } = waiting;
  const { tripId } = trip;
  const endedAt = shop.clock().toISOString();
  shop.clock.advance(1_000);
  await since[change]?.(waiting);
  await shop.heard();
  const shown = () => shop.discountOf(deviceOf(trip.deviceId, storeId), tripId, [a]);
  expect(await shown()).toBe(now);
  const ended = { tripId, storeId, currency: 'EUR', basketVersion: 1, lines: [a], auditRequired: false };
  await shop.tell(TripEndedV1, { ...ended, endedAt });
  expect(await word(tripId, 1)).toMatchObject({ discount: { minor: 500 }, offers: [{ campaignId }] });
  expect(await shown()).toBe(500);
});

describe('what is shown of an ended basket is what binds', () => {
  const shown = async ({ tripId, storeId, deviceId }: Trip, lines: LineFacts[]) => {
    const [till, handheld] = await Promise.all(
      [terminalOf(storeId), deviceOf(deviceId, storeId)].map((who) => shop.offersOf(who, tripId, lines)),
    );
    expect(handheld?.offers).toEqual(till?.offers);
    return till?.offers;
  };

  test.each(Object.keys(since))('though %s', async (change) => {
    const waiting = await waitingAtTheTill();
    const { a, x, trip, campaignId, end } = waiting;
    await end();
    await since[change]?.(waiting);
    await shop.heard();
    const stands = {
      subtotal: { minor: 1100 },
      total: { minor: 600 },
      applied: [{ campaignId, version: 1, title: 'Coffee offer', lines: [{ lineId: a.lineId }] }],
    };
    expect(await shown(trip, [a, x])).toMatchObject(stands);
    // The line is gone, and the offers' word on it is still on its way.
    expect(await shown(trip, [a])).toMatchObject({ total: { minor: 500 } });
    await end([a], trip, 2);
    expect(await shown(trip, [a])).toMatchObject({ total: { minor: 500 }, applied: stands.applied });
  });

  test('though a campaign that was used up is free again', async () => {
    const { a, x, trip, end, storeId } = await waitingAtTheTill({ limits: { total: 1 } });
    const other = await shop.openTrip({ storeId });
    await end([a], other);
    await end();
    await shop.cancelTrip(other);
    expect(await shown(trip, [a, x])).toMatchObject({ total: { minor: 1100 }, applied: [] });
  });

  test('though its own purchases, or a withdrawn consent, would now say otherwise', async () => {
    const personal = { audience: { kind: 'PERSONALISED', notBoughtCategory: 'Boissons' } };
    const { a, x, trip, end } = await waitingAtTheTill(personal);
    const memberId = await shop.enrol();
    const theirs = { ...trip, memberId };
    await shop.consent(memberId, true);
    expect(await end([a, x], theirs)).toMatchObject({ total: { minor: 600 } });
    await shop.consent(memberId, false);
    expect(await shown(theirs, [a, x])).toMatchObject({ total: { minor: 600 } });
    await shop.consent(memberId, true);
    await shop.closeReceipt(theirs, [a, x]);
    await shop.changeStatus(theirs, 'closed');
    const { offers } = await shop.offersOf(memberOf(memberId), trip.tripId, [a, x]);
    expect(offers).toMatchObject({ total: { minor: 600 } });
  });

  test('and nothing more is promised for articles that can no longer be added', async () => {
    const { a, trip, end } = await waitingAtTheTill({ benefit: { kind: 'N_FOR_M', take: 3, pay: 2 } });
    const device = deviceOf(trip.deviceId, trip.storeId);
    expect((await shop.offersOf(device, trip.tripId, [a])).offers?.next).toMatchObject({
      missingQuantity: 2,
    });
    await end([a]);
    expect((await shown(trip, [a]))?.next).toBeNull();
  });
});
