import fc from 'fast-check';
import type { Placement } from './campaign-content';
import { exampleContent } from './examples';
import { subjectBy } from './message-subject';
import {
  costOf,
  countMax,
  hasReason,
  nextLine,
  type PlacementLine,
  problemOfPayment,
  problemOfPlacement,
  withPlacementLimit,
} from './placement';
import { chargesOf, type PlacementCharge, takenBackBy } from './placement-charges';
import type { IssuedMessage } from './trip-copy';

const example = exampleContent({ id: 'e', benefit: { kind: 'message' } });
const byThousand: Placement = { billing: 'impression', priceMinor: 1_250, capMinor: 10_000 };
const byRedemption: Placement = { billing: 'redemption', priceMinor: 40, capMinor: 1_000 };

const anyPlacement = fc.record({
  billing: fc.constantFrom('impression' as const, 'redemption' as const),
  priceMinor: fc.integer({ min: 1, max: 100_000 }),
  capMinor: fc.integer({ min: 1, max: 10_000_000 }),
});

test('a price is for a thousand impressions, or for each redemption, and its cap pays for whole ones', () => {
  expect(costOf(byThousand, 1_000)).toBe(1_250);
  expect(costOf(byThousand, 1)).toBe(1);
  expect(costOf(byRedemption, 3)).toBe(120);
  expect(countMax(byThousand)).toBe(8_000);
  expect(countMax({ ...byRedemption, capMinor: 999 })).toBe(24);
});

test('what a cap pays for never costs more than the cap, and one more would', () => {
  fc.assert(
    fc.property(anyPlacement, (placement) => {
      const most = countMax(placement);
      expect(costOf(placement, most)).toBeLessThanOrEqual(placement.capMinor);
      // Impressions cost less than a minor unit each: one more may still be within it.
      const more = placement.billing === 'impression' ? Math.ceil(1_000 / placement.priceMinor) : 1;
      expect(costOf(placement, most + more)).toBeGreaterThanOrEqual(placement.capMinor);
    }),
  );
});

test('a cap that pays for none is refused, and one that pays for one is not', () => {
  const offered = (placement: Placement) =>
    problemOfPlacement({
      ...example,
      priority: 0,
      target: { ...example.target, categories: ['Thé'] },
      placement,
    });
  const refused = { field: 'placement.capMinor', rule: 'placement-cap-pays-none' };
  fc.assert(
    fc.property(anyPlacement, (placement) => {
      expect(offered(placement)).toEqual(countMax(placement) === 0 ? refused : undefined);
    }),
  );
  expect(offered({ ...byRedemption, priceMinor: 100, capMinor: 99 })).toEqual(refused);
  expect(offered({ ...byRedemption, priceMinor: 100, capMinor: 100 })).toBeUndefined();
});

test('its cap is a limit in total, beside one that the campaign has of its own', () => {
  const content = { ...example, placement: byRedemption };
  expect(withPlacementLimit(content).limits.total).toBe(25);
  expect(withPlacementLimit({ ...content, limits: { total: 7 } }).limits.total).toBe(7);
  expect(withPlacementLimit({ ...example, limits: {} }).limits.total).toBeUndefined();
});

test('bills add up to the cent, whatever days they are cut into and whatever is taken back', () => {
  fc.assert(
    fc.property(
      anyPlacement,
      fc.array(fc.record({ count: fc.integer({ min: -50, max: 500 }), people: fc.nat(120) }), {
        maxLength: 20,
      }),
      (placement, days) => {
        const lines: PlacementLine[] = [];
        let [count, people] = [0, 0];
        for (const [day, came] of days.entries()) {
          count += came.count;
          people += came.people;
          const between = { from: lines.at(-1)?.to ?? new Date(0), to: new Date((day + 1) * 86_400_000) };
          const asked = { campaignId: 'c', brandId: 'b', placement, currency: 'EUR' };
          const line = nextLine(asked, lines.at(-1), { people, count, takenBack: 0 }, between);
          expect(line === undefined).toBe(people < 50);
          if (!line) continue;
          lines.push(line);
          [count, people] = [0, 0];
        }
        const billed = lines.reduce((sum, line) => sum + line.count, 0);
        expect(lines.reduce((sum, { minor }) => sum + minor, 0)).toBe(
          lines.length === 0 ? 0 : costOf(placement, billed),
        );
        expect(lines.map(({ number }) => number)).toEqual(lines.map((_, at) => at + 1));
      },
    ),
  );
});

