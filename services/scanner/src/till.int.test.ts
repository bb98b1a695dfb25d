import { randomUUID } from 'node:crypto';
import { BasketAdjudicatedV1, ReceiptClosedV1, TripCancelledV1, TripEndedV1 } from '@rayon/events';
import { idFromName } from '@rayon/kernel';
import type { Article } from './domain/article';
import { article, camille, lyon, nantes, otherTill, shelf } from './testing/example-shop';
import { callers, startScanner } from './testing/running-scanner';

let scanner: Awaited<ReturnType<typeof startScanner>>;
/** What the next draw gives: 999,999 audits nobody, 0 everybody. */
let drawn = 999_999;
beforeAll(async () => {
  scanner = await startScanner({ chance: { millionths: () => drawn } });
});
afterAll(() => scanner.stop());

let devices = 0;
/** A trip with these articles, ended; `transferCode` hands it over. */
const endedTrip = async (...articles: { codes: readonly string[] }[]) => {
  devices += 1;
  const caller = { ...callers.handheld, deviceId: idFromName(`device:till-${devices}`) } as const;
  const { trip } = await scanner.does(caller, 'openTrip', {});
  for (const { codes } of articles) await scanner.does(caller, 'scan', { tripId: trip.id, code: codes[0] });
  const commandId = randomUUID();
  const ended = await scanner.does(caller, 'endTrip', { tripId: trip.id, commandId });
  return { caller, tripId: String(trip.id), transferCode: String(ended.transferCode), commandId };
};
const heldTrip = async (...articles: { codes: readonly string[] }[]) => {
  const trip = await endedTrip(...articles);
  await scanner.adjudicate(trip.tripId);
  const { trip: held } = await scanner.does(callers.till, 'claimBasket', { transferCode: trip.transferCode });
  return { ...trip, held };
};
let receipts = 0;
const payment = (tripId: string, amountMinor: number) => {
  receipts += 1;
  const tenders = [{ kind: 'CASH', amountMinor }];
  return { tripId, businessDate: '2026-11-21', receiptNumber: `R${receipts}`, tenders };
};
const secondTill = { ...callers.till, terminalId: otherTill };

describe('the transfer code', () => {
  test('goes to one of two tills', async () => {
    const { tripId, transferCode } = await endedTrip(shelf.coffee);
    await scanner.adjudicate(tripId);
    const answers = await Promise.all(
      [callers.till, secondTill, callers.till, secondTill].map((till) =>
        scanner.does(till, 'claimBasket', { transferCode }),
      ),
    );
    expect(answers.filter(({ __typename }) => __typename === 'BasketClaimed')).toHaveLength(1);
    expect(answers.filter(({ reason }) => reason === 'TRANSFER_CODE_UNKNOWN')).toHaveLength(3);
  });

  test('opens nothing until the basket has its price, and then does', async () => {
    const { tripId, transferCode } = await endedTrip(shelf.coffee);
    const claim = () => scanner.does(callers.till, 'claimBasket', { transferCode });
    expect(await claim()).toMatchObject({ reason: 'BASKET_BEING_PRICED' });
    await scanner.adjudicate(tripId);
    expect(await claim()).toMatchObject({ __typename: 'BasketClaimed' });
  });

  test('is the same when the end is asked again, another when a new one is wanted, which voids the first', async () => {
    const { caller, tripId, transferCode, commandId } = await endedTrip(shelf.coffee);
    await scanner.adjudicate(tripId);
    const again = await scanner.does(caller, 'endTrip', { tripId, commandId });
    expect(again.transferCode).toBe(transferCode);
    const fresh = await scanner.does(caller, 'endTrip', { tripId });
    expect(fresh.transferCode).not.toBe(transferCode);
    expect(await scanner.does(callers.till, 'claimBasket', { transferCode })).toMatchObject({
      reason: 'TRANSFER_CODE_UNKNOWN',
    });
    const claimed = await scanner.does(callers.till, 'claimBasket', { transferCode: fresh.transferCode });
    expect(claimed.__typename).toBe('BasketClaimed');
  });

  test('opens nothing in another store, after its time, or guessed', async () => {
    const { tripId, transferCode } = await endedTrip(shelf.coffee);
    await scanner.adjudicate(tripId);
    const elsewhere = { ...callers.till, storeId: lyon.storeId };
    expect(await scanner.does(elsewhere, 'claimBasket', { transferCode })).toMatchObject({
      reason: 'OTHER_STORE',
    });
    for (const guess of ['RYT-0000-0000-0000', 'x', '💥'])
      expect(await scanner.does(callers.till, 'claimBasket', { transferCode: guess })).toMatchObject({
        reason: 'TRANSFER_CODE_UNKNOWN',
      });
    expect(await scanner.does(callers.till, 'claimBasket', { transferCode: ' ' })).toMatchObject({
      reason: 'BAD_INPUT',
      field: 'transferCode',
    });
    scanner.clock.advance(10 * 60_000);
    expect(await scanner.does(callers.till, 'claimBasket', { transferCode })).toMatchObject({
      reason: 'TRANSFER_CODE_UNKNOWN',
    });
  });
});

