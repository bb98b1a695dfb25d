import type { Principal } from '@rayon/auth';
import type { LineFacts } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { deviceOf, memberOf, storeCommandsOf, terminalOf, until } from '@rayon/testkit';
import mongoose from 'mongoose';
import { approver, basketOf, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers({ monitored: true });
});
afterAll(async () => {
  await shop?.stop();
});

/** Commands the process sends to the store while something is done, but for its look for changes of campaigns. */
const commandsOf = (work: () => Promise<unknown>): Promise<string[]> =>
  storeCommandsOf(
    { connections: mongoose.connections, service: 'offers' },
    work,
    ({ command }) => command.find === 'campaigns' && JSON.stringify(command.filter).includes('"change"'),
  );

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

  test('a basket without a card is told what a card would bring', async () => {
    const storeId = newId();
    const forMembers = { storeIds: [storeId], audience: { kind: 'MEMBERS' } };
    await shop.launch({ ...forMembers, limits: { perMember: 1 } });
    const campaignId = await shop.launch({ ...forMembers, budgetMinor: 1_000, priority: 1 });
    const trip = await shop.openTrip({ storeId });
    const ask = async () =>
      expect(
        (await shop.offersOf(deviceOf(trip.deviceId, storeId), trip.tripId, [lineFacts()])).offers,
      ).toMatchObject({
        discount: { minor: 0 },
        withCard: { discount: { minor: 50 }, upTo: true, offers: [{ campaignId }] },
      });

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
    // What looks at the whole basket knows it from the events.
    const everybody = { audience: { kind: 'EVERYBODY' }, target: {} };
    await shop.launch({ ...personal, ...everybody, conditions: [{ minimumMinor: 99_999 }] });
    const trip = await shop.openTrip({ storeId });
    const scan = (category: string) => shop.scan(trip, lineFacts({ category }));

    expect(await commandsOf(() => scan('Lait'))).toEqual([]);
    expect(await commandsOf(() => scan('Boissons'))).toEqual([]);
    expect(shop.messagesOf(trip.tripId)).toEqual([]);
  });
});

/** One that counts, and a better one that does not: the counter is looked at, and nothing of it is shown. */
const launchBesideCounted = async (storeId: string) => {
  const benefit = { kind: 'PERCENT_OFF', percent: 5 };
  await shop.launch({ storeIds: [storeId], limits: { perMember: 3 }, benefit });
  await shop.launch({ storeIds: [storeId] });
};

