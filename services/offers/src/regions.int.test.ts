import type { Principal } from '@rayon/auth';
import { createInProcessBus } from '@rayon/bus';
import { StoreDefinedV1 } from '@rayon/events';
import { newEvent, newId } from '@rayon/kernel';
import { brandUserOf, type Data, deviceOf, memberOf, staffOf, until } from '@rayon/testkit';
import { armOf, type Experiment } from './domain/experiment';
import { basketOf, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(() => shop?.stop());

const sequences = new Map<string, number>();

/** Says where a store is, and waits until it is known. */
const put = async (storeId: string, region?: string, currency = 'EUR', timeZone = 'Europe/Paris') => {
  const sequence = (sequences.get(storeId) ?? 0) + 1;
  sequences.set(storeId, sequence);
  const facts = { storeId, name: `Store ${storeId.slice(-4)}`, city: '', currency, timeZone };
  const data = region === undefined ? facts : { ...facts, region };
  await shop.bus.publish([
    newEvent(StoreDefinedV1, { data, sequence, at: shop.clock(), correlationId: newId() }),
  ]);
};

/** A region of one test alone. */
const aRegion = () => `Region ${newId().slice(-8)}`;

const line = lineFacts();
const offIn = async (storeId: string) => {
  const { tripId, deviceId } = await shop.openTrip({ storeId });
  return shop.discountOf(deviceOf(deviceId, storeId), tripId, [line]);
};

const drafted = async (change: Data) =>
  (await shop.mutate(marketer, 'draftCampaign', shop.content(change))).answer;

/** Waits until drafts may name the region. */
const launchIn = async (region: string, change: Data = {}) => {
  await until(async () => (await drafted({ regions: [region] })).campaign !== undefined);
  return shop.launch({ regions: [region], ...change });
};

/** Puts stores into a region, and waits until every part of the service has heard of it. */
const putInto = async (region: string, ...storeIds: string[]) => {
  for (const storeId of storeIds) await put(storeId, region);
  const plain = await launchIn(region);
  for (const storeId of storeIds) await until(async () => (await offIn(storeId)) === 50);
  await shop.step(marketer, 'endCampaign', plain);
  await shop.heard();
};

test('it runs in the stores of its region, beside those it names, and nowhere else', async () => {
  const region = aRegion();
  const [inside, named, outside] = [newId(), newId(), newId()];
  await put(inside, region);
  await put(outside, aRegion());
  await put(named);
  await until(async () => (await drafted({ storeIds: [named] })).campaign !== undefined);
  const campaignId = await launchIn(region, { storeIds: [named] });
  expect(await Promise.all([inside, named, outside].map(offIn))).toEqual([50, 50, 0]);

  const trip = await shop.openTrip({ storeId: outside });
  const { data } = await shop.ask(
    marketer,
    `query Q($of: [_Any!]!, $id: ID!) { _entities(representations: $of) { ... on Trip {
      whyNot(campaignId: $id) { reason } } } }`,
    {
      of: [{ __typename: 'Trip', id: trip.tripId, basket: basketOf([line]), earnsOnly: false }],
      id: campaignId,
    },
  );
  expect(data._entities).toEqual([{ whyNot: { reason: 'OTHER_STORE' } }]);

  // What was shown there is what is given.
  const paying = await shop.openTrip({ storeId: inside });
  await shop.endTrip(paying, [line]);
  const [word] = await until(() => {
    const words = shop.adjudicationsOf(paying.tripId);
    return words.length > 0 && words;
  });
  expect(word?.discount.minor).toBe(50);
});

test('a store that comes to the region is in from then on, and one that leaves it is not', async () => {
  const region = aRegion();
  const [first, later] = [newId(), newId()];
  await put(first, region);
  await launchIn(region);
  await put(later);
  expect(await offIn(later)).toBe(0);
  await put(later, region);
  await until(async () => (await offIn(later)) === 50);
  await put(later);
  await until(async () => (await offIn(later)) === 0);
  await put(first, aRegion());
  await until(async () => (await offIn(first)) === 0);
});

test('another process knows the regions from its start', async () => {
  const region = aRegion();
  const storeId = newId();
  await put(storeId, region);
  await launchIn(region);
  const otherBus = createInProcessBus();
  const other = await shop.startProcess(otherBus);
  try {
    const { offers } = await shop.offersOf(deviceOf(newId(), storeId), newId(), [line], { of: other });
    expect(offers).toMatchObject({ discount: { minor: 50 } });
  } finally {
    await other.stop();
    await otherBus.close();
  }
});

test('a region that no store is in is named at the draft, and one whose stores take another currency', async () => {
  expect(await drafted({ regions: ['Atlantis'] })).toMatchObject({
    field: 'regions.0',
    message: 'No store is in that region. Choose one that has some.',
  });
  const region = aRegion();
  await put(newId(), region, 'CHF');
  await until(async () => (await drafted({ regions: [region] })).campaign !== undefined);
  const amount = {
    regions: [region],
    target: { categories: ['Boissons'] },
    benefit: { kind: 'AMOUNT_OFF', amountMinor: 100 },
    currency: 'EUR',
  };
  expect(await drafted(amount)).toMatchObject({ field: 'regions', message: expect.stringContaining('CHF') });
  // Where some take it, it acts in those.
  const euro = newId();
  await put(euro, region);
  await until(async () => (await drafted(amount)).campaign !== undefined);
});

test('whoever is bound to a store of the region sees it and leaves it alone; elsewhere it is not there', async () => {
  const region = aRegion();
  const [inside, outside] = [newId(), newId()];
  await put(inside, region);
  await put(outside, aRegion());
  const campaignId = await launchIn(region);
  const seen = async (storeId: string) => {
    const { data } = await shop.ask(
      staffOf('marketer', [storeId]),
      `query Q($id: ID!) { campaign(id: $id) { regions results { uses } }
        campaigns(first: 100) { items { id } } }`,
      { id: campaignId },
    );
    const { items } = data.campaigns as { items: Data[] };
    return { campaign: data.campaign, isListed: items.some(({ id }) => id === campaignId) };
  };
  expect(await seen(inside)).toEqual({
    campaign: { regions: [region], results: { uses: null } },
    isListed: true,
  });
  expect(await seen(outside)).toEqual({ campaign: null, isListed: false });
  const bound = staffOf('marketer', [inside]);
  expect((await shop.step(bound, 'pauseCampaign', campaignId)).answer).toMatchObject({
    reason: 'NOT_YOUR_STORE',
  });

  const { data } = await shop.ask(
    marketer,
    'query Q($id: ID!) { campaigns(storeId: $id, first: 100) { items { id } } }',
    { id: outside },
  );
  expect((data.campaigns as { items: Data[] }).items.map(({ id }) => id)).not.toContain(campaignId);
  const listed = await shop.ask(
    memberOf(await shop.enrol()),
    '{ myOffers(first: 100) { items { id regions } } }',
  );
  expect((listed.data.myOffers as { items: Data[] }).items).toContainEqual({
    id: campaignId,
    regions: [region],
  });
});

test('a challenge counts what was paid in a store that was in its region then, whatever becomes of the store', async () => {
  const region = aRegion();
  const [inside, later, outside] = [newId(), newId(), newId()];
  await putInto(region, inside);
  await putInto(aRegion(), later, outside);
  const rules = { count: 'RECEIPTS', withinDays: 28, steps: [{ from: 2, points: 10 }] };
  const campaignId = await launchIn(region, {
    audience: { kind: 'MEMBERS' },
    benefit: { kind: 'CHALLENGE', challenge: rules },
  });
  const memberId = await shop.enrol();
  const principal = memberOf(memberId);
  const chosen = await shop.ask(
    principal,
    `mutation M($input: ChooseChallengeInput!) { chooseChallenge(input: $input) {
      ... on ChallengeChanged { challenge { regions stores { id } } } } }`,
    { input: { commandId: newId(), campaignId } },
  );
  expect(chosen.data.chooseChallenge).toEqual({ challenge: { regions: [region], stores: [] } });
  const counted = async (storeId: string) => {
    const trip = await shop.openTrip({ storeId, memberId });
    await shop.closeReceipt(trip, [line]);
    const { data } = await shop.ask(principal, '{ myChallenges { chosen { id progress } } }');
    const { chosen: all } = data.myChallenges as { chosen: { id: string; progress: number }[] };
    return all.find(({ id }) => id === campaignId)?.progress;
  };
  /** What its scanner says of a basket in a store. */
  const wouldBring = async (storeId: string) => {
    const { tripId, deviceId } = await shop.openTrip({ storeId, memberId });
    const { data } = await shop.ask(
      deviceOf(deviceId, storeId),
      `query Q($of: [_Any!]!) { _entities(representations: $of) { ... on Trip { offers { challenges { progress } } } } }`,
      { of: [{ __typename: 'Trip', id: tripId, basket: basketOf([line]), earnsOnly: false }] },
    );
    const [trip] = data._entities as [{ offers: { challenges: Data[] } }];
    return trip.offers.challenges;
  };
  expect(await wouldBring(inside)).toEqual([{ progress: 1 }]);
  expect(await wouldBring(outside)).toEqual([]);
  expect(await counted(outside)).toBe(0);
  expect(await counted(later)).toBe(0);
  expect(await counted(inside)).toBe(1);

  // One that comes counts from then on, not what was paid there before; one that leaves keeps what counted.
  await putInto(region, later);
  await putInto(aRegion(), inside);
  expect(await counted(later)).toBe(2);
  expect(await counted(inside)).toBe(2);
});

test('a challenge in a region that no store is in is refused', async () => {
  const rules = { count: 'RECEIPTS', withinDays: 28, steps: [{ from: 2, points: 10 }] };
  const change = { audience: { kind: 'MEMBERS' }, benefit: { kind: 'CHALLENGE', challenge: rules } };
  expect(await drafted({ regions: ['Atlantis'], ...change })).toMatchObject({ field: 'regions.0' });
});

describe('what a campaign changes there', () => {
  const experiment: Experiment = { name: 'regions', controlPercent: 50, fromPercent: 0, toPercent: 50 };
  const sideOf = (memberId: string, brandId?: string) =>
    armOf({ ...(brandId === undefined ? {} : { brandId }), content: { experiment } }, memberId);
  const people = 'offered { people } control { people }';
  const effect = async (
    id: string,
    { principal = marketer, ...where }: { principal?: Principal; region?: string; storeId?: string } = {},
  ) => {
    const { data } = await shop.ask(
      principal,
      `query Q($id: ID!, $region: String, $storeId: ID) { campaign(id: $id) { effect(region: $region, storeId: $storeId) {
        currencies { currency ${people} cost { minor } } regions { region currency ${people} promoted { verdict } }
        stores { store { id } ${people} } days { day } } } }`,
      { id, ...where },
    );
    return (data.campaign as Data).effect as Readonly<
      Record<'currencies' | 'regions' | 'stores' | 'days', Data[]>
    >;
  };
  const buy = async (storeId: string, memberId: string, brandId?: string) => {
    const trip = await shop.openTrip({ storeId, memberId });
    await shop.closeReceipt(trip, [lineFacts({ ...(brandId === undefined ? {} : { brandId }) })]);
  };
  /** New members of each side buy there. */
  const crowd = async (storeId: string, count: number, brandId?: string) => {
    const left = { offered: count, control: count };
    while (left.offered + left.control > 0) {
      const memberId = newId();
      const side = sideOf(memberId, brandId);
      if (side === undefined || left[side] === 0) continue;
      left[side] -= 1;
      await buy(storeId, memberId, brandId);
    }
  };
  const sides = (count: number) => ({ offered: { people: count }, control: { people: count } });

  test('members count where they began, in the region the store had then: one that moves takes nobody along', async () => {
    const [before, after] = [aRegion(), aRegion()].sort() as [string, string];
    const [moving, staying, lone] = [newId(), newId(), newId()];
    await put(lone);
    await putInto(before, moving, staying);
    await putInto(after, newId());
    const campaignId = await launchIn(before, {
      regions: [before, after],
      storeIds: [lone],
      audience: { kind: 'MEMBERS' },
      experiment,
    });
    await crowd(moving, 2);
    await crowd(staying, 1);
    await crowd(lone, 1);
    const told = async () =>
      (await effect(campaignId)).regions.map(({ region, offered, control }) => ({
        region,
        offered,
        control,
      }));
    expect(await told()).toEqual([
      { region: before, ...sides(3) },
      { region: null, ...sides(1) },
    ]);

    await putInto(after, moving);
    await crowd(moving, 1);
    expect(await told()).toEqual([
      { region: before, ...sides(3) },
      { region: after, ...sides(1) },
      { region: null, ...sides(1) },
    ]);
    // What is asked of one place is what its rows say.
    expect((await effect(campaignId, { region: before })).currencies).toMatchObject([sides(3)]);
    expect((await effect(campaignId, { storeId: moving })).currencies).toMatchObject([sides(3)]);
    expect(
      (await effect(campaignId, { storeId: moving })).regions.map(({ region, offered }) => [region, offered]),
    ).toEqual([
      [before, { people: 2 }],
      [after, { people: 1 }],
    ]);
    expect((await effect(campaignId, { region: 'Atlantis' })).currencies).toEqual([]);
    await shop.service.noteEffects();
    expect((await effect(campaignId, { region: after })).days).toHaveLength(1);
    expect((await effect(campaignId, { storeId: moving })).days).toEqual([]);
  });

  test('a brand is told of regions of enough people, where the others are enough, too, and of no store', async () => {
    const [big, small] = [aRegion(), aRegion()];
    const brandId = newId();
    const [inBig, inSmall, lone] = [newId(), newId(), newId()];
    await shop.define({ brands: [brandId] });
    await put(lone);
    await putInto(big, inBig);
    await putInto(small, inSmall);
    const campaignId = await launchIn(big, {
      ...{ regions: [big, small], storeIds: [lone], audience: { kind: 'MEMBERS' }, experiment, brandId },
    });
    await crowd(inBig, 51, brandId);
    await crowd(inSmall, 10, brandId);
    await shop.service.noteEffects();
    shop.clock.advance(86_400_000);
    const principal = brandUserOf(brandId);
    // The rest would be about ten.
    expect(await effect(campaignId, { principal })).toMatchObject({
      currencies: [sides(50)],
      regions: [],
      stores: [],
    });
    expect((await effect(campaignId, { principal, region: big })).currencies).toEqual([]);

    await crowd(lone, 40, brandId);
    await shop.service.noteEffects();
    shop.clock.advance(86_400_000);
    const told = await effect(campaignId, { principal });
    expect(told.regions).toMatchObject([{ region: big, ...sides(50), promoted: { verdict: 'NOT_SURE' } }]);
    expect(told.currencies).toMatchObject([sides(100)]);
    expect((await effect(campaignId, { principal, region: big })).currencies).toMatchObject([
      { ...sides(50), cost: null },
    ]);
    expect((await effect(campaignId, { principal, region: small })).currencies).toEqual([]);
    expect((await effect(campaignId, { principal, storeId: inBig })).currencies).toEqual([]);
  });
});

test('its days are in the time zone of the stores it runs in, also of those that come to its region', async () => {
  const region = aRegion();
  const [islands, mainland] = [[newId(), newId()], newId()];
  await put(islands[0] ?? '', region, 'EUR', 'America/Martinique');
  await put(mainland);
  await until(async () => (await drafted({ regions: [region] })).campaign !== undefined);
  await until(async () => (await drafted({ storeIds: [mainland] })).campaign !== undefined);
  const zoneOf = async (change: Data) => {
    const { id } = (await drafted(change)).campaign as Data;
    const { data } = await shop.ask(marketer, 'query ($id: ID!) { campaign(id: $id) { timeZone } }', { id });
    return (data.campaign as Data).timeZone;
  };
  expect(await zoneOf({ regions: [region] })).toBe('America/Martinique');
  expect(await zoneOf({ storeIds: [mainland] })).toBe('Europe/Paris');
  expect(await zoneOf({})).toBe('Europe/Paris');
  await put(islands[1] ?? '', region, 'EUR', 'America/Martinique');
  await until(async () => (await drafted({ storeIds: [islands[1]] })).campaign !== undefined);
  expect(await zoneOf({ regions: [region], storeIds: [mainland] })).toBe('America/Martinique');
  // A page of campaigns says it of each.
  const { data } = await shop.ask(marketer, '{ campaigns(first: 3) { items { timeZone } } }');
  expect((data.campaigns as { items: Data[] }).items.map((one) => one.timeZone)).toHaveLength(3);
});