describe('the audit', () => {
  const newHandheld = (storeId: string = nantes.storeId) =>
    ({ ...callers.handheld, deviceId: randomUUID(), storeId }) as const;
  type Handheld = ReturnType<typeof newHandheld>;
  /** A trip of one coffee on the device, ended. */
  const shop = async (device: Handheld, presentation?: string) => {
    const { does } = scanner;
    const opened = await does(device, 'openTrip', { presentation });
    const tripId = String(opened.trip.id);
    await does(device, 'scan', { tripId, code: shelf.coffee.codes[0] });
    const { transferCode, trip } = await does(device, 'endTrip', { tripId });
    return { tripId, transferCode, audit: trip.audit };
  };
  /** The same, drawn for the audit. */
  const drawnShop = async (...shopping: Parameters<typeof shop>) => {
    drawn = 0;
    const left = await shop(...shopping);
    drawn = 999_999;
    return left;
  };
  const notDrawn = { required: false, reason: 'NOT_DRAWN' };

  test('is drawn once: neither a new code nor a restart draws again', async () => {
    drawn = 0;
    const { caller, tripId } = await endedTrip(shelf.coffee);
    drawn = 999_999;
    const again = await scanner.does(caller, 'endTrip', { tripId });
    expect(again.trip.audit).toMatchObject({
      required: true,
      outcome: 'OPEN',
      probability: null,
      draw: null,
    });
  });

  test('cannot be walked away from: no cancelling, no new trip for the card until staff have looked', async () => {
    const memberId = randomUUID();
    const device = { ...callers.handheld, deviceId: idFromName('device:audited') } as const;
    const show = () => ({ presentation: scanner.presentCard(memberId, device.deviceId) });
    const { trip } = await scanner.does(device, 'openTrip', show());
    await scanner.does(device, 'scan', { tripId: trip.id, code: shelf.coffee.codes[0] });
    drawn = 0;
    await scanner.does(device, 'endTrip', { tripId: trip.id });
    drawn = 999_999;
    expect(await scanner.does(device, 'cancelTrip', { tripId: trip.id })).toMatchObject({
      reason: 'AUDIT_OPEN',
    });
    expect(await scanner.does(device, 'openTrip', show())).toMatchObject({
      reason: 'AUDIT_OPEN',
      tripId: trip.id,
    });
    const tripId = (await scanner.does(device, 'openTrip', {})).trip.id;
    expect(await scanner.does(device, 'attachCard', { tripId, ...show() })).toMatchObject({
      reason: 'CARD_HAS_OPEN_TRIP',
    });
    await scanner.does(callers.associate, 'completeAudit', { tripId: trip.id, outcome: 'CLEAN' });
    expect((await scanner.does(device, 'attachCard', { tripId, ...show() })).__typename).toBe('CardAttached');
  });

  test('follows the device for half an hour when its basket is left behind, with a card or without', async () => {
    const { does, clock } = scanner;
    const device = newHandheld();
    const left = await drawnShop(device);
    const follows = { required: true, outcome: 'OPEN', reason: 'FOLLOWS_DEVICE' };
    expect((await shop(device)).audit).toMatchObject(follows);
    const next = await shop(device, scanner.presentCard(randomUUID(), device.deviceId));
    expect(next.audit).toMatchObject(follows);
    const other = await endedTrip(shelf.coffee);
    expect((await does(other.caller, 'endTrip', { tripId: other.tripId })).trip.audit).toMatchObject({
      reason: 'NOT_DRAWN',
    });
    clock.advance(31 * 60_000);
    expect((await shop(device)).audit).toMatchObject(notDrawn);
    expect(left.audit).toMatchObject({ reason: 'DRAWN_AT_RANDOM' });
  });

  test.each([
    ['its till', callers.till],
    ['an associate', callers.associate],
  ])('follows the device when %s gives its basket up, until one was completed', async (_who, caller) => {
    const { does } = scanner;
    const device = newHandheld();
    const follows = { required: true, outcome: 'OPEN', reason: 'FOLLOWS_DEVICE' };
    const giveUp = async ({ tripId, transferCode }: Awaited<ReturnType<typeof shop>>) => {
      await scanner.adjudicate(tripId);
      await does(callers.till, 'claimBasket', { transferCode });
      expect((await does(caller, 'cancelTrip', { tripId })).trip.status).toBe('CANCELLED');
    };
    await giveUp(await drawnShop(device));
    const next = await shop(device);
    expect(next.audit).toMatchObject(follows);
    await giveUp(next);
    const last = await shop(device);
    expect(last.audit).toMatchObject(follows);
    await does(callers.associate, 'completeAudit', { tripId: last.tripId, outcome: 'CLEAN' });
    await does(callers.associate, 'cancelTrip', { tripId: last.tripId });
    expect((await shop(device)).audit).toMatchObject(notDrawn);
  });

  test('is over with its half hour for the device of a basket that was given up, too', async () => {
    const device = newHandheld();
    const { tripId } = await drawnShop(device);
    await scanner.does(callers.associate, 'cancelTrip', { tripId });
    scanner.clock.advance(31 * 60_000);
    expect((await shop(device)).audit).toMatchObject(notDrawn);
  });

  test('follows the card to another device when its basket is given up', async () => {
    const memberId = randomUUID();
    const show = (device: Handheld) => scanner.presentCard(memberId, device.deviceId);
    const [first, second] = [newHandheld(), newHandheld()];
    const { tripId } = await drawnShop(first, show(first));
    await scanner.does(callers.associate, 'cancelTrip', { tripId });
    expect((await shop(second, show(second))).audit).toMatchObject({ required: true, outcome: 'OPEN' });
  });

  test('follows the number to another device of the store, and never its owner’s code', async () => {
    const { does, presentCard } = scanner;
    const memberId = randomUUID();
    const type = (device: Handheld) => presentCard(memberId, device.deviceId, 'STATIC');
    const byNumber = (device = newHandheld()) => shop(device, type(device));
    const [first, owners] = [newHandheld(), newHandheld()];
    await drawnShop(first, type(first));

    const next = await byNumber();
    // As any draw: a device that typed a number is not told that somebody typed it before.
    expect(next.audit).toMatchObject({ required: true, outcome: 'OPEN', reason: 'DRAWN_AT_RANDOM' });
    expect((await byNumber(newHandheld(lyon.storeId))).audit).toMatchObject(notDrawn);
    const ofCode = await shop(owners, presentCard(memberId, owners.deviceId));
    expect(ofCode.audit).toMatchObject(notDrawn);

    await does(callers.associate, 'cancelTrip', { tripId: next.tripId });
    const last = await byNumber();
    expect(last.audit).toMatchObject({ required: true });
    await does(callers.associate, 'completeAudit', { tripId: last.tripId, outcome: 'CLEAN' });
    expect((await byNumber()).audit).toMatchObject(notDrawn);
  });

  test('of a member’s own trip does not follow a number that somebody types', async () => {
    const memberId = randomUUID();
    const [owners, typed] = [newHandheld(), newHandheld()];
    await drawnShop(owners, scanner.presentCard(memberId, owners.deviceId));
    const byNumber = await shop(typed, scanner.presentCard(memberId, typed.deviceId, 'STATIC'));
    expect(byNumber.audit).toMatchObject(notDrawn);
  });

  test('leaves the device once staff have looked', async () => {
    const { does } = scanner;
    drawn = 0;
    const { caller, tripId } = await endedTrip(shelf.coffee);
    drawn = 999_999;
    await does(callers.associate, 'completeAudit', { tripId, outcome: 'CLEAN' });
    const { trip } = await does(caller, 'openTrip', {});
    await does(caller, 'scan', { tripId: trip.id, code: shelf.coffee.codes[0] });
    expect((await does(caller, 'endTrip', { tripId: trip.id })).trip.audit).toMatchObject({
      required: false,
    });
  });

  test('keeps the till from being paid until an associate of the store has looked', async () => {
    drawn = 0;
    const { tripId, held } = await heldTrip(shelf.coffee);
    drawn = 999_999;
    expect(held.audit).toMatchObject({ required: true, outcome: 'OPEN', reason: 'DRAWN_AT_RANDOM', draw: 0 });
    const pay = payment(tripId, 349);
    expect(await scanner.does(callers.till, 'confirmPayment', pay)).toMatchObject({ reason: 'AUDIT_OPEN' });

    const query = 'query($s: ID!) { tripsNeedingHelp(storeId: $s) { id audit { outcome } } }';
    const waiting = await scanner.ask(callers.associate, query, { s: nantes.storeId });
    expect(waiting.data.tripsNeedingHelp).toContainEqual({ id: tripId, audit: { outcome: 'OPEN' } });
    const stranger = { ...callers.associate, storeIds: [lyon.storeId] };
    expect((await scanner.ask(stranger, query, { s: nantes.storeId })).data.tripsNeedingHelp).toEqual([]);
    const found = { tripId, outcome: 'DISCREPANCY', note: 'one coffee too many' };
    expect(
      await scanner.does(callers.associate, 'completeAudit', { ...found, note: 'took 5555 5555 5555 4444' }),
    ).toMatchObject({ reason: 'BAD_INPUT', field: 'note' });
    expect(await scanner.does(stranger, 'completeAudit', found)).toMatchObject({ reason: 'TRIP_NOT_FOUND' });

    const done = await scanner.does(callers.associate, 'completeAudit', found);
    expect(done.trip.audit).toMatchObject({ outcome: 'DISCREPANCY' });
    expect(await scanner.does(callers.associate, 'completeAudit', found)).toMatchObject({
      reason: 'AUDIT_NOT_OPEN',
    });
    expect((await scanner.does(callers.till, 'confirmPayment', pay)).__typename).toBe('PaymentConfirmed');
  });
});