describe('a trip that opens', () => {
  const perMember = { limits: { perMember: 1 } };
  const greeted = (tripId: string) => until(() => shop.messagesOf(tripId).length > 0);

  /** Opens a trip of a member, greeted unless they had it, and gives what both of it cost. */
  const openingCosts = async (facts: { storeId: string; memberId: string }, { greets = true } = {}) => {
    let trip = { tripId: '', deviceId: '', storeId: '' };
    const commands = await commandsOf(async () => {
      trip = await shop.openTrip(facts);
      if (greets) await greeted(trip.tripId);
      // Time for whatever would still be asked because of the message.
      await new Promise((resolve) => setTimeout(resolve, 30));
    });
    return { commands, trip };
  };

  test('is written once', async () => {
    expect(await commandsOf(() => shop.openTrip())).toEqual(['insert trips']);
  });

  test('greets its member in one transaction, and their first scan asks nobody', async () => {
    const storeId = await shop.launchGreeting(perMember);
    await launchBesideCounted(storeId);
    const memberId = await shop.enrol();
    const { commands, trip } = await openingCosts({ storeId, memberId });
    expect(commands).toEqual([
      'find members',
      'find memberUses',
      'find contacts',
      'update contacts',
      'insert trips',
      'update memberUses',
      'commit',
    ]);
    const firstScan = async () => {
      const lines = [lineFacts()];
      await shop.scan({ ...trip, memberId }, lineFacts());
      const { offers, messages } = await shop.offersOf(memberOf(memberId), trip.tripId, lines);
      expect(offers).toMatchObject({ discount: { minor: 50 }, freshness: 'CURRENT' });
      expect(messages).toHaveLength(1);
    };
    expect(await commandsOf(firstScan)).toEqual([]);
  });

  test('looks at what its member bought when they consent', async () => {
    const storeId = await shop.launchGreeting({
      ...perMember,
      audience: { kind: 'PERSONALISED', notBoughtCategory: 'Thé' },
    });
    const memberId = await shop.enrol();
    await shop.consent(memberId, true);
    expect((await openingCosts({ storeId, memberId })).commands).toEqual([
      'find members',
      'find purchases',
      'find memberUses',
      'find contacts',
      'update contacts',
      'insert trips',
      'update memberUses',
      'commit',
    ]);
  });

  test('is answered meanwhile from what its transaction reads', async () => {
    const storeId = await shop.launchGreeting(perMember);
    await launchBesideCounted(storeId);
    const memberId = await shop.enrol();
    const tripId = newId();
    const commands = await commandsOf(async () => {
      const opening = shop.openTrip({ storeId, memberId, tripId });
      await new Promise(setImmediate);
      expect(await shop.discountOf(memberOf(memberId), tripId, [lineFacts()])).toBe(50);
      await opening;
    });
    expect(commands).toEqual([
      'find members',
      'find memberUses',
      'find contacts',
      'update contacts',
      'insert trips',
      'update memberUses',
      'commit',
    ]);
  });

  test('asks the campaign’s counter where it is limited in total', async () => {
    const storeId = await shop.launchGreeting({ limits: { total: 3 } });
    const { commands } = await openingCosts({ storeId, memberId: await shop.enrol() });
    expect(commands).toEqual([
      'find members',
      'find campaignCounters',
      'find contacts',
      'update contacts',
      'insert trips',
      'update campaignCounters',
      'commit',
    ]);
  });

  test('is written in the transaction that finds nothing to say', async () => {
    const storeId = await shop.launchGreeting(perMember);
    const memberId = await shop.enrol();
    const first = await openingCosts({ storeId, memberId });
    await shop.cancelTrip({ ...first.trip, memberId });
    const { commands, trip } = await openingCosts({ storeId, memberId }, { greets: false });
    expect(commands).toEqual(['find members', 'find memberUses', 'insert trips', 'commit']);
    expect(shop.messagesOf(trip.tripId)).toEqual([]);
  });

  test('meets no other, however many open at once', async () => {
    const storeId = await shop.launchGreeting(perMember);
    const members = await Promise.all(Array.from({ length: 16 }, () => shop.enrol()));
    const commands = await commandsOf(async () => {
      const trips = await Promise.all(members.map((memberId) => shop.openTrip({ storeId, memberId })));
      await Promise.all(trips.map(({ tripId }) => greeted(tripId)));
    });
    expect(commands).toHaveLength(16 * 7);
    expect(commands.filter((command) => command === 'commit')).toHaveLength(16);
  });

  test('is cancelled by one update', async () => {
    const trip = await shop.openTrip();
    const cancel = async () => {
      await shop.cancelTrip(trip);
      await shop.changeStatus(trip, 'cancelled');
    };
    expect(await commandsOf(cancel)).toEqual(['update trips']);
  });
});

/** Two campaigns that count, each about a member; both apply to every basket of the store. */
const launchCounted = async (
  storeId: string,
  limits: Record<string, number> = { perMember: 3, total: 1_000 },
) => {
  for (const percent of [10, 20])
    await shop.launch({
      storeIds: [storeId],
      stacking: 'STACKABLE',
      benefit: { kind: 'PERCENT_OFF', percent },
      limits,
    });
};