describe('who buys a place', () => {
  const of = (placement: Placement | undefined, brandId: string | undefined = 'b') => ({
    ...(brandId === undefined ? {} : { brandId }),
    content: { ...example, ...(placement ? { placement } : {}) },
  });

  test('is a brand, for itself; the retailer may only lower it', () => {
    expect(problemOfPayment(of(byThousand), { ofRetailer: false })).toBeUndefined();
    expect(problemOfPayment(of(byThousand), { ofRetailer: true })).toBe('placement-is-brands');
    expect(problemOfPayment({ content: of(byThousand).content }, { ofRetailer: true })).toBe(
      'placement-is-brands',
    );
    const before = of(byThousand);
    const revised = (change: Partial<Placement>) =>
      problemOfPayment(of({ ...byThousand, ...change }), { ofRetailer: true, before });
    expect(revised({})).toBeUndefined();
    expect(revised({ capMinor: 9_000 })).toBeUndefined();
    expect(revised({ capMinor: 10_001 })).toBe('placement-is-brands');
    expect(revised({ priceMinor: 1_251 })).toBe('placement-is-brands');
    expect(revised({ billing: 'redemption' })).toBe('placement-is-brands');
  });

  test('goes on at the price that was approved', () => {
    const before = { ...of(byThousand), payer: 'b' };
    const revised = (placement: Placement | undefined) =>
      problemOfPayment(of(placement), { ofRetailer: false, before });
    expect(revised({ ...byThousand, capMinor: 50_000 })).toBeUndefined();
    expect(revised({ ...byThousand, priceMinor: 1_000 })).toBe('placement-price-stays');
    expect(revised(undefined)).toBe('placement-price-stays');
    const francs = { ...of(byThousand), content: { ...of(byThousand).content, currency: 'CHF' } };
    expect(problemOfPayment(francs, { ofRetailer: false, before })).toBe('placement-price-stays');
  });
});

test('a paid message is silent about what is in the basket already, and beside what it is seldom bought with', () => {
  const scanned = [{ category: 'Thé', brandId: 'b', articleId: 'a', gtin: '0' }];
  expect(hasReason(subjectBy(['b:other']), { basket: scanned, lift: 1 })).toBe(true);
  expect(hasReason(subjectBy(['b:other']), { basket: scanned, lift: undefined })).toBe(true);
  expect(hasReason(subjectBy(['b:other']), { basket: scanned, lift: 0.99 })).toBe(false);
  expect(hasReason(subjectBy(['b:b']), { basket: scanned, lift: 3 })).toBe(false);
});

describe('what is billed of a trip', () => {
  const at = new Date(0);
  const message = (change: Partial<IssuedMessage> = {}): IssuedMessage => ({
    sequence: 1,
    messageId: 'm',
    campaignId: 'c',
    campaignVersion: 1,
    title: { fr: 'T', en: 'T' },
    body: { fr: 'T', en: 'T' },
    issuedAt: at,
    sponsorId: 'b',
    ...change,
  });
  const choices = [{ sequence: 1, at, afterSequence: 2, campaignId: 'c', isExplored: false, candidates: [] }];
  const trip = { tripId: 't', storeId: 's', choices };
  const line = (sequence: number, brandId: string, quantityKept = 1) => ({
    articleId: 'a',
    gtin: '0',
    category: 'Thé',
    brandId,
    quantity: 1,
    quantityKept,
    unitPriceMinor: 100,
    amountMinor: 100,
    deposit: false,
    sequence,
  });
  const billed = (
    billing: Placement['billing'],
    change: object,
    lines: ReturnType<typeof line>[] | undefined,
  ) =>
    chargesOf(trip, [{ message: message(change), billing }], { sale: lines && { lines }, at }).charges.length;

  test('is an impression once the device told of it, whatever was bought', () => {
    expect(billed('impression', { shownAt: at }, undefined)).toBe(1);
    expect(billed('impression', {}, [line(3, 'b')])).toBe(0);
  });

  test('is a redemption where something of the brand itself came after it and was kept', () => {
    expect(billed('redemption', { shownAt: at }, [line(3, 'b')])).toBe(1);
    expect(billed('redemption', {}, [line(3, 'b')])).toBe(0);
    expect(billed('redemption', { shownAt: at }, [line(2, 'b')])).toBe(0);
    expect(billed('redemption', { shownAt: at }, [line(3, 'rival')])).toBe(0);
    expect(billed('redemption', { shownAt: at }, [line(3, 'b', 0)])).toBe(0);
    expect(billed('redemption', { shownAt: at }, undefined)).toBe(0);
  });

  test('is taken back once, when the last of it came back; an impression never', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1), { minLength: 1, maxLength: 4 }), fc.boolean(), (keeps, isShown) => {
        const lines = keeps.map((_, index) => line(3 + index, 'b'));
        const shown = message(isShown ? { shownAt: at } : {});
        const all = (['impression', 'redemption'] as const).map((billing) => ({
          message: { ...shown, messageId: billing },
          billing,
        }));
        let charges: PlacementCharge[] = [...chargesOf(trip, all, { sale: { lines }, at }).charges];
        // However often the same return is heard.
        const sale = { lines: lines.map((one, index) => ({ ...one, quantityKept: keeps[index] ?? 0 })) };
        for (let time = 0; time < 3; time += 1) charges = [...charges, ...takenBackBy(charges, sale, at)];
        const sum = (billing: string) =>
          charges.filter((one) => one.billing === billing).reduce((total, { count }) => total + count, 0);
        expect(sum('impression')).toBe(isShown ? 1 : 0);
        expect(sum('redemption')).toBe(isShown && keeps.some((kept) => kept > 0) ? 1 : 0);
      }),
    );
  });
});