describe('the age', () => {
  test('blocks payment until approved, by whom is kept', async () => {
    const { tripId, held } = await heldTrip(shelf.wine);
    expect(held).toMatchObject({ requiredAge: 18, ageCheck: 'OPEN' });
    const pay = payment(tripId, 899);
    expect(await scanner.does(callers.till, 'confirmPayment', pay)).toMatchObject({
      reason: 'AGE_CHECK_OPEN',
      requiredAge: 18,
    });
    const no = await scanner.does(callers.associate, 'approveAge', { tripId, approved: false });
    expect(no.trip).toMatchObject({ ageCheck: 'REFUSED', ageRefusedLineIds: [held.lines[0].id] });
    expect(await scanner.does(callers.till, 'confirmPayment', pay)).toMatchObject({
      reason: 'AGE_REFUSED',
      requiredAge: 18,
    });
    const yes = await scanner.does(callers.associate, 'approveAge', { tripId, approved: true });
    expect(yes.trip.ageCheck).toBe('APPROVED');
    expect((await scanner.does(callers.till, 'confirmPayment', pay)).__typename).toBe('PaymentConfirmed');
  });

  test('or until the article is taken out, which prices the basket anew', async () => {
    const { tripId, held } = await heldTrip(shelf.coffee, shelf.wine);
    const wine = held.lines.find((line: { name: string }) => line.name === 'wine');
    const wish = { tripId, lineId: wine.id };
    expect(await scanner.does(secondTill, 'removeLineAtTill', wish)).toMatchObject({
      reason: 'TRIP_NOT_FOUND',
    });
    const left = await scanner.does(callers.till, 'removeLineAtTill', wish);
    expect(left.trip).toMatchObject({
      status: 'ENDED',
      due: null,
      ageCheck: 'NOT_NEEDED',
      voidedLines: [{ name: 'wine' }],
    });
    const pay = payment(tripId, 349);
    expect(await scanner.does(callers.till, 'confirmPayment', pay)).toMatchObject({
      reason: 'BASKET_BEING_PRICED',
    });
    await scanner.until(() => scanner.sent(TripEndedV1, tripId)[1]);
    await scanner.adjudicate(tripId);
    expect(await scanner.does(callers.till, 'confirmPayment', pay)).toMatchObject({
      receipt: { total: { minor: 349 } },
    });
    const last = (await heldTrip(shelf.coffee)).held;
    expect(
      await scanner.does(callers.till, 'removeLineAtTill', { tripId: last.id, lineId: last.lines[0].id }),
    ).toMatchObject({ reason: 'LAST_LINE' });
  });
});

