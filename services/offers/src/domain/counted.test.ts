import { allowancesOf } from './allowances';
import { type CompiledCampaign, compileCampaign } from './compiled-campaign';
import { countedOf, isCountedByMember, isCountedInTotal } from './counted';
import { exampleContent, noon } from './examples';
import { release, type TripRedemption } from './trip-redemption';

test.each([
  ['nothing', {}, undefined, [false, false]],
  ['per trip', { perTrip: 1 }, undefined, [false, false]],
  ['per member', { perMember: 1 }, undefined, [false, true]],
  ['in total', { total: 1 }, undefined, [true, false]],
  ['by a budget', {}, 100, [true, false]],
  ['both ways', { perMember: 1, total: 9 }, 100, [true, true]],
])('a campaign limited %s has only the counters that matter', (_, limits, budgetMinor, wanted) => {
  const counted = countedOf({ limits, budgetMinor });
  expect([isCountedInTotal(counted), isCountedByMember(counted)]).toEqual(wanted);
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
    allowancesOf([campaign], used, { own: [held(facts)], memberId: 'm' }).get('c');
  expect(left({})).toEqual({ usesLeft: 3, memberUsesLeft: 2, budgetLeftMinor: 90 });
  expect(left({ countedOnly: 'by-member' })).toEqual({
    usesLeft: 2,
    memberUsesLeft: 2,
    budgetLeftMinor: 40,
  });
  expect(left({ withoutBudget: true })).toMatchObject({ usesLeft: 3, budgetLeftMinor: 40 });
  expect(left({ countedOnly: 'in-total' })).toMatchObject({ usesLeft: 3, memberUsesLeft: 1 });
});
