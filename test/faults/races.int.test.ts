import { attempt, isRefusal, perform } from '@rayon/client';
import { openTripBrieflyDocument, scanBrieflyDocument } from '@rayon/client/operations/brief';
import { cancelTrip, claimBasket, endTrip, openTrip, presentCard } from '@rayon/client/shop';
import { newId } from '@rayon/kernel';
import { at, endedBasket, reasonOf, worth } from './gateway-calls';
import { openSmallHouse, type SmallHouse } from './small-house';
import type { SmallShop } from './small-shop';

let house: SmallHouse;
let shop: SmallShop;
beforeAll(async () => {
  house = await openSmallHouse();
  shop = house.shop;
});
afterAll(() => house?.stop());

test('a scan that races the end of its trip is in the basket or refused, and the till asks for exactly what is in', async () => {
  const handheld = at(shop.handhelds, 1);
  const till = at(shop.tills, 0);
  let late = 0;
  // Were no scan ever late, nothing would have been raced: then it is tried for longer.
  for (let round = 0; round < 8 || (late === 0 && round < 100); round += 1) {
    const trip = await openTrip(handheld);
    const scanOf = (code: string) => ({ commandId: newId(), tripId: trip.id, code });
    const first = await perform(handheld, scanBrieflyDocument, scanOf(at(shop.codes, 0)));
    const scanAll = (codes: readonly string[]) =>
      codes.map((code) => attempt(handheld, scanBrieflyDocument, scanOf(code)));
    // The ends leave in the middle of the scans.
    const early = scanAll(shop.codes.slice(0, 3));
    const ends = [0, 1].map(() => endTrip(handheld, trip.id));
    const scans = [...early, ...scanAll(shop.codes.slice(3, 6))];
    const [scanned, ended] = await Promise.all([Promise.all(scans), Promise.all(ends)]);
    const accepted = [first, ...scanned.flatMap((answer) => (isRefusal(answer) ? [] : [answer]))];
    for (const answer of scanned) if (isRefusal(answer)) expect(answer.reason).toBe('TRIP_NOT_OPEN');
    late += scanned.length + 1 - accepted.length;

    // Two ends give two codes; the newest is the one that counts, and only one of them can be claimed.
    const claims = await Promise.all(
      ended.map(({ transferCode }) => claimBasket(till, transferCode).catch(() => undefined)),
    );
    const claimed = claims.filter((basket) => basket !== undefined);
    expect(claimed).toHaveLength(1);
    const expected = accepted.reduce((sum, answer) => sum + worth(answer), 0);
    expect(at(claimed, 0).due?.minor).toBe(expected);
    expect(at(claimed, 0).subtotal.minor).toBe(expected);
  }
  expect(late).toBeGreaterThan(0);
});

test('two devices that are given one card number at once have a trip each, and touch no other', async () => {
  const devices = [at(shop.handhelds, 2), at(shop.handhelds, 3)];
  const { gsrn } = at(shop.shoppers, 2);
  for (let round = 0; round < 5; round += 1) {
    const cards = await Promise.all(devices.map((device) => presentCard(device, gsrn)));
    const opened = await Promise.all(
      devices.map((device, index) =>
        attempt(device, openTripBrieflyDocument, {
          commandId: newId(),
          presentation: at(cards, index).presentation,
        }),
      ),
    );
    const tripIds = opened.map((answer) => (isRefusal(answer) ? answer.reason : answer.trip.id));
    expect(opened.map(reasonOf)).toEqual(['accepted', 'accepted']);
    expect(new Set(tripIds).size).toBe(2);

    // Neither device may touch the other's, however hard it tries.
    const code = at(shop.codes, 1);
    const tries = await Promise.all(
      devices.map((device, index) =>
        attempt(device, scanBrieflyDocument, { commandId: newId(), tripId: at(tripIds, 1 - index), code }),
      ),
    );
    expect(tries.map(reasonOf)).toEqual(['TRIP_NOT_FOUND', 'TRIP_NOT_FOUND']);
    for (const [index, device] of devices.entries()) await cancelTrip(device, at(tripIds, index));
  }
});

test('of two tills that claim one code at once, one gets the basket', async () => {
  const handheld = at(shop.handhelds, 0);
  const wins = [0, 0];
  for (let round = 0; round < 10; round += 1) {
    const { transferCode } = await endedBasket(handheld, { codes: shop.codes.slice(1, 3) });
    const claims = await Promise.all(
      shop.tills.map((till) =>
        claimBasket(till, transferCode).then(
          () => 'claimed',
          (error: Error) => error.message,
        ),
      ),
    );
    expect(claims.filter((outcome) => outcome === 'claimed')).toHaveLength(1);
    expect(claims.filter((outcome) => outcome.includes('TRANSFER_CODE_UNKNOWN'))).toHaveLength(1);
    wins[claims.indexOf('claimed')] = (wins[claims.indexOf('claimed')] ?? 0) + 1;
  }
  expect(wins.reduce((sum, won) => sum + won, 0)).toBe(10);
});

test('afterwards the ledger adds up and every change left exactly its events', async () => {
  // Nobody paid.
  expect(await house.settle()).toEqual({ findings: [], receipts: 0 });
});