describe('what must not be sold any more', () => {
  const oneOf = (name: string) => article(`${name} ${randomUUID()}`, 200);
  const recall = (of: Article) =>
    scanner.tellArticles({ ...of, version: of.version + 1, saleStop: 'recalled' });
  const onTheShelf = async (name: string, facts: Partial<Article> = {}) => {
    const made = { ...oneOf(name), ...facts };
    await scanner.tellArticles(made);
    return made;
  };

  test('since it was scanned: the trip does not end with it, and ends without it', async () => {
    const soup = await onTheShelf('soup');
    const caller = { ...callers.handheld, deviceId: idFromName('device:recall') };
    const { trip } = await scanner.does(caller, 'openTrip', {});
    const tripId = trip.id;
    const { line } = await scanner.does(caller, 'scan', { tripId, code: soup.codes[0] });
    await scanner.does(caller, 'scan', { tripId, code: shelf.coffee.codes[0] });
    await recall(soup);
    const refused = await scanner.does(caller, 'endTrip', { tripId });
    expect(refused).toMatchObject({ reason: 'RECALLED', lineId: line.id });
    expect(refused.message).toMatch(/basket/);
    await scanner.does(caller, 'voidLine', { tripId, lineId: line.id });
    expect((await scanner.does(caller, 'endTrip', { tripId })).__typename).toBe('TripEnded');
  });

  test('since it was ended: the till sees it, is not paid for it, takes it out and is paid for the rest', async () => {
    const soup = await onTheShelf('soup');
    const { tripId, transferCode } = await endedTrip(shelf.coffee, soup);
    await scanner.adjudicate(tripId);
    await recall(soup);
    const { trip: held } = await scanner.does(callers.till, 'claimBasket', { transferCode });
    const [coffee, recalled] = held.lines;
    expect(held.withdrawnLineIds).toEqual([recalled.id]);
    expect(await scanner.does(callers.till, 'confirmPayment', payment(tripId, 549))).toMatchObject({
      reason: 'RECALLED',
      lineId: recalled.id,
    });
    const removed = await scanner.does(callers.till, 'removeLineAtTill', { tripId, lineId: recalled.id });
    expect(removed.trip).toMatchObject({ withdrawnLineIds: [], lines: [{ id: coffee.id }] });
    await scanner.until(() => scanner.sent(TripEndedV1, tripId)[1]);
    await scanner.adjudicate(tripId);
    expect(await scanner.does(callers.till, 'confirmPayment', payment(tripId, 349))).toMatchObject({
      receipt: { total: { minor: 349 } },
    });
  });

  test('as its deposit was recalled: what is named is the line that can leave, with its deposit', async () => {
    const crate = await onTheShelf('crate', { deposit: true });
    const water = await onTheShelf('water', { depositArticleId: crate.articleId });
    const caller = { ...callers.handheld, deviceId: randomUUID() };
    const { trip: open } = await scanner.does(caller, 'openTrip', {});
    await scanner.does(caller, 'scan', { tripId: open.id, code: shelf.coffee.codes[0] });
    const { line } = await scanner.does(caller, 'scan', { tripId: open.id, code: water.codes[0] });
    const { tripId, held } = await heldTrip(shelf.coffee, water);
    const waterAtTill = held.lines[1].id;
    await recall(crate);

    const named = { reason: 'RECALLED', lineId: line.id };
    const refused = await scanner.does(caller, 'endTrip', { tripId: open.id });
    expect(refused).toMatchObject(named);
    expect(refused.message).toMatch(water.name);
    expect(await scanner.does(caller, 'scan', { tripId: open.id, code: water.codes[0] })).toMatchObject({
      reason: 'RECALLED',
    });
    const voided = await scanner.does(caller, 'voidLine', { tripId: open.id, lineId: line.id });
    expect(voided.trip).toMatchObject({ lines: [{ name: 'coffee' }], withdrawnLineIds: [] });
    expect((await scanner.does(caller, 'endTrip', { tripId: open.id })).__typename).toBe('TripEnded');

    expect(await scanner.does(callers.till, 'confirmPayment', payment(tripId, 749))).toMatchObject({
      ...named,
      lineId: waterAtTill,
    });
    const query = 'query($id: ID!) { trip(id: $id) { withdrawnLineIds } }';
    const { data } = await scanner.ask(callers.till, query, { id: tripId });
    expect(data.trip.withdrawnLineIds).toEqual([waterAtTill]);
    const removed = await scanner.does(callers.till, 'removeLineAtTill', { tripId, lineId: waterAtTill });
    expect(removed.trip).toMatchObject({ lines: [{ name: 'coffee' }] });
  });

  test('and is all there is: the till is told to give the basket up, and does', async () => {
    const soup = await onTheShelf('soup');
    const { tripId, held } = await heldTrip(soup);
    await recall(soup);
    const wish = { tripId, lineId: held.lines[0].id };
    const said = async (locale: 'fr' | 'en') =>
      (await scanner.does(callers.till, 'removeLineAtTill', wish, { locale })).message;
    expect(await said('en')).toBe('This is the last line of the basket: give the basket up instead.');
    expect(await said('fr')).toBe("C'est la dernière ligne du panier : abandonnez plutôt le panier.");
    const given = await scanner.does(callers.till, 'cancelTrip', { tripId });
    expect(given.trip.status).toBe('CANCELLED');
  });

  test('as its batch was recalled, by the batch its label named', async () => {
    const lot = {
      storeId: nantes.storeId,
      lot: 'B7',
      expiresOn: '2027-06-30',
      markdownPercent: 0,
      recalled: false,
    };
    const cream = await onTheShelf('cream', { lots: [lot] });
    const label = (batch: string) => ({ codes: [`01${cream.codes[0]}10${batch}`] });
    const [of7, of8] = [await heldTrip(label('B7')), await heldTrip(label('B8'))];
    await scanner.tellArticles({ ...cream, version: 2, lots: [{ ...lot, recalled: true }] });
    expect(await scanner.does(callers.till, 'confirmPayment', payment(of7.tripId, 200))).toMatchObject({
      reason: 'RECALLED',
    });
    expect(await scanner.does(callers.till, 'confirmPayment', payment(of8.tripId, 200))).toMatchObject({
      __typename: 'PaymentConfirmed',
    });
  });

  test('after midnight of its last day', async () => {
    const lettuce = await onTheShelf('lettuce');
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: nantes.timeZone }).format(scanner.clock());
    const label = { codes: [`01${lettuce.codes[0]}15${today.slice(2).replaceAll('-', '')}`] };
    const { tripId } = await heldTrip(label);
    const midnight = 86_400_000 - (scanner.clock().getTime() % 86_400_000);
    scanner.clock.advance(midnight + 3 * 3_600_000);
    const tomorrow = { ...payment(tripId, 200), businessDate: scanner.clock().toISOString().slice(0, 10) };
    expect(await scanner.does(callers.till, 'confirmPayment', tomorrow)).toMatchObject({ reason: 'EXPIRED' });
  });

  test('without somebody looking at the age, when its limit rose', async () => {
    const energy = await onTheShelf('energy drink');
    const atClaim = await endedTrip(energy);
    const atPayment = await heldTrip(energy);
    await scanner.adjudicate(atClaim.tripId);
    await scanner.tellArticles({ ...energy, version: 2, minimumAge: 16 });
    const { trip } = await scanner.does(callers.till, 'claimBasket', { transferCode: atClaim.transferCode });
    expect(trip).toMatchObject({ ageCheck: 'OPEN', requiredAge: 16 });
    const pay = payment(atPayment.tripId, 200);
    expect(await scanner.does(callers.till, 'confirmPayment', pay)).toMatchObject({
      reason: 'AGE_CHECK_OPEN',
      requiredAge: 16,
    });
    await scanner.does(callers.associate, 'approveAge', { tripId: atPayment.tripId, approved: true });
    expect(await scanner.does(callers.till, 'confirmPayment', pay)).toMatchObject({
      __typename: 'PaymentConfirmed',
    });
  });
});

