import { newId } from '@rayon/kernel';
import { brandUserOf, type Data, staffOf, until } from '@rayon/testkit';
import { lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(async () => {
  await shop?.stop();
});

const fields = '{ members among offered control withheldBelow }';
const reach = async (args: string, principal = marketer) => {
  const { data, errors } = await shop.ask(principal, `{ audienceReach(${args}) ${fields} }`);
  return { reach: data.audienceReach as Data | null | undefined, problem: errors[0]?.extensions };
};
const counts = async (args: string) => {
  const { members, among } = (await reach(args)).reach ?? {};
  return [members, among];
};

/** A receipt of one article; gives what brings it back. */
const buys = async (memberId: string, category: string) => {
  const trip = await shop.openTrip({ memberId });
  const line = lineFacts({ category });
  const receiptId = await shop.closeReceipt(trip, [line]);
  return () => shop.returnLine(receiptId, line, 1, 0);
};

test('counts members, those who consent, and those of them who bought a category or never did', async () => {
  const [a, b, c, d] = await Promise.all([1, 2, 3, 4].map(() => shop.enrol()));
  if (!a || !b || !c || !d) throw new Error('nobody enrolled');
  for (const memberId of [a, b, c]) await shop.consent(memberId, true);
  await buys(a, 'Thés verts');
  // Two spellings of a shelf are one, and who bought both is one member.
  await buys(b, 'THÉS  VERTS');
  await buys(b, 'Thés verts');
  await buys(b, 'Cafés');
  const bringBack = await buys(c, 'Thés verts');
  // Without a consent nothing that was bought counts.
  await buys(d, 'Thés verts');
  const bought = 'kind: PERSONALISED, boughtCategory: "thés verts"';
  await until(async () => (await counts(bought))[0] === 3);

  expect(await counts('kind: EVERYBODY')).toEqual([4, 4]);
  expect(await counts('kind: MEMBERS')).toEqual([4, 4]);
  expect(await counts('kind: PERSONALISED')).toEqual([3, 3]);
  expect(await counts('kind: PERSONALISED, notBoughtCategory: "Cafés"')).toEqual([2, 3]);
  expect(await counts(`${bought}, notBoughtCategory: "Cafés"`)).toEqual([2, 3]);
  expect(await counts('kind: PERSONALISED, boughtCategory: "Soupes"')).toEqual([0, 3]);
  expect(await counts('kind: PERSONALISED, notBoughtCategory: "Soupes"')).toEqual([3, 3]);

  await bringBack();
  await until(async () => (await counts(bought))[0] === 2);
  await shop.consent(a, false);
  await until(async () => (await counts('kind: PERSONALISED'))[1] === 2);
  expect(await counts(bought)).toEqual([1, 2]);
});

test('an experiment shares members out, and who is bound to stores is told the same', async () => {
  await Promise.all(Array.from({ length: 6 }, () => shop.enrol()));
  await until(async () => (await counts('kind: MEMBERS'))[0] === 10);
  const shared = { members: 10, among: 10, offered: 9, control: 1, withheldBelow: null };
  expect((await reach('kind: MEMBERS, controlPercent: 10')).reach).toEqual(shared);
  expect((await reach('kind: MEMBERS, controlPercent: 10', staffOf('marketer', [newId()]))).reach).toEqual(
    shared,
  );
  expect(
    (await reach('kind: MEMBERS, controlPercent: 20, fromPercent: 0, toPercent: 40')).reach,
  ).toMatchObject({
    offered: 4,
    control: 2,
  });
});

test.each([
  ['kind: PERSONALISED, boughtCategory: "  "', 'boughtCategory'],
  [`kind: PERSONALISED, boughtCategory: "${'x'.repeat(101)}"`, 'boughtCategory'],
  ['kind: PERSONALISED, boughtCategory: "a", notBoughtCategory: "A"', 'notBoughtCategory'],
  ['kind: EVERYBODY, controlPercent: 10', 'kind'],
  ['kind: MEMBERS, controlPercent: 91', 'controlPercent'],
  ['kind: MEMBERS, controlPercent: 10, fromPercent: 50, toPercent: 50', 'toPercent'],
  ['kind: MEMBERS, controlPercent: 10, toPercent: 91', 'toPercent'],
])('%s is refused', async (args, field) => {
  expect((await reach(args)).problem).toMatchObject({ code: 'BAD_INPUT', field });
});

test('a brand is told from fifty members on, in steps of fifty', async () => {
  const brand = brandUserOf(newId());
  const withheld = { members: null, among: null, offered: null, control: null, withheldBelow: 50 };
  expect((await reach('kind: MEMBERS', brand)).reach).toEqual(withheld);
  await Promise.all(Array.from({ length: 110 }, () => shop.enrol()));
  await until(async () => (await counts('kind: MEMBERS'))[0] === 120);
  expect((await reach('kind: MEMBERS, controlPercent: 30', brand)).reach).toEqual({
    members: 100,
    among: 100,
    offered: 50,
    control: null,
    withheldBelow: 50,
  });
  expect((await reach('kind: PERSONALISED', brand)).reach).toEqual(withheld);
});