describe('what is shown of campaigns that count', () => {
  /** Long enough for counters to be read again. */
  const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1_050));

  test('is held before it is shown, once, given back and taken over, each in one transaction', async () => {
    const storeId = newId();
    await launchCounted(storeId);
    const budget = {
      benefit: { kind: 'PERCENT_OFF', percent: 30 },
      stacking: 'STACKABLE',
      budgetMinor: 1_000,
    };
    await shop.launch({ storeIds: [storeId], target: { categories: ['Lait'] }, ...budget });
    const memberId = await shop.enrol();
    const trip = await shop.openTrip({ storeId, memberId });
    const device = deviceOf(trip.deviceId, storeId);
    const [coffee, milk] = [lineFacts(), lineFacts({ category: 'Lait', sequence: 2, priceMinor: 200 })];
    const more = lineFacts({ category: 'Lait', sequence: 3, priceMinor: 100 });
    const ask = (lines: LineFacts[], by: Principal = device) =>
      commandsOf(() => shop.discountOf(by, trip.tripId, lines));

    // The first look; from memory from then on. Another process may have answered before.
    const first = ['find members', 'find campaignCounters', 'find memberUses', 'find trips'];
    expect(await ask([])).toEqual(first);
    expect(await ask([coffee])).toEqual([
      'find campaignCounters',
      'find memberUses',
      'update trips',
      'update memberUses',
      'update campaignCounters',
      'commit',
    ]);
    expect(await ask([coffee])).toEqual([]);
    expect(await ask([coffee], memberOf(memberId))).toEqual([]);
    // What has no budget gives more without a counter.
    expect(await ask([coffee, lineFacts({ sequence: 2 })])).toEqual([]);
    await aSecond();
    const changed = [
      'find campaignCounters',
      'find memberUses',
      'update trips',
      'update campaignCounters',
      'commit',
    ];
    expect(await ask([coffee, milk])).toEqual(['find campaignCounters', 'find campaignCounters', ...changed]);
    expect(await ask([coffee, milk, more])).toEqual(changed);
    expect(await ask([coffee, milk])).toEqual(changed);
    expect(await ask([coffee])).toEqual(changed);
    expect(await ask([coffee])).toEqual([]);

    expect(await commandsOf(() => shop.endTrip(trip, [coffee]))).toEqual([
      'find members',
      'find campaignCounters',
      'find memberUses',
      'update trips',
      'update redemptions',
      'commit',
    ]);
  });

  test('is given back with a cancellation', async () => {
    const storeId = newId();
    await shop.launch({ storeIds: [storeId], budgetMinor: 1_000 });
    const trip = await shop.openTrip({ storeId });
    expect(await shop.discountOf(deviceOf(trip.deviceId, storeId), trip.tripId, [lineFacts()])).toBe(50);
    expect(await commandsOf(() => shop.cancelTrip(trip))).toEqual([
      'find trips',
      'update trips',
      'update campaignCounters',
      'commit',
    ]);
  });

  test('is held with the code it is given by, at that code’s row alone', async () => {
    const storeId = newId();
    const campaignId = await shop.launch({ storeIds: [storeId], usesPerCode: 1 });
    const added = await shop.ask(
      marketer,
      'mutation M($input: ImportCodesInput!) { importCodes(input: $input) { ... on CodesImported { imported } } }',
      { input: { commandId: newId(), campaignId, codes: ['ONCE'] } },
    );
    expect(added.data.importCodes).toEqual({ imported: 1 });
    const trip = await shop.openTrip({ storeId });
    const device = deviceOf(trip.deviceId, storeId);
    const coupons = ['ONCE'];
    const ask = (lines: LineFacts[]) =>
      commandsOf(() => shop.offersOf(device, trip.tripId, lines, { coupons }));
    const coffee = lineFacts();
    // The first look at the code: whether the machine may, what it is, which campaigns have it, of which campaign it is.
    expect((await ask([])).sort()).toEqual([
      'find campaigns',
      'find campaigns',
      'find campaigns',
      'find codeTries',
      'find codes',
      'find trips',
    ]);
    expect(await ask([coffee])).toEqual(['find codes', 'update trips', 'update codes', 'commit']);
    await aSecond();
    await aSecond();
    // What the basket holds is known for a minute.
    expect(await ask([coffee])).toEqual([]);

    expect(await commandsOf(() => shop.endTrip({ ...trip, coupons }, [coffee]))).toEqual([
      'find codes',
      'update trips',
      'update redemptions',
      'commit',
    ]);
    expect(await commandsOf(() => shop.closeReceipt(trip, [coffee]))).toContain('update codes');
  });

  test('is read again by a process that did not answer the version before', async () => {
    const storeId = newId();
    await shop.launch({ storeIds: [storeId], limits: { total: 100 } });
    const trip = await shop.openTrip({ storeId });
    const device = deviceOf(trip.deviceId, storeId);
    const ask = (tripVersion: number) =>
      commandsOf(() => shop.offersOf(device, trip.tripId, [lineFacts()], { tripVersion }));
    expect(await ask(2)).toContain('commit');
    expect(await ask(3)).toEqual([]);
    expect(await ask(5)).toEqual(['find trips']);
    expect(await ask(6)).toEqual([]);
    // What was overtaken changes nothing.
    expect(await ask(4)).toEqual([]);
  });
});