describe('paying', () => {
  test('ten deliveries at once, each under its own command, make one receipt', async () => {
    const { tripId } = await heldTrip(shelf.coffee);
    const pay = payment(tripId, 349);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => scanner.does(callers.till, 'confirmPayment', pay)),
    );
    expect(new Set(answers.map(({ receipt }) => receipt?.id)).size).toBe(1);
    const closed = await scanner.until(
      () => scanner.sent(ReceiptClosedV1).filter((receipt) => receipt.tripId === tripId)[0],
    );
    expect(closed.total.minor).toBe(349);
    expect(scanner.sent(ReceiptClosedV1).filter((receipt) => receipt.tripId === tripId)).toHaveLength(1);
  });

  test('again under its number is the same receipt, but not with other tenders or another amount', async () => {
    const { tripId } = await heldTrip(shelf.coffee);
    const pay = {
      ...payment(tripId, 0),
      tenders: [
        { kind: 'CASH', amountMinor: 300 },
        { kind: 'CARD', amountMinor: 49 },
      ],
    };
    const { receipt } = await scanner.does(callers.till, 'confirmPayment', pay);
    const again = (tenders: typeof pay.tenders) =>
      scanner.does(callers.till, 'confirmPayment', { ...pay, tenders });
    expect(await again([...pay.tenders].reverse())).toMatchObject({ receipt: { id: receipt.id } });
    for (const tenders of [
      [{ kind: 'CASH', amountMinor: 349 }],
      [{ kind: 'CASH', amountMinor: 1 }],
      [
        { kind: 'CARD', amountMinor: 300 },
        { kind: 'CASH', amountMinor: 49 },
      ],
    ])
      expect(await again(tenders)).toMatchObject({ reason: 'ALREADY_PAID' });
  });

  test("takes a business date up to the store's tomorrow and a month back, by the store's own calendar", async () => {
    const pay = async (businessDate: string) => {
      const { tripId } = await heldTrip(shelf.coffee);
      const answer = await scanner.does(callers.till, 'confirmPayment', {
        ...payment(tripId, 349),
        businessDate,
      });
      return answer.reason ?? answer.__typename;
    };
    const day = (days: number) => {
      const local = new Intl.DateTimeFormat('en-CA', { timeZone: nantes.timeZone }).format(scanner.clock());
      return new Date(Date.parse(local) + days * 86_400_000).toISOString().slice(0, 10);
    };
    for (const days of [-31, 0, 1]) expect(await pay(day(days))).toBe('PaymentConfirmed');
    for (const days of [-32, 2]) expect(await pay(day(days))).toBe('BAD_INPUT');
  });

  test("a till's number stands on one receipt for ever", async () => {
    const [one, two] = [await heldTrip(shelf.coffee), await heldTrip(shelf.coffee)];
    const pay = payment(one.tripId, 349);
    const race = await Promise.all([
      scanner.does(callers.till, 'confirmPayment', pay),
      scanner.does(callers.till, 'confirmPayment', { ...pay, tripId: two.tripId }),
    ]);
    expect(race.map(({ __typename, reason }) => reason ?? __typename).sort()).toEqual([
      'PaymentConfirmed',
      'RECEIPT_NUMBER_USED',
    ]);
  });

  test.each([
    ['no date', { businessDate: 'today' }, 'businessDate'],
    ['a day that does not exist', { businessDate: '2026-02-30' }, 'businessDate'],
    ['a day long ago', { businessDate: '2025-11-21' }, 'businessDate'],
    ['no number', { receiptNumber: '  ' }, 'receiptNumber'],
    ['a payment card for a number', { receiptNumber: '4111111111111111' }, 'receiptNumber'],
    ['an endless number', { receiptNumber: '9'.repeat(41) }, 'receiptNumber'],
    ['a payment of nothing', { tenders: [{ kind: 'CASH', amountMinor: 0 }] }, 'tenders.0.amountMinor'],
    ['a payment of less', { tenders: [{ kind: 'CASH', amountMinor: -349 }] }, 'tenders.0.amountMinor'],
    ['eleven tenders', { tenders: Array(11).fill({ kind: 'CASH', amountMinor: 1 }) }, 'tenders'],
  ])('with %s is refused, naming the field', async (_what, wrong, field) => {
    const pay = { ...payment(randomUUID(), 349), ...wrong };
    expect(await scanner.does(callers.till, 'confirmPayment', pay)).toMatchObject({
      reason: 'BAD_INPUT',
      field,
    });
  });

  test('by a till that does not hold the basket is refused', async () => {
    const { tripId } = await heldTrip(shelf.coffee);
    expect(await scanner.does(secondTill, 'confirmPayment', payment(tripId, 349))).toMatchObject({
      reason: 'NOT_CLAIMED',
    });
    const elsewhere = { ...callers.till, storeId: lyon.storeId };
    expect(await scanner.does(elsewhere, 'confirmPayment', payment(tripId, 349))).toMatchObject({
      reason: 'TRIP_NOT_FOUND',
    });
  });

  test('with the number typed at the till earns for its owner, who shops elsewhere and is not spoken of', async () => {
    const memberId = randomUUID();
    const device = { ...callers.handheld, deviceId: randomUUID() };
    const shown = { presentation: scanner.presentCard(memberId, device.deviceId) };
    const { trip } = await scanner.does(device, 'openTrip', shown);
    const { tripId } = await heldTrip(shelf.coffee);
    const presentation = scanner.presentCard(memberId, callers.till.terminalId, 'STATIC');
    expect(await scanner.does(callers.till, 'attachCard', { tripId, presentation })).toMatchObject({
      trip: { status: 'TO_PAY', member: null },
    });
    await scanner.does(callers.till, 'confirmPayment', payment(tripId, 349));
    const paid = await scanner.until(() =>
      scanner.sent(ReceiptClosedV1).find((one) => one.tripId === tripId),
    );
    expect(paid).toMatchObject({ memberId, byNumber: true });
    const { data } = await scanner.ask(device, '{ currentTrip { id member { id } } }');
    expect(data.currentTrip).toEqual({ id: trip.id, member: { id: memberId } });
  });

  test('with the card shown last gives the same total, and the receipt is theirs', async () => {
    const { tripId } = await heldTrip(shelf.coffee);
    const presentation = scanner.presentCard(camille, callers.till.terminalId);
    expect(await scanner.does(callers.till, 'attachCard', { tripId, presentation })).toMatchObject({
      trip: { status: 'ENDED', member: { id: camille } },
    });
    await scanner.until(() => scanner.sent(TripEndedV1, tripId)[1]);
    await scanner.adjudicate(tripId);
    await scanner.does(callers.till, 'confirmPayment', payment(tripId, 349));
    const { data } = await scanner.ask(
      callers.camille,
      '{ myReceipts(first: 1) { items { total { minor } trip { id } } } }',
    );
    expect(data.myReceipts.items).toEqual([{ total: { minor: 349 }, trip: { id: tripId } }]);
  });
});

