import { newId } from '@rayon/kernel';
import { type Data, deviceOf, memberOf, until } from '@rayon/testkit';
import { basketOf, lineFacts, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(() => shop?.stop());

type Lines = ReturnType<typeof lineFacts>[];

/** What a screen asks of a trip to say why, and what a card would bring. */
const told = async (
  principal: Parameters<typeof shop.ask>[0],
  tripId: string,
  lines: Lines,
  { coupons = [], locale = 'en' }: { coupons?: string[]; locale?: 'fr' | 'en' } = {},
) => {
  const basket = { ...basketOf(lines), coupons, tripVersion: 2 };
  const { data, errors } = await shop.ask(
    principal,
    `query Q($of: [_Any!]!) { _entities(representations: $of) { ... on Trip {
      offers { discount { minor } applied { campaignId why { ...Why } } next { campaignId why { ...Why } }
        coupons { code why { ...Why } } lost { campaignId reason }
        withCard { discount { minor } bonusPoints offers { campaignId title discount { minor } } } }
      messages { campaignId why { ...Why } } } } }
    fragment Why on WhyOffer { reason explanation }`,
    { of: [{ __typename: 'Trip', id: tripId, basket }] },
    { locale },
  );
  expect(errors).toEqual([]);
  return (data._entities as Data[])[0] as Readonly<{
    offers: Readonly<{
      applied: Data[];
      next: Data | null;
      coupons: Data[];
      lost: Data[];
      withCard: Data | null;
      discount: Data;
    }>;
    messages: Data[];
  }>;
};

describe('why an offer', () => {
  test('is for everybody, for members, for a code, and what is near says so too', async () => {
    const storeId = newId();
    const always = { storeIds: [storeId], stacking: 'ALWAYS' };
    const all = await shop.launch(always);
    const members = await shop.launch({ ...always, audience: { kind: 'MEMBERS' } });
    const code = `C${newId().slice(-8)}`;
    const coded = await shop.launch({ ...always, coupon: code });
    const near = await shop.launch({ ...always, benefit: { kind: 'N_FOR_M', take: 3, pay: 2 } });
    const memberId = await shop.enrol();
    const trip = await shop.openTrip({ storeId, memberId });
    const { offers } = await told(memberOf(memberId), trip.tripId, [lineFacts()], { coupons: [code] });

    const reasons = Object.fromEntries(offers.applied.map(({ campaignId, why }) => [campaignId, why]));
    expect(reasons).toEqual({
      [all]: { reason: 'EVERYBODY', explanation: expect.stringContaining('everybody') },
      [members]: { reason: 'MEMBERS', explanation: expect.stringContaining('your card is enough') },
      [coded]: { reason: 'CODE', explanation: `With the code ${code}, entered for this basket.` },
    });
    expect(offers.next).toMatchObject({ campaignId: near, why: { reason: 'EVERYBODY' } });
    expect(offers.coupons).toMatchObject([{ code, why: { reason: 'CODE' } }]);
  });

  test('names the category it goes by, under the consent that was given, of a message too', async () => {
    const storeId = newId();
    const audience = { kind: 'PERSONALISED', notBoughtCategory: 'Thé' };
    const campaignId = await shop.launch({ storeIds: [storeId], audience });
    const message = await shop.launch({
      storeIds: [storeId],
      audience,
      trigger: { kind: 'LINE_SCANNED' },
      benefit: { kind: 'MESSAGE' },
    });
    const memberId = await shop.enrol();
    await shop.consent(memberId, true);
    const trip = await shop.openTrip({ storeId, memberId });
    const line = lineFacts();
    await shop.scan(trip, line);
    await until(() => shop.messagesOf(trip.tripId).length > 0);
    const { offers, messages } = await told(memberOf(memberId), trip.tripId, [line], { locale: 'fr' });

    const why = {
      reason: 'NEVER_BOUGHT',
      explanation:
        "Parce que vous n'avez pas encore acheté dans « Thé ». Vous acceptez les offres personnalisées, et vous pouvez changer d'avis sur votre carte.",
    };
    expect(offers.applied).toEqual([{ campaignId, why }]);
    expect(messages).toEqual([{ campaignId: message, why }]);
  });
});

describe('without a card', () => {
  test('what members get is told with what it would take off, and given once the card is on the trip', async () => {
    const storeId = newId();
    const forMembers = { storeIds: [storeId], audience: { kind: 'MEMBERS' } };
    const campaignId = await shop.launch({
      ...forMembers,
      limits: { perMember: 1 },
      benefit: { kind: 'PERCENT_OFF', percent: 20 },
    });
    const points = await shop.launch({ ...forMembers, benefit: { kind: 'POINTS_BONUS', points: 30 } });
    await shop.launch({ storeIds: [storeId], audience: { kind: 'PERSONALISED' } });
    const trip = await shop.openTrip({ storeId });
    const handheld = deviceOf(trip.deviceId, storeId);
    const { offers } = await told(handheld, trip.tripId, [lineFacts({ priceMinor: 1_000 })]);

    expect(offers).toMatchObject({ discount: { minor: 0 }, applied: [] });
    expect(offers.lost).toEqual(
      expect.arrayContaining([
        { campaignId, reason: 'CARD_NEEDED' },
        { campaignId: points, reason: 'CARD_NEEDED' },
      ]),
    );
    expect(offers.withCard).toMatchObject({ discount: { minor: 200 }, bonusPoints: 30 });
    await shop.tellOpened({ ...trip, memberId: await shop.enrol() });
    const after = async () => (await told(handheld, trip.tripId, [lineFacts({ priceMinor: 1_000 })])).offers;
    await until(async () => (await after()).applied.length === 2);
    expect((await after()).withCard).toBeNull();
  });
});
