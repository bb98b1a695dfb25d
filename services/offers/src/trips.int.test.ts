import { anonymous } from '@rayon/auth';
import { createInProcessBus } from '@rayon/bus';
import { newId } from '@rayon/kernel';
import { brandUserOf, deviceOf, memberOf, staffOf, terminalOf, until } from '@rayon/testkit';
import { basketOf, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(async () => {
  await shop?.stop();
});

/** A store where only this test's campaigns apply. */
const ownStore = () => newId();

describe('offers of a basket', () => {
  test('are worked out on the lines just committed, in the language of the caller', async () => {
    const storeId = ownStore();
    const campaignId = await shop.launch({ storeIds: [storeId] });
    const trip = await shop.openTrip({ storeId });
    const line = lineFacts({ priceMinor: 499, quantity: 2 });
    const { offers } = await shop.offersOf(deviceOf(trip.deviceId, storeId), trip.tripId, [line], {
      locale: 'fr',
    });

    expect(offers).toMatchObject({
      subtotal: { minor: 998 },
      discount: { minor: 100 },
      total: { minor: 898 },
      freshness: 'CURRENT',
      applied: [
        {
          campaignId,
          version: 1,
          title: 'Promo café',
          lines: [{ lineId: line.lineId, discount: { minor: 100 } }],
        },
      ],
    });
    await shop.step(marketer, 'endCampaign', campaignId);
  });

  test('say what is missing for the next one', async () => {
    const storeId = ownStore();
    await shop.launch({
      storeIds: [storeId],
      benefit: { kind: 'N_FOR_M', take: 3, pay: 2 },
      target: { categories: ['Boissons'] },
    });
    const trip = await shop.openTrip({ storeId });
    const see = async (quantity: number, locale: 'fr' | 'en') =>
      (
        await shop.offersOf(deviceOf(trip.deviceId, storeId), trip.tripId, [lineFacts({ quantity })], {
          locale,
        })
      ).offers?.next;

    expect(await see(2, 'fr')).toMatchObject({
      missingQuantity: 1,
      hint: 'Encore 1 article pour en profiter.',
    });
    expect(await see(1, 'en')).toMatchObject({ missingQuantity: 2, hint: '2 more articles to get it.' });
    expect(await see(3, 'en')).toBeNull();
  });

  test('a trip that is not heard of yet gets what is open to everybody, and says it is behind', async () => {
    const storeId = ownStore();
    await shop.launch({ storeIds: [storeId] });
    await shop.launch({
      storeIds: [storeId],
      audience: { kind: 'MEMBERS' },
      benefit: { kind: 'PERCENT_OFF', percent: 50 },
    });
    const memberId = await shop.enrol();
    const known = await shop.openTrip({ storeId, memberId });
    const lines = [lineFacts({ priceMinor: 1000 })];

    expect(
      (await shop.offersOf(deviceOf(known.deviceId, storeId), known.tripId, lines)).offers,
    ).toMatchObject({
      discount: { minor: 500 },
      freshness: 'CURRENT',
    });
    expect((await shop.offersOf(deviceOf(newId(), storeId), newId(), lines)).offers).toMatchObject({
      discount: { minor: 100 },
      freshness: 'BEHIND',
    });
  });

  test('are refused to everybody the trip does not concern, whatever the representation says', async () => {
    const storeId = ownStore();
    const memberId = await shop.enrol();
    const trip = await shop.openTrip({ storeId, memberId });
    const stranger = newId();
    const spoof = {
      deviceId: stranger,
      memberId: stranger,
      storeId: newId(),
      member: { id: stranger },
      status: 'OPEN',
    };
    const refused = [
      deviceOf(stranger, storeId),
      memberOf(stranger),
      terminalOf(storeId),
      staffOf('associate', [newId()]),
      brandUserOf(newId()),
      anonymous,
    ];
    for (const principal of refused) {
      const { offers, messages, errors } = await shop.offersOf(principal, trip.tripId, [], { more: spoof });
      expect([principal.kind, offers ?? null, messages ?? null]).toEqual([principal.kind, null, null]);
      expect(errors[0]?.extensions?.code).toBe(
        principal.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN',
      );
    }
    const allowed = [
      deviceOf(trip.deviceId, storeId),
      memberOf(memberId),
      marketer,
      staffOf('associate', [storeId]),
    ];
    for (const principal of allowed)
      expect((await shop.offersOf(principal, trip.tripId, [], { more: spoof })).errors).toEqual([]);
  });

  test('a spoofed member in the representation brings no personal offer', async () => {
    const storeId = ownStore();
    await shop.launch({ storeIds: [storeId], audience: { kind: 'MEMBERS' } });
    const trip = await shop.openTrip({ storeId });
    const memberId = await shop.enrol();
    const { offers } = await shop.offersOf(deviceOf(trip.deviceId, storeId), trip.tripId, [lineFacts()], {
      more: { memberId, member: { id: memberId }, storeId },
    });
    expect(offers).toMatchObject({ discount: { minor: 0 }, applied: [] });
  });

  const line = basketOf([lineFacts()]).lines[0];
  test.each([
    ['no basket', { basket: 'x' }],
    ['none', { basket: null }],
    ['no list', { basket: { currency: 'EUR', lines: 'x' } }],
    ['a negative amount', { basket: { currency: 'EUR', lines: [{ ...line, amountMinor: -5 }] } }],
    ['half a piece', { basket: { currency: 'EUR', lines: [{ ...line, quantity: 0.5 }] } }],
    ['two currencies', { basket: { currency: ['EUR', 'GBP'], lines: [line] } }],
    ['too many lines', { basket: { currency: 'EUR', lines: new Array(301).fill(line) } }],
    ['more VAT than all', { basket: { currency: 'EUR', lines: [{ ...line, vatBasisPoints: 10_001 }] } }],
    ['an operator', { basket: { currency: 'EUR', lines: [{ ...line, articleId: { $ne: null } }] } }],
  ])('lines that are none are refused: %s', async (_, more) => {
    const trip = await shop.openTrip();
    const { offers, errors } = await shop.offersOf(deviceOf(trip.deviceId, trip.storeId), trip.tripId, [], {
      more,
    });
    expect(offers).toBeNull();
    expect(errors[0]?.extensions?.code).toBe('BAD_INPUT');
  });
});

describe('a campaign with hours', () => {
  /** So many minutes from now on, by the clock of stores in Paris. */
  const soon = (fromMinutes: number, untilMinutes: number) => {
    const clock = (minutes: number) =>
      new Intl.DateTimeFormat('fr-FR', {
        timeZone: 'Europe/Paris',
        hour: '2-digit',
        minute: '2-digit',
      }).format(new Date(shop.clock().getTime() + minutes * 60_000));
    return { days: weekdays, from: clock(fromMinutes), until: clock(untilMinutes) };
  };
  const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
  const minutes = (count: number) => shop.clock.advance(count * 60_000);

  test('gives by the clock of the store alone, and what it gave at the first end stands', async () => {
    const storeId = ownStore();
    const hours = soon(10, 20);
    const campaignId = await shop.launch({ storeIds: [storeId], hours });
    const { data } = await shop.ask(
      marketer,
      'query Q($id: ID!) { campaign(id: $id) { hours { days from until } } }',
      { id: campaignId },
    );
    expect(data.campaign).toEqual({ hours });
    const trip = await shop.openTrip({ storeId });
    const lines = [lineFacts({ priceMinor: 1_000 }), lineFacts({ priceMinor: 500, sequence: 2 })];
    const shown = () => shop.discountOf(deviceOf(trip.deviceId, storeId), trip.tripId, lines);
    expect(await shown()).toBe(0);
    minutes(10);
    expect(await shown()).toBe(150);
    const decided = async (of: typeof trip, basketVersion: number) =>
      (await until(() => shop.adjudicationsOf(of.tripId).find((one) => one.basketVersion === basketVersion)))
        .discount.minor;
    await shop.endTrip(trip, lines);
    expect(await decided(trip, 1)).toBe(150);
    minutes(10);
    await shop.endTrip(trip, lines.slice(0, 1), 2);
    expect(await decided(trip, 2)).toBe(100);
    const late = await shop.openTrip({ storeId });
    await shop.endTrip(late, lines);
    expect(await decided(late, 1)).toBe(0);
  });

  test('sends its message within them alone', async () => {
    const storeId = ownStore();
    const article = newId();
    await shop.launch({
      storeIds: [storeId],
      hours: soon(10, 20),
      benefit: { kind: 'MESSAGE' },
      trigger: { kind: 'LINE_SCANNED' },
      target: { articleIds: [article] },
    });
    const trip = await shop.openTrip({ storeId });
    const scanned = async (sequence: number) => {
      const line = lineFacts({ articleId: article, sequence });
      await shop.scan(trip, line);
      return (await shop.offersOf(deviceOf(trip.deviceId, storeId), trip.tripId, [line])).messages;
    };
    expect(await scanned(1)).toEqual([]);
    minutes(10);
    expect(await scanned(2)).toHaveLength(1);
  });

  test.each([
    [{ from: '19:00', until: '19:00' }, 'hours.until'],
    [{ from: '7:00', until: '17:00' }, 'hours.from'],
    [{ from: '25:00', until: '26:00' }, 'hours.from'],
    [{ days: [], from: '07:00', until: '24:00' }, 'hours.days'],
  ])('is refused with hours that are none: %j', async (hours, field) => {
    const content = shop.content({ hours: { days: weekdays, ...hours } });
    expect((await shop.mutate(marketer, 'draftCampaign', content)).answer).toMatchObject({
      reason: 'BAD_INPUT',
      field,
    });
  });
});

describe('a message because of a scan', () => {
  const personal = (storeId: string) => ({
    storeIds: [storeId],
    audience: { kind: 'PERSONALISED', boughtCategory: 'Thé' },
    trigger: { kind: 'LINE_SCANNED' },
    target: { categories: ['Boissons'] },
    benefit: { kind: 'MESSAGE' },
  });

  const shopperWhoBought = async (category: string, consents: boolean) => {
    const memberId = await shop.enrol();
    if (consents) await shop.consent(memberId, true);
    const trip = await shop.openTrip({ memberId });
    await shop.closeReceipt(trip, [lineFacts({ category })]);
    return memberId;
  };

  test('is issued with consent and matching history, and not without either', async () => {
    const storeId = ownStore();
    const campaignId = await shop.launch(personal(storeId));
    const members = {
      right: await shopperWhoBought('Thé', true),
      noConsent: await shopperWhoBought('Thé', false),
      noHistory: await shopperWhoBought('Lait', true),
    };
    const messages: Record<string, number> = {};
    for (const [who, memberId] of Object.entries(members)) {
      const trip = await shop.openTrip({ storeId, memberId });
      const line = lineFacts();
      await shop.scan(trip, line);
      if (who === 'right') {
        const [message] = await until(
          () => shop.messagesOf(trip.tripId).length > 0 && shop.messagesOf(trip.tripId),
        );
        expect(message).toMatchObject({ campaignId, messageSequence: 1, title: { fr: 'Promo café' } });
        const seen = await shop.offersOf(memberOf(memberId), trip.tripId, [line]);
        expect(seen.messages).toMatchObject([
          { sequence: 1, messageId: message?.messageId, title: 'Coffee offer' },
        ]);
      }
      messages[who] = shop.messagesOf(trip.tripId).length;
    }
    expect(messages).toEqual({ right: 1, noConsent: 0, noHistory: 0 });
  });

  test('stops at once when consent is withdrawn, and refusing it costs no general offer', async () => {
    const storeId = ownStore();
    await shop.launch(personal(storeId));
    await shop.launch({
      storeIds: [storeId],
      audience: { kind: 'PERSONALISED', boughtCategory: 'Thé' },
      benefit: { kind: 'PERCENT_OFF', percent: 50 },
    });
    await shop.launch({ storeIds: [storeId], audience: { kind: 'MEMBERS' } });
    const memberId = await shopperWhoBought('Thé', true);
    const trip = await shop.openTrip({ storeId, memberId });
    const discount = () =>
      shop.discountOf(memberOf(memberId), trip.tripId, [lineFacts({ priceMinor: 1000 })]);

    expect(await discount()).toBe(500);
    await shop.consent(memberId, false);
    expect(await discount()).toBe(100);
    await shop.scan(trip, lineFacts());
    expect(shop.messagesOf(trip.tripId)).toEqual([]);
  });

  test('for all who agree needs no purchase history', async () => {
    const storeId = ownStore();
    await shop.launch({ storeIds: [storeId], audience: { kind: 'PERSONALISED' } });
    const discounts: number[] = [];
    for (const agrees of [true, false]) {
      const memberId = await shopperWhoBought('Thé', agrees);
      const trip = await shop.openTrip({ storeId, memberId });
      const lines = [lineFacts({ priceMinor: 1000 })];
      discounts.push(await shop.discountOf(memberOf(memberId), trip.tripId, lines));
    }
    expect(discounts).toEqual([100, 0]);
  });

  test('comes once per campaign, three times per trip at most, and goes when its line goes (behaviour 24)', async () => {
    const storeId = ownStore();
    for (const priority of [1, 2, 3, 4])
      await shop.launch({
        storeIds: [storeId],
        trigger: { kind: 'LINE_SCANNED' },
        target: { categories: ['Boissons'] },
        benefit: { kind: 'MESSAGE' },
        priority,
      });
    const greeting = await shop.launch({
      storeIds: [storeId],
      trigger: { kind: 'TRIP_OPENED' },
      benefit: { kind: 'MESSAGE' },
    });
    const trip = await shop.openTrip({ storeId });
    const line = lineFacts();
    await shop.scan(trip, line);
    await shop.scan(trip, lineFacts({ sequence: 2 }));
    const issued = await until(
      () => shop.messagesOf(trip.tripId).length >= 3 && shop.messagesOf(trip.tripId),
    );

    expect(issued.map(({ messageSequence }) => messageSequence)).toEqual([1, 2, 3]);
    expect(issued[0]?.campaignId).toBe(greeting);
    expect(new Set(issued.map(({ campaignId }) => campaignId)).size).toBe(3);

    await shop.voidLine(trip, line.lineId);
    const { messages } = await shop.offersOf(deviceOf(trip.deviceId, storeId), trip.tripId, []);
    expect(messages?.map(({ campaignId }) => campaignId)).toEqual([greeting]);
  });
});

test('a member is spoken to so often a week at most, whatever the campaign and the trip', async () => {
  const perWeek = 20;
  const memberId = await shop.enrol();
  const storeIds: string[] = [];
  for (let nth = 0; nth < 8; nth += 1)
    storeIds.push(
      await shop.launchGreeting({
        audience: { kind: 'MEMBERS' },
        title: { fr: `Bonjour ${nth}`, en: `Hello ${nth}` },
      }),
    );
  const greetingsOf = async (rounds: number): Promise<number> => {
    let greeted = 0;
    for (let round = 0; round < rounds; round += 1)
      for (const storeId of storeIds) {
        const trip = await shop.openTrip({ storeId, memberId });
        // Whatever was to be said is said before this one ends.
        await shop.endTrip(trip, [lineFacts()]);
        await until(() => shop.adjudicationsOf(trip.tripId).length === 1);
        greeted += shop.messagesOf(trip.tripId).length;
      }
    return greeted;
  };
  expect(await greetingsOf(3)).toBe(perWeek);
  expect(await greetingsOf(1)).toBe(0);
  shop.clock.advance(7 * 86_400_000);
  expect(await greetingsOf(1)).toBe(8);
});

describe('a message at the opening', () => {
  const messagesOf = (trips: readonly { tripId: string }[]) =>
    trips.flatMap(({ tripId }) => shop.messagesOf(tripId));
  /** Messages are published by themselves, after their transaction: the last of those expected, and time for one too many. */
  const messagesCome = async (count: number, trips: readonly { tripId: string }[]) => {
    await until(() => messagesOf(trips).length >= count);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(messagesOf(trips)).toHaveLength(count);
  };

  test('goes to three of sixteen members at once when that is all there is', async () => {
    const storeId = await shop.launchGreeting({ limits: { total: 3 } });
    const members = await Promise.all(Array.from({ length: 16 }, () => shop.enrol()));
    const trips = await Promise.all(members.map((memberId) => shop.openTrip({ storeId, memberId })));
    await messagesCome(3, trips);
  });

  test('comes once to a member who opens several trips at the same moment', async () => {
    const storeId = await shop.launchGreeting({ limits: { perMember: 1 } });
    const memberId = await shop.enrol();
    const trips = await Promise.all([1, 2, 3, 4].map(() => shop.openTrip({ storeId, memberId })));
    trips.push(await shop.openTrip({ storeId, memberId }));
    await messagesCome(1, trips);
  });

  test('does not come when consent is withdrawn at the last moment', async () => {
    const storeId = await shop.launchGreeting({
      audience: { kind: 'PERSONALISED', notBoughtCategory: 'Thé' },
    });
    const memberId = await shop.enrol();
    await shop.consent(memberId, true);
    const greeted = await shop.openTrip({ storeId, memberId });
    await shop.cancelTrip(greeted);
    const withdrawn = shop.consent(memberId, false);
    const trip = await shop.openTrip({ storeId, memberId });
    await withdrawn;
    await messagesCome(1, [greeted, trip]);
    expect(messagesOf([trip])).toEqual([]);
    expect((await shop.offersOf(memberOf(memberId), trip.tripId, [])).messages).toEqual([]);
  });
});

describe('a change of a campaign', () => {
  test('reaches a process that hears no event by its own looking', async () => {
    const deaf = createInProcessBus();
    const other = await shop.startProcess(deaf);
    try {
      const storeId = ownStore();
      const trip = await shop.openTrip({ storeId });
      const discountThere = () =>
        shop.discountOf(deviceOf(trip.deviceId, storeId), trip.tripId, [lineFacts()], { of: other });
      const campaignId = await shop.launch({ storeIds: [storeId] });
      await until(async () => (await discountThere()) === 50);

      await shop.step(marketer, 'pauseCampaign', campaignId);
      await until(async () => (await discountThere()) === 0);
    } finally {
      await other.stop();
      await deaf.close();
    }
  });
});