test('an ended basket is priced by what binds and written in one transaction, however many campaigns count', async () => {
  const storeId = newId();
  await launchCounted(storeId);
  const memberId = await shop.enrol();
  const trip = await shop.openTrip({ storeId, memberId });
  const lines = [lineFacts()];
  expect(await commandsOf(() => shop.endTrip(trip, lines))).toEqual([
    'find members',
    'find campaignCounters',
    'find memberUses',
    'update trips',
    'update redemptions',
    'update memberUses',
    'update campaignCounters',
    'commit',
  ]);
  const again = await commandsOf(() => shop.endTrip(trip, lines));
  expect(again).toEqual([]);
});

test('a basket that is ended again costs what it held, and a version that another followed is read once', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId] });
  const trip = await shop.openTrip({ storeId });
  const lines = [lineFacts(), lineFacts({ sequence: 2 })];
  await shop.endTrip(trip, lines);
  const again = ['find redemptions', 'update redemptions', 'update trips', 'update redemptions', 'commit'];
  expect(await commandsOf(() => shop.endTrip(trip, lines, 2))).toEqual(again);
  await shop.step(marketer, 'pauseCampaign', campaignId);
  await shop.heard();
  expect(await commandsOf(() => shop.endTrip(trip, lines, 3))).toEqual(again);
  await shop.mutate(marketer, 'reviseCampaign', { campaignId, ...shop.content({ storeIds: [storeId] }) });
  await shop.step(marketer, 'submitCampaign', campaignId);
  for (const name of ['approveCampaign', 'launchCampaign']) await shop.step(approver, name, campaignId);
  await shop.heard();
  expect(await commandsOf(() => shop.endTrip(trip, lines, 4))).toEqual(['find campaignVersions', ...again]);
  expect(await commandsOf(() => shop.endTrip(trip, lines.slice(1), 5))).toEqual(again);
  const ask = async () =>
    expect(await shop.discountOf(terminalOf(storeId), trip.tripId, lines.slice(1))).toBe(50);
  expect(await commandsOf(ask)).toEqual([]);
});

test('campaigns that are limited per member only have no counter at which baskets meet', async () => {
  const storeId = newId();
  await launchCounted(storeId, { perMember: 3 });
  const memberId = await shop.enrol();
  const trip = await shop.openTrip({ storeId, memberId });
  const lines = [lineFacts()];
  expect(await commandsOf(() => shop.endTrip(trip, lines))).toEqual([
    'find members',
    'find memberUses',
    'update trips',
    'update redemptions',
    'update memberUses',
    'commit',
  ]);
  const back = ['find redemptions', 'update redemptions', 'update memberUses', 'update trips', 'commit'];
  expect(await commandsOf(() => shop.cancelTrip(trip))).toEqual(['find trips', ...back]);
});

test('a till that asks for an ended basket is answered by the process that priced it', async () => {
  const storeId = newId();
  await shop.launch({ storeIds: [storeId] });
  const trip = await shop.openTrip({ storeId });
  const lines = [lineFacts()];
  await shop.endTrip(trip, lines);
  await until(() => shop.adjudicationsOf(trip.tripId).length > 0);
  const ask = async () => expect(await shop.discountOf(terminalOf(storeId), trip.tripId, lines)).toBe(50);
  expect(await commandsOf(ask)).toEqual([]);
});