test('baskets of one device that wait for a till are not more than five', async () => {
  const { does } = scanner;
  const device = { ...callers.handheld, deviceId: idFromName('device:hoarding') } as const;
  const end = async () => {
    const { trip } = await does(device, 'openTrip', {});
    await does(device, 'scan', { tripId: trip.id, code: shelf.coffee.codes[0] });
    return { tripId: trip.id, ended: await does(device, 'endTrip', { tripId: trip.id }) };
  };
  const [first] = [await end(), await end(), await end(), await end(), await end()];
  const { tripId, ended } = await end();
  expect(ended).toMatchObject({ reason: 'TRIP_LIMIT_REACHED' });
  expect(ended.message).toMatch(/5 unpaid baskets/);
  await does(device, 'cancelTrip', { tripId: first.tripId });
  expect((await does(device, 'endTrip', { tripId })).__typename).toBe('TripEnded');
});

describe('the end without payment', () => {
  test('by the shopper, until a till has the basket', async () => {
    const { caller, tripId, transferCode } = await endedTrip(shelf.coffee);
    expect((await scanner.does(caller, 'cancelTrip', { tripId })).trip.status).toBe('CANCELLED');
    expect((await scanner.does(caller, 'cancelTrip', { tripId })).trip.status).toBe('CANCELLED');
    expect(await scanner.does(callers.till, 'claimBasket', { transferCode })).toMatchObject({
      reason: 'TRANSFER_CODE_UNKNOWN',
    });
    const held = await heldTrip(shelf.coffee);
    expect(await scanner.does(held.caller, 'cancelTrip', { tripId: held.tripId })).toMatchObject({
      reason: 'BASKET_AT_TILL',
    });
    const cancelled = await scanner.does(callers.associate, 'cancelTrip', { tripId: held.tripId });
    expect(cancelled.trip.status).toBe('CANCELLED');
    expect(await scanner.until(() => scanner.sent(TripCancelledV1, held.tripId)[0])).toMatchObject({
      reason: 'staff',
    });
  });

  test('by nobody coming to the till for an hour, or back to the aisle for four; a basket in a till waits a week', async () => {
    const device = { ...callers.handheld, deviceId: idFromName('device:resting') } as const;
    const { trip: open } = await scanner.does(device, 'openTrip', {});
    const resting = { tripId: String(open.id) };
    const left = await endedTrip(shelf.coffee);
    const held = await heldTrip(shelf.coffee);
    await scanner.service.closeAbandoned();
    scanner.clock.advance(0.9 * 3_600_000);
    const recent = await endedTrip(shelf.coffee);
    scanner.clock.advance(0.2 * 3_600_000);
    expect(await scanner.service.closeAbandoned()).toBeGreaterThanOrEqual(1);
    expect(await scanner.service.closeAbandoned()).toBe(0);
    const statusOf = async ({ tripId }: { tripId: string }) =>
      (await scanner.ask(callers.associate, 'query($id: ID!) { trip(id: $id) { status } }', { id: tripId }))
        .data.trip.status;
    expect(await Promise.all([left, held, recent, resting].map(statusOf))).toEqual([
      'CANCELLED',
      'TO_PAY',
      'ENDED',
      'OPEN',
    ]);
    scanner.clock.advance(3 * 3_600_000);
    await scanner.service.closeAbandoned();
    expect(await Promise.all([held, resting].map(statusOf))).toEqual(['TO_PAY', 'CANCELLED']);
    expect(await scanner.until(() => scanner.sent(TripCancelledV1, left.tripId)[0])).toMatchObject({
      reason: 'abandoned',
    });
    scanner.clock.advance(7 * 24 * 3_600_000);
    await scanner.service.closeAbandoned();
    expect(await statusOf(held)).toBe('CANCELLED');
  });
});

