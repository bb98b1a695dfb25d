import { accepted, rejected } from '@rayon/kernel';
import fc from 'fast-check';
import {
  article,
  associate,
  camille,
  line,
  lyon,
  nantes,
  noon,
  otherHandheld,
  otherTill,
  sam,
  shelf,
  till,
} from '../testing/example-shop';
import {
  adjudicated,
  after,
  asOf,
  basketOf,
  claimed,
  code,
  ended,
  offer,
  opened,
  scanned,
} from '../testing/trip-story';
import { adjudicate } from './adjudicate';
import type { Article } from './article';
import { attachCard, letNumberGo, takeOver } from './attach-card';
import { defaultAuditRules } from './audit';
import { cancelTrip } from './cancel-trip';
import { ageCheckState, ageRefusedLines, checkAge, completeAudit, isAuditOpen, needsHelp } from './checks';
import { claimBasket } from './claim-basket';
import { endTrip } from './end-trip';
import { defaultLimits } from './limits';
import { piecesCount, subtotalMinor } from './line';
import { linesOfCommand, refuseScan } from './scan-lines';
import type { Trip } from './trip';
import { removeLineAtTill, voidLine } from './void-line';

const refusal = (outcome: { ok: boolean; rejection?: { reason: string } }) => outcome.rejection?.reason;
const apply = (trip: Trip, outcome: ReturnType<typeof voidLine> | ReturnType<typeof removeLineAtTill>) => {
  if (!outcome.ok) throw new Error(outcome.rejection.reason);
  return after(trip, ...outcome.value);
};