test('a paid basket is settled in one transaction, its trip closed by one update', async () => {
  const storeId = newId();
  await launchCounted(storeId);
  const memberId = await shop.enrol();
  const trip = await shop.openTrip({ storeId, memberId });
  const lines = [lineFacts(), lineFacts({ category: 'Lait' })];
  await shop.endTrip(trip, lines);
  expect(await commandsOf(() => shop.changeStatus(trip, 'closed'))).toEqual(['update trips']);
  expect(await commandsOf(() => shop.closeReceipt(trip, lines))).toEqual([
    'find redemptions',
    'update redemptions',
    'update purchases',
    'insert receipts',
    'update sales',
    'find participants',
    'find challenges',
    'commit',
  ]);
});

test('changes of campaigns that come at once take turns, so that none of them begins anew', async () => {
  const draft = () => shop.mutate(marketer, 'draftCampaign', shop.content());
  const alone = await commandsOf(draft);
  const together = await commandsOf(() => Promise.all(Array.from({ length: 12 }, draft)));
  expect(together).toHaveLength(12 * alone.length);
});

// After those of members who consent: while such a campaign is live, their past is read.
test('what is asked of a shopper by what they usually buy costs one read at their first answer', async () => {
  const storeId = newId();
  const target = { categories: ['Boissons'] };
  await shop.launch({
    storeIds: [storeId],
    audience: { kind: 'PERSONALISED' },
    target,
    conditions: [{ target, minimumMinor: 500, own: { weeks: 12, stretchPercent: 10, atMost: 4_000 } }],
    benefit: { kind: 'BASKET_AMOUNT_OFF', amountMinor: 10, amountPer: 'THRESHOLD' },
  });
  const memberId = await shop.enrol();
  await shop.consent(memberId, true);
  const trip = await shop.openTrip({ storeId, memberId });
  const ask = async (...lines: LineFacts[]) =>
    expect(await shop.discountOf(memberOf(memberId), trip.tripId, lines)).toBe(50);

  expect(await commandsOf(() => ask(lineFacts()))).toEqual(['find members', 'find purchases', 'find sales']);
  expect(await commandsOf(() => ask(lineFacts()))).toEqual([]);
  expect(await commandsOf(() => ask(lineFacts(), lineFacts()))).toEqual([]);
});

describe('a challenge', () => {
  const launch = (storeId: string) =>
    shop.launch({
      storeIds: [storeId],
      audience: { kind: 'MEMBERS' },
      target: { categories: ['Boissons'] },
      benefit: {
        kind: 'CHALLENGE',
        challenge: { count: 'RECEIPTS', withinDays: 28, steps: [{ from: 1, points: 10 }] },
      },
    });
  const choose = (memberId: string, campaignId: string) =>
    shop.ask(
      memberOf(memberId),
      'mutation M($input: ChooseChallengeInput!) { chooseChallenge(input: $input) { __typename } }',
      { input: { commandId: newId(), campaignId } },
    );

  test('is chosen in one transaction, is read once for a trip, and moves with the receipt', async () => {
    const storeId = newId();
    const campaignId = await launch(storeId);
    const memberId = await shop.enrol();
    expect(await commandsOf(() => choose(memberId, campaignId))).toEqual([
      'find campaigns',
      'update challengers',
      'find challenges',
      'find challenges',
      'find members',
      'insert challenges',
      'insert commands',
      'commit',
      'find challenges',
    ]);

    const trip = await shop.openTrip({ storeId, memberId });
    const line = lineFacts();
    const ask = async () => {
      const { data } = await shop.ask(
        deviceOf(trip.deviceId, storeId),
        `query Q($representations: [_Any!]!) { _entities(representations: $representations) {
          ... on Trip { offers { challenges { campaignId } } } } }`,
        { representations: [{ __typename: 'Trip', id: trip.tripId, basket: basketOf([line]) }] },
      );
      expect(data._entities).toEqual([{ offers: { challenges: [{ campaignId }] } }]);
    };
    expect(await commandsOf(ask)).toEqual(['find members', 'find challenges']);
    expect(await commandsOf(ask)).toEqual([]);

    const receiptId = newId();
    const paid = await commandsOf(() => shop.closeReceipt(trip, [line], receiptId));
    expect(paid.slice(-5)).toEqual(
      [
        'update sales',
        'find participants',
        'find challenges',
        'find sales',
        'update challenges',
        'commit',
      ].slice(-5),
    );
  });
});
