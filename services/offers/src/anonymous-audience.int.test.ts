import { newId } from '@rayon/kernel';
import { type Data, deviceOf, memberOf, until } from '@rayon/testkit';
import { basketOf, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(() => shop?.stop());

const join = { audience: { kind: 'ANONYMOUS' }, benefit: { kind: 'MESSAGE' } };

type Trip = Awaited<ReturnType<typeof shop.openTrip>>;
const line = lineFacts();

const told = async ({ tripId, deviceId, storeId }: Trip) =>
  (await shop.offersOf(deviceOf(deviceId, storeId), tripId, [line])).messages?.map(
    ({ campaignId }) => campaignId,
  );

const whyNot = async (tripId: string, campaignId: string): Promise<Data | undefined> => {
  const { data } = await shop.ask(
    marketer,
    `query Q($of: [_Any!]!, $id: ID!) { _entities(representations: $of) { ... on Trip {
      whyNot(campaignId: $id) { given reason explanation } } } }`,
    { of: [{ __typename: 'Trip', id: tripId, basket: basketOf([line]), earnsOnly: false }], id: campaignId },
  );
  return (data._entities as Data[] | undefined)?.[0]?.whyNot as Data | undefined;
};

test.each([
  ['greets', { kind: 'TRIP_OPENED' }],
  ['answers a scan of', { kind: 'LINE_SCANNED' }],
])(
  'a message %s whoever has no card, and goes as soon as one is shown, which is told',
  async (_, trigger) => {
    const storeId = newId();
    const campaignId = await shop.launch({ storeIds: [storeId], ...join, trigger });
    const trip = await shop.openTrip({ storeId });
    await shop.scan(trip, line);
    await until(async () => (await told(trip))?.length);
    expect(await told(trip)).toEqual([campaignId]);
    expect(await whyNot(trip.tripId, campaignId)).toMatchObject({ given: true });

    const memberId = await shop.enrol();
    await shop.tellOpened({ ...trip, memberId });
    await until(async () => (await told(trip))?.length === 0);
    expect(await whyNot(trip.tripId, campaignId)).toEqual({
      given: false,
      reason: 'CARD_SHOWN',
      explanation: expect.stringContaining('without a card: one was shown'),
    });
  },
);

test('a member is told nothing of it: not on a trip, and not on their card', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], ...join, trigger: { kind: 'LINE_SCANNED' } });
  const forAll = await shop.launch({
    storeIds: [storeId],
    benefit: { kind: 'MESSAGE' },
    trigger: { kind: 'LINE_SCANNED' },
  });
  const memberId = await shop.enrol();
  const trip = await shop.openTrip({ storeId, memberId });
  await shop.scan(trip, line);
  await until(async () => (await told(trip))?.length);
  expect(await told(trip)).toEqual([forAll]);
  const { data } = await shop.ask(memberOf(memberId), '{ myOffers(first: 100) { items { id } } }');
  const listed = (data.myOffers as { items: Data[] }).items.map(({ id }) => id);
  expect(listed).toContain(forAll);
  expect(listed).not.toContain(campaignId);
});

test('nobody gets a discount that they would lose by showing a card', async () => {
  const { answer } = await shop.mutate(
    marketer,
    'draftCampaign',
    shop.content({ audience: { kind: 'ANONYMOUS' } }),
  );
  expect(answer).toMatchObject({
    field: 'audience.kind',
    message: expect.stringContaining('A card costs nothing'),
  });
});