describe('scanning', () => {
  test('a deposit joins with its bottle, right behind it', () => {
    const trip = basketOf(shelf.coffee, { article: shelf.lemonade, quantity: 6 });
    expect(trip.lines.map(({ name, sequence, parentLineId }) => [name, sequence, parentLineId])).toEqual([
      ['coffee', 1, undefined],
      ['lemonade', 2, undefined],
      ['bottle deposit', 3, line(10)],
    ]);
    expect(piecesCount(trip.lines)).toBe(7);
    expect(subtotalMinor(trip.lines)).toBe(349 + 6 * 180 + 6 * 25);
  });

  test.each([
    ['pieces', { piecesMax: 3 }],
    ['lines', { linesMax: 1 }],
    ['value', { valueEurosMax: 10 }],
    ['scans', { linesEverMax: 1 }],
  ])('a limit on %s stops the next scan and nothing else', (limit, limits) => {
    const trip = basketOf({ article: shelf.coffee, quantity: 2 });
    const outcome = scanned(
      trip,
      { article: shelf.coffee, quantity: 2, number: 50 },
      { ...defaultLimits, ...limits },
    );
    expect(outcome).toMatchObject(rejected({ reason: 'TripLimitReached', limit }));
    expect(trip.status).toBe('open');
  });

  test.each([
    ['EUR', 500_000],
    ['JPY', 500_000],
    ['KWD', 5_000_000],
    ['VND', 50_000_000],
  ])('in %s a basket is worth at most %d minor units', (currency, most) => {
    const trip = { ...opened, currency };
    const prices = [{ storeId: nantes.storeId, minor: most, currency, per: 'unit', priceListVersion: 1 }];
    const dear = article('telly', most, { prices: prices as Article['prices'] });
    expect(scanned(trip, { article: dear, number: 50 }).ok).toBe(true);
    expect(scanned(trip, { article: dear, quantity: 2, number: 50 })).toEqual(
      rejected({ reason: 'TripLimitReached', limit: 'value', max: most, currency }),
    );
  });

  test('two hundred pieces fit, one more does not', () => {
    const trip = basketOf({ article: shelf.coffee, quantity: 99 }, { article: shelf.coffee, quantity: 99 });
    expect(scanned(trip, { article: shelf.coffee, quantity: 2, number: 50 }).ok).toBe(true);
    expect(refusal(scanned(trip, { article: shelf.coffee, quantity: 3, number: 50 }))).toBe(
      'TripLimitReached',
    );
  });

  test('a command finds the lines it made, even after they were voided', () => {
    const trip = basketOf(shelf.lemonade);
    const voided = apply(trip, voidLine(trip, line(0), noon));
    for (const one of [trip, voided])
      expect(linesOfCommand(one, 'command-0')?.map(({ name }) => name)).toEqual([
        'lemonade',
        'bottle deposit',
      ]);
    expect(linesOfCommand(trip, 'another')).toBeUndefined();
  });

  test('a refused scan is counted once per command and adds nothing', () => {
    const scan = { commandId: 'c', code: '123', reason: 'UnknownCode', at: noon };
    const once = after(opened, ...refuseScan(opened, scan));
    expect(once).toMatchObject({ refusedScansCount: 1, lines: [] });
    expect(refuseScan(once, scan)).toEqual([]);
    const many = Array.from({ length: 80 }, (_, index) => index).reduce<Trip>(
      (trip, index) => after(trip, ...refuseScan(trip, { ...scan, commandId: `c${index}` })),
      opened,
    );
    expect(many.refusedScansCount).toBe(80);
    expect(many.refusedScans).toHaveLength(50);
  });

  test('the number of a payment card that was scanned by mistake is not kept', () => {
    const scan = { commandId: 'c', code: '4111 1111 1111 1111', reason: 'UnknownCode', at: noon };
    const trip = after(opened, ...refuseScan(opened, scan));
    expect(trip.refusedScansCount).toBe(1);
    expect(JSON.stringify(trip)).not.toContain('1111');
  });

  test('the order of scans changes nothing of the basket', () => {
    const scans = fc.array(
      fc.record({
        article: fc.constantFrom(shelf.coffee, shelf.lemonade, shelf.wine, article('gum', 7)),
        quantity: fc.integer({ min: 1, max: 9 }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    const shuffledToo = scans.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    const content = (trip: Trip) =>
      trip.lines.map((each) => `${each.name} ${each.quantity} ${each.amountMinor} ${each.minimumAge}`).sort();
    fc.assert(
      fc.property(shuffledToo, ([one, other]) => {
        const [left, right] = [basketOf(...one), basketOf(...other)];
        expect(content(left)).toEqual(content(right));
        expect(subtotalMinor(left.lines)).toBe(subtotalMinor(right.lines));
      }),
    );
  });
});

describe('voiding', () => {
  test('takes the deposit along and remembers both', () => {
    const trip = basketOf(shelf.coffee, shelf.lemonade);
    const left = apply(trip, voidLine(trip, line(10), noon));
    expect(left.lines.map(({ name }) => name)).toEqual(['coffee']);
    expect(left.voidedLines.map(({ name }) => name)).toEqual(['lemonade', 'bottle deposit']);
    expect(left.lineSequence).toBe(3);
  });

  test('a deposit alone, an unknown line and a trip that ended are refused; twice is once', () => {
    const trip = basketOf(shelf.lemonade);
    expect(refusal(voidLine(trip, line(1), noon))).toBe('DepositAlone');
    expect(refusal(voidLine(trip, line(99), noon))).toBe('LineNotFound');
    expect(refusal(voidLine(ended(trip), line(0), noon))).toBe('TripNotOpen');
    expect(voidLine(apply(trip, voidLine(trip, line(0), noon)), line(0), noon)).toEqual(accepted([]));
  });

  test('whatever is scanned and voided, every deposit has its parent and its quantity', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({
          scan: fc.constantFrom(shelf.coffee, shelf.lemonade),
          quantity: fc.integer({ min: 1, max: 4 }),
        }),
        fc.record({ voidAt: fc.nat(20) }),
      ),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(steps, (list) => {
        let trip: Trip = opened;
        list.forEach((step, index) => {
          if ('scan' in step) {
            const outcome = scanned(trip, {
              article: step.scan,
              quantity: step.quantity,
              number: 100 + index * 2,
            });
            if (outcome.ok) trip = after(trip, ...outcome.value.events);
            return;
          }
          const target = trip.lines[step.voidAt % Math.max(1, trip.lines.length)];
          const outcome = target && voidLine(trip, target.lineId, noon);
          if (outcome?.ok) trip = after(trip, ...outcome.value);
        });
        for (const each of trip.lines.filter(({ deposit }) => deposit)) {
          const parent = trip.lines.find(({ lineId }) => lineId === each.parentLineId);
          expect(parent?.quantity).toBe(each.quantity);
        }
        const ever = [...trip.lines, ...trip.voidedLines].map(({ sequence }) => sequence);
        expect(new Set(ever).size).toBe(ever.length);
        expect(ever).toHaveLength(trip.lineSequence);
      }),
    );
  });
});

describe('ending', () => {
  const rules = { auditRules: defaultAuditRules, limits: defaultLimits };

  test('fixes the basket, draws once and gives a code', () => {
    const trip = ended(basketOf(shelf.coffee), { drawnMillionths: 0 });
    expect(trip).toMatchObject({
      status: 'ended',
      basketVersion: 1,
      audit: { decision: { required: true } },
    });
    expect(refusal(scanned(trip, { article: shelf.coffee, number: 50 }))).toBe('TripNotOpen');
  });

  test('an empty basket is not ended', () => {
    expect(
      refusal(
        endTrip(opened, { code: code('x'), drawnMillionths: 0, ofDevice: [], ofCard: [] }, rules, asOf(noon)),
      ),
    ).toBe('EmptyTrip');
  });

  test('again gives a new code; the draw and the basket stay', () => {
    const trip = ended(basketOf(shelf.coffee), { drawnMillionths: 0 });
    const again = ended(trip, { drawnMillionths: 999_999, codeName: 'second' });
    expect(again.audit).toEqual(trip.audit);
    expect(again.basketVersion).toBe(1);
    expect(again.transferCodes.at(-1)?.codeHash).toBe('second');
  });

  test('is over once a till has the basket', () => {
    const trip = claimed(adjudicated(ended(basketOf(shelf.coffee))));
    expect(
      refusal(
        endTrip(trip, { code: code('x'), drawnMillionths: 0, ofDevice: [], ofCard: [] }, rules, asOf(noon)),
      ),
    ).toBe('TripNotOpen');
  });
});

describe('claiming', () => {
  const claimant = { terminalId: till, storeId: nantes.storeId, codeHash: 'first' };
  const toPay = adjudicated(ended(basketOf(shelf.coffee)));

  test('needs the newest code, in time, in its store, once', () => {
    expect(claimBasket(toPay, claimant, asOf(noon)).ok).toBe(true);
    expect(refusal(claimBasket(toPay, { ...claimant, codeHash: 'guess' }, asOf(noon)))).toBe(
      'TransferCodeUnknown',
    );
    expect(refusal(claimBasket(toPay, claimant, asOf(new Date(noon.getTime() + 600_000))))).toBe(
      'TransferCodeUnknown',
    );
    expect(refusal(claimBasket(toPay, { ...claimant, storeId: lyon.storeId }, asOf(noon)))).toBe(
      'OtherStore',
    );
    expect(refusal(claimBasket(ended(toPay, { codeName: 'second' }), claimant, asOf(noon)))).toBe(
      'TransferCodeUnknown',
    );
    expect(refusal(claimBasket(claimed(toPay), { ...claimant, terminalId: otherTill }, asOf(noon)))).toBe(
      'TransferCodeUnknown',
    );
  });

  test('waits while the basket is being priced', () => {
    expect(refusal(claimBasket(ended(basketOf(shelf.coffee)), claimant, asOf(noon)))).toBe(
      'BasketBeingPriced',
    );
  });
});

const codeOf = (memberId: typeof camille) => ({ memberId, proof: 'rotating' }) as const;
const numberOf = (memberId: typeof camille) => ({ memberId, proof: 'static' }) as const;

describe('the card', () => {
  test('by its number earns and prices nothing anew; its code, or another card’s, takes the place of the number', () => {
    const given = attachCard(ended(basketOf(shelf.coffee)), numberOf(camille), noon);
    expect(given).toEqual(accepted([{ type: 'NumberGiven', memberId: camille, at: noon }]));
    const earning = after(opened, { type: 'NumberGiven', memberId: camille, at: noon });
    expect(earning).toMatchObject({ earnsFor: camille });
    expect(earning.memberId).toBeUndefined();
    expect(attachCard(earning, numberOf(camille), noon)).toEqual(accepted([]));
    expect(refusal(attachCard(earning, numberOf(sam), noon))).toBe('OtherCardAttached');
    for (const shown of [camille, sam]) {
      const coded = attachCard(earning, codeOf(shown), noon);
      const trip = after(earning, ...(coded.ok ? coded.value : []));
      expect(trip).toMatchObject({ memberId: shown });
      expect(trip.earnsFor).toBeUndefined();
    }
  });

  test('lets its number go from the trip that earns for it, and from no other', () => {
    const earning = after(opened, { type: 'NumberGiven', memberId: camille, at: noon });
    expect(after(earning, ...letNumberGo(earning, camille, noon)).earnsFor).toBeUndefined();
    expect(letNumberGo(earning, sam, noon)).toEqual([]);
  });

  test('at any moment leaves the same basket', () => {
    const first = after(opened, { type: 'CardAttached', memberId: camille, at: noon });
    const last = attachCard(ended(basketOf(shelf.coffee)), codeOf(camille), noon);
    expect(last).toMatchObject(accepted([{ type: 'CardAttached' }, { type: 'TripEnded', basketVersion: 2 }]));
    expect(attachCard(first, codeOf(camille), noon)).toEqual(accepted([]));
  });

  test('cannot be swapped for another', () => {
    const first = after(opened, { type: 'CardAttached', memberId: camille, at: noon });
    expect(refusal(attachCard(first, codeOf(sam), noon))).toBe('OtherCardAttached');
  });

  test('brings its open trip to another device of the store only', () => {
    const trip = basketOf(shelf.coffee);
    expect(takeOver(trip, { deviceId: otherHandheld, storeId: nantes.storeId }, noon)).toMatchObject(
      accepted([{ type: 'TripTakenOver', deviceId: otherHandheld }]),
    );
    expect(refusal(takeOver(trip, { deviceId: otherHandheld, storeId: lyon.storeId }, noon))).toBe(
      'CardHasOpenTrip',
    );
  });
});

describe('age', () => {
  test('the highest in the basket rules, and an approval counts up to its age', () => {
    const knife = basketOf(shelf.knife);
    const asked = checkAge(knife, { approved: true, staffId: associate }, noon);
    if (!asked.ok) throw new Error();
    const approved = after(knife, ...asked.value);
    expect(ageCheckState(approved)).toBe('approved');
    const withWine = scanned(approved, { article: shelf.wine, number: 50 });
    if (!withWine.ok) throw new Error();
    expect(ageCheckState(after(approved, ...withWine.value.events))).toBe('open');
  });

  test('a refusal names what has to be put back, and is over when it is gone', () => {
    const trip = basketOf(shelf.coffee, shelf.wine);
    const asked = checkAge(trip, { approved: false, staffId: associate }, noon);
    if (!asked.ok) throw new Error();
    const refused = after(trip, ...asked.value);
    expect(ageCheckState(refused)).toBe('refused');
    expect(needsHelp(ended(refused))).toBe(true);
    expect(ageRefusedLines(refused).map(({ name }) => name)).toEqual(['wine']);
    expect(ageCheckState(apply(refused, voidLine(refused, line(10), noon)))).toBe('not-needed');
    expect(refusal(checkAge(basketOf(shelf.coffee), { approved: true, staffId: associate }, noon))).toBe(
      'AgeCheckNotNeeded',
    );
  });
});

describe('an audit', () => {
  test('stays open until staff say what they found', () => {
    const trip = ended(basketOf(shelf.coffee), { drawnMillionths: 0 });
    expect(isAuditOpen(trip)).toBe(true);
    expect(needsHelp(trip)).toBe(true);
    const found = completeAudit(trip, { outcome: 'discrepancy', staffId: associate }, noon);
    if (!found.ok) throw new Error();
    const done = after(trip, ...found.value);
    expect(needsHelp(done)).toBe(false);
    expect(refusal(completeAudit(done, { outcome: 'clean', staffId: associate }, noon))).toBe('AuditNotOpen');
  });
});

describe('the adjudication', () => {
  const trip = ended(basketOf(shelf.coffee, shelf.lemonade));
  const total = subtotalMinor(trip.lines);
  const told = (offers: ReturnType<typeof offer>[], over = {}) => {
    const discountMinor = offers.reduce((sum, each) => sum + each.discountMinor, 0);
    return {
      basketVersion: 1,
      offers,
      discountMinor,
      subtotalMinor: total,
      totalMinor: total - discountMinor,
      ...over,
    };
  };

  test('binds the basket it was made for', () => {
    expect(adjudicate(trip, told([offer([{ lineId: line(0), discountMinor: 100 }])]), noon)).toMatchObject(
      accepted([{ type: 'BasketAdjudicated', adjudication: { totalMinor: total - 100 } }]),
    );
    expect(adjudicate(trip, told([], { basketVersion: 0 }), noon)).toEqual(accepted([]));
  });

  test.each([
    ['more off a line than it costs', told([offer([{ lineId: line(0), discountMinor: 350 }])])],
    ['a discounted deposit', told([offer([{ lineId: line(11), discountMinor: 1 }])])],
    ['a line that is not there', told([offer([{ lineId: line(77), discountMinor: 1 }])])],
    ['a price put up', told([offer([{ lineId: line(0), discountMinor: -1 }])])],
    ['a wrong total', told([], { totalMinor: 1 })],
    ['a wrong subtotal', told([], { subtotalMinor: 1 })],
    [
      'a spread that does not add up',
      told([{ ...offer([{ lineId: line(0), discountMinor: 10 }]), discountMinor: 20 }]),
    ],
  ])('with %s is refused whole', (_what, broken) => {
    expect(refusal(adjudicate(trip, broken, noon))).toBe('BrokenAdjudication');
  });
});

describe('at the till', () => {
  const held = claimed(adjudicated(ended(basketOf(shelf.coffee, shelf.lemonade))));

  test('a removed line ends the basket anew, the claim and the draw stay', () => {
    const left = apply(held, removeLineAtTill(held, { terminalId: till, lineId: line(10) }, noon));
    expect(left).toMatchObject({
      status: 'ended',
      basketVersion: 2,
      claim: { terminalId: till },
      audit: held.audit,
    });
    expect('adjudication' in left).toBe(false);
    expect(left.lines.map(({ name }) => name)).toEqual(['coffee']);
    expect(refusal(removeLineAtTill(left, { terminalId: till, lineId: line(0) }, noon))).toBe(
      'BasketBeingPriced',
    );
    expect(refusal(removeLineAtTill(adjudicated(left), { terminalId: till, lineId: line(0) }, noon))).toBe(
      'LastLine',
    );
  });

  test('only the till that holds the basket may', () => {
    expect(refusal(removeLineAtTill(held, { terminalId: otherTill, lineId: line(0) }, noon))).toBe(
      'NotClaimed',
    );
  });

  test('a shopper cannot cancel what a till holds, staff can', () => {
    expect(refusal(cancelTrip(held, 'shopper', noon))).toBe('BasketAtTill');
    expect(refusal(cancelTrip(held, 'staff', noon))).toBeUndefined();
    const cancelled = after(held, { type: 'TripCancelled', because: 'staff', at: noon });
    expect(cancelTrip(cancelled, 'staff', noon)).toEqual(accepted([]));
  });
});