test('VAT is told by the rates of when the lines were scanned, of what was paid, and stays when units come back', async () => {
  const bread = article('bread', 1_055, { vatBasisPoints: 550 });
  const gin = article('gin', 1_800, { vatBasisPoints: 2_000 });
  await scanner.tellArticles(bread, gin);
  await scanner.tellArticles(bread, gin);
  const { tripId, transferCode } = await endedTrip(bread, gin, shelf.lemonade);
  await scanner.tellArticles({ ...gin, version: 2, vatBasisPoints: 550 });

  const ended = await scanner.until(() => scanner.sent(TripEndedV1, tripId)[0]);
  const rates = [550, 2_000, undefined, undefined];
  expect(ended.lines.map(({ vatBasisPoints }) => vatBasisPoints)).toEqual(rates);
  const basket = await scanner.ask(callers.associate, 'query($id: ID!) { trip(id: $id) { basket } }', {
    id: tripId,
  });
  expect(
    basket.data.trip.basket.lines.map((line: { vatBasisPoints?: number }) => line.vatBasisPoints),
  ).toEqual(rates);

  await scanner.adjudicate(tripId, 55);
  await scanner.does(callers.till, 'claimBasket', { transferCode });
  const paid = await scanner.does(callers.till, 'confirmPayment', payment(tripId, 1_000 + 1_800 + 180 + 25));
  const vat = [
    { vatPercent: 5.5, gross: { minor: 1_000 }, vat: { minor: 52 } },
    { vatPercent: 20, gross: { minor: 1_800 }, vat: { minor: 300 } },
  ];
  expect(paid.receipt.vat).toEqual(vat);
  const closed = await scanner.until(() => scanner.sent(ReceiptClosedV1, String(paid.receipt.id))[0]);
  expect(closed.lines.map(({ vatBasisPoints }) => vatBasisPoints)).toEqual(rates);

  const lineId = paid.receipt.lines[1].id;
  const back = await scanner.does(callers.till, 'returnLines', {
    receiptId: paid.receipt.id,
    lines: [{ lineId, quantity: 1 }],
  });
  expect(back.receipt).toMatchObject({ refunded: { minor: 1_800 }, vat });
});

