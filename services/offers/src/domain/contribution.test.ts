import fc from 'fast-check';
import { contributedTo, problemOfContribution } from './contribution';
import { exampleContent } from './examples';
import { type TripRedemption, takeBack } from './trip-redemption';

test('a share is rounded once, halves up, and is never above what it is a share of', () => {
  expect(contributedTo(101, { percent: 50 })).toEqual({ percent: 50, minor: 51 });
  expect(contributedTo(99, { percent: 33.33, brandId: 'b' })).toEqual({
    percent: 33.33,
    brandId: 'b',
    minor: 33,
  });
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 10_000 }), (held, points) => {
      const { minor } = contributedTo(held, { percent: points / 100 });
      expect(minor).toBeGreaterThanOrEqual(0);
      expect(minor).toBeLessThanOrEqual(held);
    }),
  );
});

test('after any returns the other side pays its share of what is kept and was promised, whatever their order', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.nat(999),
      fc.integer({ min: 1, max: 10_000 }),
      fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }),
      fc.nat(999),
      (quantity, promisedMinor, points, keeps, raisedMinor) => {
        const discountMinor = promisedMinor + raisedMinor;
        const contribution = contributedTo(promisedMinor, { percent: points / 100, brandId: 'b' });
        let now: TripRedemption = {
          redemptionId: 't/c',
          tripId: 't',
          campaignId: 'c',
          version: 1,
          basketVersion: 1,
          status: 'settled',
          counted: false,
          currency: 'EUR',
          withoutBudget: true,
          discountMinor,
          heldMinor: discountMinor,
          raisedMinor,
          used: true,
          contribution,
          points: 0,
          lines: [{ lineId: 'a', quantity, quantityKept: quantity, discountMinor, raisedMinor, points: 0 }],
          at: new Date(0),
        };
        for (const kept of keeps) now = takeBack(now, new Map([['a', kept]]))?.redemption ?? now;
        const { raisedMinor: stillRaised = 0 } = now;
        expect(now.contribution).toEqual(contributedTo(now.heldMinor - stillRaised, contribution));
        if (keeps.includes(0)) expect([now.heldMinor, stillRaised]).toEqual([0, 0]);
      },
    ),
  );
});

test.each([
  [undefined, { percent: 50 }, 'contribution-names-brand'],
  [undefined, { percent: 50, brandId: 'b' }, undefined],
  ['b', { percent: 50, brandId: 'c' }, 'contribution-is-retailers'],
  ['b', { percent: 50 }, undefined],
  ['b', undefined, undefined],
])('a campaign of %s with a contribution of %j breaks: %s', (brandId, contribution, rule) => {
  const content = exampleContent({ id: 'c', benefit: { kind: 'percent-off', percent: 10 } });
  expect(problemOfContribution({ brandId, content: { ...content, contribution } as never })).toBe(rule);
});
