import { newId } from '@rayon/kernel';
import { brandUserOf, type Data, deviceOf, memberOf, until } from '@rayon/testkit';
import { lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(() => shop?.stop());

type Offer = Readonly<{
  id: string;
  title: string;
  stores: readonly { id: string }[];
  why: Data;
  declined: boolean;
  usedUp: string | null;
}>;

const myOffers = async (
  memberId: string,
  { first = 100, after, locale = 'en' }: { first?: number; after?: string; locale?: 'fr' | 'en' } = {},
) => {
  const { data, errors } = await shop.ask(
    memberOf(memberId),
    `query Q($first: Int!, $after: String) { myOffers(first: $first, after: $after) { next
      items { id title body until stores { id } brand { id } why { reason } declined usedUp } } }`,
    { first, after },
    { locale },
  );
  expect(errors).toEqual([]);
  return data.myOffers as Readonly<{ items: readonly Offer[]; next: string | null }>;
};

test('the card lists what runs and is meant for its member, the newest first, and no code', async () => {
  const storeId = newId();
  const everybody = await shop.launch({ storeIds: [storeId] });
  const members = await shop.launch({
    audience: { kind: 'MEMBERS' },
    benefit: { kind: 'MESSAGE' },
    trigger: { kind: 'TRIP_OPENED' },
  });
  const personal = await shop.launch({ audience: { kind: 'PERSONALISED', notBoughtCategory: 'Thé' } });
  const coded = await shop.launch({ coupon: `C${newId().slice(-8)}` });
  const paused = await shop.launch();
  await shop.step(marketer, 'pauseCampaign', paused);
  const memberId = await shop.enrol();

  const { items, next } = await myOffers(memberId, { locale: 'fr' });
  const own = items.filter(({ id }) => [everybody, members, personal, coded, paused].includes(id));
  expect(own).toMatchObject([
    {
      id: members,
      title: 'Promo café',
      stores: [],
      why: { reason: 'MEMBERS' },
      declined: false,
      usedUp: null,
    },
    { id: everybody, stores: [{ id: storeId }], why: { reason: 'EVERYBODY' } },
  ]);
  expect(next).toBeNull();

  await shop.consent(memberId, true);
  await until(async () => (await myOffers(memberId)).items.some(({ id }) => id === personal));
});

test('it comes in pages, and what was declined stays on it, for its member alone', async () => {
  const ids = [await shop.launch(), await shop.launch()];
  const [memberId, other] = [await shop.enrol(), await shop.enrol()];
  const { items: all } = await myOffers(memberId);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await myOffers(memberId, { first: 1, ...(after === undefined ? {} : { after }) });
    seen.push(...page.items.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual(all.map(({ id }) => id));

  const { data } = await shop.ask(
    memberOf(memberId),
    `mutation M($input: SetDeclinedInput!) { setDeclined(input: $input) { ... on DeclinedSet { declined } } }`,
    { input: { commandId: newId(), campaignId: ids[0], declined: true } },
  );
  expect(data.setDeclined).toEqual({ declined: true });
  const declinedOf = async (member: string) =>
    (await myOffers(member)).items.filter(({ declined }) => declined).map(({ id }) => id);
  expect([await declinedOf(memberId), await declinedOf(other)]).toEqual([[ids[0]], []]);
});

test('what is used up says so, to whom it is used up', async () => {
  const storeId = newId();
  const benefit = { kind: 'PERCENT_OFF', percent: 50 };
  const campaignId = await shop.launch({ storeIds: [storeId], limits: { perMember: 1 }, benefit });
  const [memberId, other] = [await shop.enrol(), await shop.enrol()];
  const trip = await shop.openTrip({ storeId, memberId });
  const usedUp = async (member: string) =>
    (await myOffers(member)).items.find(({ id }) => id === campaignId)?.usedUp;
  expect(await usedUp(memberId)).toBeNull();
  // What is shown on an open trip is held, and counts.
  await shop.discountOf(deviceOf(trip.deviceId, storeId), trip.tripId, [lineFacts()]);
  expect(await usedUp(memberId)).toMatch(/as often as possible/);
  expect(await usedUp(other)).toBeNull();
});

test('it is nobody else’s to ask, and its bounds are kept', async () => {
  const query = '{ myOffers { items { id } } }';
  for (const principal of [marketer, brandUserOf(newId()), deviceOf(newId(), newId())])
    expect((await shop.ask(principal, query)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
  const asked = async (args: string) =>
    (await shop.ask(memberOf(newId()), `{ myOffers(${args}) { items { id } } }`)).errors[0]?.extensions?.code;
  expect([await asked('first: 0'), await asked('first: 101'), await asked('after: "x"')]).toEqual([
    'BAD_INPUT',
    'BAD_INPUT',
    'BAD_INPUT',
  ]);
});