test('what a line cost goes to services with its events and its threshold to whoever prices it', async () => {
  const soup = article('bought soup', 500, {
    vatBasisPoints: 550,
    purchasePrices: [{ currency: 'EUR', minor: 300 }],
  });
  await scanner.tellArticles(soup);
  await scanner.tellArticles(soup);
  const { tripId, transferCode } = await endedTrip(soup);
  const euros = (minor: number) => ({ minor, currency: 'EUR' });
  const ended = await scanner.until(() => scanner.sent(TripEndedV1, tripId)[0]);
  expect(ended.lines).toMatchObject([{ cost: euros(300), resaleThreshold: euros(317) }]);
  const basket = await scanner.ask(callers.associate, 'query($id: ID!) { trip(id: $id) { basket } }', {
    id: tripId,
  });
  expect(basket.data.trip.basket.lines).toMatchObject([{ resaleThresholdMinor: 317 }]);
  expect(basket.data.trip.basket.lines[0]).not.toHaveProperty('costMinor');

  await scanner.adjudicate(tripId, 183);
  await scanner.does(callers.till, 'claimBasket', { transferCode });
  const paid = await scanner.does(callers.till, 'confirmPayment', payment(tripId, 317));
  const closed = await scanner.until(() => scanner.sent(ReceiptClosedV1, String(paid.receipt.id))[0]);
  expect(closed.lines).toMatchObject([{ cost: euros(300), paid: euros(317) }]);
});

test('a receipt whose lines have no rate, as those of before, tells no VAT', async () => {
  const { tripId } = await heldTrip(shelf.coffee);
  const { receipt } = await scanner.does(callers.till, 'confirmPayment', payment(tripId, 349));
  expect(receipt.vat).toEqual([]);
});

test('an adjudication that cannot be right changes nothing', async () => {
  const { caller, tripId } = await endedTrip(shelf.coffee);
  const euros = (minor: number) => ({ minor, currency: 'EUR' });
  const told = { tripId, basketVersion: 1, offers: [], adjudicatedAt: scanner.clock().toISOString() };
  await scanner.tell(BasketAdjudicatedV1, {
    ...told,
    subtotal: euros(349),
    discount: euros(0),
    total: euros(1),
  });
  await scanner.tell(BasketAdjudicatedV1, {
    ...told,
    basketVersion: 7,
    subtotal: euros(349),
    discount: euros(0),
    total: euros(349),
  });
  const read = 'query($id: ID!) { trip(id: $id) { status } }';
  expect((await scanner.ask(caller, read, { id: tripId })).data.trip.status).toBe('ENDED');
  await scanner.adjudicate(tripId);
  expect((await scanner.ask(caller, read, { id: tripId })).data.trip.status).toBe('TO_PAY');
});
