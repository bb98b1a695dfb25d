import { allowancesOf } from './allowances';
import { type CompiledCampaign, compileCampaign } from './compiled-campaign';
import {
  countedOf,
  countedWhere,
  isCountedByMember,
  isCountedForAll,
  memberCountersOf,
  sharedCountersOf,
} from './counted';
import { exampleContent, noon } from './examples';
import { release, type TripRedemption } from './trip-redemption';

test.each([
  ['nothing', {}, undefined, [false, false]],
  ['per trip', { perTrip: 1 }, undefined, [false, false]],
  ['per member', { perMember: 1 }, undefined, [false, true]],
  ['in total', { total: 1 }, undefined, [true, false]],
  ['by a budget', {}, 100, [true, false]],
  ['both ways', { perMember: 1, total: 9 }, 100, [true, true]],
  ['per member and day', { perMemberPerDay: 1 }, undefined, [false, true]],
  ['per store', { perStore: 1 }, undefined, [true, false]],
  ['per store and day', { perStorePerDay: 1 }, undefined, [true, false]],
  ['per day', { perDay: 1 }, undefined, [true, false]],
  ['per day both ways', { perDay: 9, perMemberPerDay: 1 }, undefined, [true, true]],
])('a campaign limited %s has only the counters that matter', (_, limits, budgetMinor, wanted) => {
  const counted = countedOf({ limits, budgetMinor });
  expect([isCountedForAll(counted), isCountedByMember(counted)]).toEqual(wanted);
  expect(counted.counted).toBe(wanted.includes(true));
});

const held = (facts: Partial<TripRedemption>): TripRedemption => ({
  ...{ redemptionId: 'trip/c', tripId: 'trip', campaignId: 'c', version: 1, memberId: 'm', basketVersion: 1 },
  ...{ status: 'held', counted: true, currency: 'EUR', discountMinor: 50, heldMinor: 50, used: true },
  ...{ points: 0, lines: [], at: noon },
  ...facts,
});

test('what is given back is what was taken, whatever the campaign says by now', () => {
  expect(release(held({ countedOnly: 'by-member' }))?.change).toMatchObject({
    countedOnly: 'by-member',
    uses: -1,
  });
  expect(release(held({}))?.change).toMatchObject({ counted: true, countedOnly: undefined, minor: -50 });
  // In whatever currency it was: of a campaign without a budget no counter holds it.
  expect(release(held({ withoutBudget: true }))?.change).toMatchObject({ uses: -1, minor: 0 });
});

test('what a trip holds is its own only at the counters that hold it', () => {
  const campaign: CompiledCampaign = compileCampaign({
    campaignId: 'c',
    version: 2,
    content: exampleContent({
      id: 'c',
      benefit: { kind: 'percent-off', percent: 10 },
      limits: { perMember: 2, total: 5 },
      budgetMinor: 100,
    }),
  });
  const used = { counters: new Map([['c', { uses: 3, heldMinor: 60 }]]), byMember: new Map([['c', 1]]) };
  const left = (facts: Partial<TripRedemption>) =>
    allowancesOf([campaign], used, { own: [held(facts)], memberId: 'm', occurrence: { at: noon } }).get('c');
  expect(left({})).toEqual({ usesLeft: { total: 3, perMember: 2 }, budgetLeftMinor: 90 });
  expect(left({ countedOnly: 'by-member' })).toEqual({
    usesLeft: { total: 2, perMember: 2 },
    budgetLeftMinor: 40,
  });
  expect(left({ withoutBudget: true })).toMatchObject({ usesLeft: { total: 3 }, budgetLeftMinor: 40 });
  expect(left({ countedOnly: 'in-total' })).toMatchObject({ usesLeft: { total: 3, perMember: 1 } });
});

const everyLimit = { perMember: 9, total: 9, perStore: 3, perMemberPerDay: 1, perDay: 8, perStorePerDay: 2 };

test('a use counts in its store and on its day, as the calendar of the store shows it', () => {
  const counted = countedOf({ limits: everyLimit });
  const late = new Date('2026-06-01T22:30:00Z');
  const inParis = countedWhere(counted, { storeId: 's', at: late, timeZone: 'Europe/Paris' });
  expect(inParis).toEqual({ storeId: 's', day: '2026-06-02' });
  expect(countedWhere(counted, { storeId: 's', at: late, timeZone: 'America/New_York' }).day).toBe(
    '2026-06-01',
  );
  // Of a store whose clock is not known, days are UTC.
  expect(countedWhere(counted, { storeId: 's', at: late }).day).toBe('2026-06-01');
  expect(countedWhere(countedOf({ limits: { total: 1 } }), { storeId: 's', at: late })).toEqual({});

  const use = { campaignId: 'c', ...counted, ...inParis };
  const idsOf = (counters: ReturnType<typeof sharedCountersOf>) => counters.map(({ counter }) => counter);
  expect(idsOf(sharedCountersOf(use))).toEqual(['c', 'c/s', 'c//2026-06-02', 'c/s/2026-06-02']);
  expect(idsOf(memberCountersOf(use))).toEqual(['c', 'c/2026-06-02']);
});

test('what is used up on one day or in one store is there on another, and what a trip holds of yesterday is not today’s', () => {
  const limited = compileCampaign({
    campaignId: 'c',
    version: 1,
    content: exampleContent({ id: 'c', benefit: { kind: 'percent-off', percent: 10 }, limits: everyLimit }),
  });
  const uses = (count: number) => ({ uses: count, heldMinor: 0 });
  const used = {
    counters: new Map([
      ['c', uses(8)],
      ['c/s', uses(3)],
      ['c//2026-06-01', uses(4)],
      ['c/s/2026-06-01', uses(2)],
    ]),
    byMember: new Map([
      ['c', 5],
      ['c/2026-06-01', 1],
    ]),
  };
  const left = (storeId: string | undefined, at: Date, own: TripRedemption[] = []) =>
    allowancesOf([limited], used, { own, memberId: 'm', occurrence: { storeId, at } }).get('c')?.usesLeft;
  const lasting = { perMember: 4, total: 1 };
  expect(left('s', noon)).toEqual({
    ...{ ...lasting, perStore: 0, perMemberPerDay: 0, perDay: 4, perStorePerDay: 0 },
  });
  const tomorrow = new Date(noon.getTime() + 24 * 3_600_000);
  expect(left('s', tomorrow)).toEqual({
    ...{ ...lasting, perStore: 0, perMemberPerDay: 1, perDay: 8, perStorePerDay: 2 },
  });
  expect(left('t', noon)).toMatchObject({ perStore: 3, perStorePerDay: 2, perMemberPerDay: 0 });
  // Wherever they will go: what a store has left is not known.
  expect(left(undefined, noon)).toEqual({ ...lasting, perMemberPerDay: 0, perDay: 4 });

  const { counted, narrow } = limited;
  const mine = held({ counted, ...(narrow ? { narrow } : {}), storeId: 's', day: '2026-06-01' });
  expect(left('s', noon, [mine])).toEqual({
    ...{ perMember: 5, total: 2, perStore: 1, perMemberPerDay: 1, perDay: 5, perStorePerDay: 1 },
  });
  expect(left('s', tomorrow, [mine])).toMatchObject({ perStore: 1, perMemberPerDay: 1, perDay: 8 });
});
