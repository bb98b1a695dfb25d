import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createCardPresentations, generateSigningKey, toJwk } from '@rayon/auth';
import { LineScannedV1, LineVoidedV1, SigningKeyPublishedV1, TripOpenedV1 } from '@rayon/events';
import { idFromName } from '@rayon/kernel';
import { article, camille, codeOf, lyon, nantes, otherHandheld, sam, shelf } from './testing/example-shop';
import { callers, startScanner } from './testing/running-scanner';

let scanner: Awaited<ReturnType<typeof startScanner>>;
beforeAll(async () => {
  scanner = await startScanner();
});
afterAll(() => scanner.stop());

const device = (name: string) =>
  ({ kind: 'device', deviceId: idFromName(`device:${name}`), storeId: nantes.storeId }) as const;
let devices = 0;
const freshTrip = async (presentation?: (deviceId: string) => string) => {
  devices += 1;
  const caller = device(`fresh-${devices}`);
  const opened = await scanner.does(caller, 'openTrip', { presentation: presentation?.(caller.deviceId) });
  return { caller, tripId: String(opened.trip.id) };
};
const ean = (code: string) => code.slice(1);

describe('codes', () => {
  test('of every kind find their article, its weight, its price', async () => {
    const { caller, tripId } = await freshTrip();
    const scan = (code: string) => scanner.does(caller, 'scan', { tripId, code });
    expect(await scan(ean(codeOf('coffee')))).toMatchObject({
      line: { name: 'coffee', amount: { minor: 349 } },
    });
    expect(await scan(`https://id.example.com/01/${codeOf('coffee')}`)).toMatchObject({
      line: { name: 'coffee' },
    });
    expect(await scan('2100001027506')).toMatchObject({ line: { name: 'apples', amount: { minor: 822 } } });
    expect(await scan('2219741005399')).toMatchObject({
      line: { name: 'cheese', amount: { minor: 539 }, warnings: ['PRICE_FROM_LABEL'] },
    });
    const nearDate = await scan(`]d201${codeOf('yoghurt')}10L1`);
    expect(nearDate).toMatchObject({
      line: { name: 'yoghurt', amount: { minor: 139 }, warnings: ['NEAR_DATE'] },
    });
    expect(nearDate.trip.lines[2]).toMatchObject({ weightGrams: 2750, unitPrice: { minor: 299 } });
    expect(nearDate.trip.lines[3]).toMatchObject({ weightGrams: 220 });
  });

  test.each([
    ['an unknown one', '4006381333931', 'UNKNOWN_CODE'],
    ['a web address', 'https://example.com/menu', 'UNKNOWN_CODE'],
    ['a scanner setting', '\u0016\u0002%CONFIG', 'UNKNOWN_CODE'],
    ['hidden characters', `3${'\u200b'}017620422003`, 'UNKNOWN_CODE'],
    ['a misread one', '3017620422004', 'WRONG_CHECK_DIGIT'],
    ['a loyalty card', '376099900000000010', 'CARD_CODE_SCANNED'],
    ['a rotating card', 'RY1:376099900000000010:12345678', 'CARD_CODE_SCANNED'],
    ['a label of zero', '2100001000004', 'BAD_MEASURE'],
    ['a deposit', ean(codeOf('bottle deposit')), 'DEPOSIT_ALONE'],
    ['a date gone by', `01${codeOf('coffee')}17261120`, 'EXPIRED'],
    ['a recalled batch', `01${codeOf('yoghurt')}10L3`, 'RECALLED'],
    ['a stopped article', ean(codeOf('stopped soup')), 'SALE_STOPPED'],
    ['an article without price', ean(codeOf('new soup')), 'NO_PRICE'],
  ])('%s says its own thing, adds nothing and is counted', async (_what, code, reason) => {
    await scanner.tellArticles(
      article('stopped soup', 100, { saleStop: 'stopped' }),
      article('new soup', 100, { prices: [] }),
    );
    const { caller, tripId } = await freshTrip();
    const commandId = randomUUID();
    for (let delivery = 0; delivery < 2; delivery += 1)
      expect(await scanner.does(caller, 'scan', { tripId, code, commandId })).toMatchObject({ reason });
    const scan = { tripId, code: shelf.coffee.codes[0] };
    expect((await scanner.does(caller, 'scan', scan)).trip).toMatchObject({
      unknownScans: 1,
      piecesCount: 1,
    });
  });

  test('messages come in the language of the caller', async () => {
    const { caller, tripId } = await freshTrip();
    const scan = { tripId, code: '3017620422004' };
    const french = await scanner.does(caller, 'scan', scan, { locale: 'fr' });
    expect(french.message).toBe(
      'Le code a été mal lu : sa clé de contrôle est fausse. Scannez-le de nouveau.',
    );
  });
});

describe('nonsense', () => {
  test.each([
    ['no code', { code: '   ' }, 'code'],
    ['a book instead of a code', { code: 'x'.repeat(1001) }, 'code'],
    ['no pieces', { quantity: 0 }, 'quantity'],
    ['a hundred pieces', { quantity: 100 }, 'quantity'],
    ['fewer than none', { quantity: -1 }, 'quantity'],
    ['a trip that is no id', { tripId: "' or 1=1" }, 'tripId'],
    ['a command that is no id', { commandId: '' }, 'commandId'],
  ])('%s is refused, naming the field', async (_what, wrong, field) => {
    const { caller, tripId } = await freshTrip();
    expect(
      await scanner.does(caller, 'scan', { tripId, code: shelf.coffee.codes[0], ...wrong }),
    ).toMatchObject({
      reason: 'BAD_INPUT',
      field,
    });
  });

  test("an unknown trip and somebody else's are the same to a stranger", async () => {
    const { tripId } = await freshTrip();
    const stranger = device('stranger');
    const answers = await Promise.all(
      [tripId, randomUUID()].map((id) =>
        scanner.does(stranger, 'scan', { tripId: id, code: shelf.coffee.codes[0] }),
      ),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ reason: 'TRIP_NOT_FOUND' });
  });

  test('members, tills and strangers cannot scan', async () => {
    const query = 'mutation($i: ScanInput!) { scan(input: $i) { __typename } }';
    const i = { commandId: randomUUID(), tripId: randomUUID(), code: 'x' };
    for (const caller of [callers.camille, callers.till, callers.associate])
      expect((await scanner.ask(caller, query, { i })).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await scanner.ask({ kind: 'anonymous' }, query, { i })).errors[0]?.extensions?.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  test('a scan into an ended trip, a void of a foreign line, an end of nothing', async () => {
    const { caller, tripId } = await freshTrip();
    expect(await scanner.does(caller, 'endTrip', { tripId })).toMatchObject({ reason: 'EMPTY_TRIP' });
    await scanner.does(caller, 'scan', { tripId, code: shelf.coffee.codes[0] });
    expect(await scanner.does(caller, 'voidLine', { tripId, lineId: randomUUID() })).toMatchObject({
      reason: 'LINE_NOT_FOUND',
    });
    await scanner.does(caller, 'endTrip', { tripId });
    expect(await scanner.does(caller, 'scan', { tripId, code: shelf.coffee.codes[0] })).toMatchObject({
      reason: 'TRIP_NOT_OPEN',
    });
  });
});

describe('the same command', () => {
  test('delivered ten times at once makes one line and one event', async () => {
    const { caller, tripId } = await freshTrip();
    const scan = { tripId, code: shelf.lemonade.codes[0], commandId: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => scanner.does(caller, 'scan', scan)));
    expect(new Set(answers.map(({ line }) => line.id)).size).toBe(1);
    expect(answers.every(({ trip }) => trip.lines.length === 2)).toBe(true);
    await scanner.until(() => scanner.sent(LineScannedV1, tripId)[0]);
    expect(scanner.sent(LineScannedV1, tripId)).toHaveLength(1);
  });

  test('with another input is refused', async () => {
    const { caller, tripId } = await freshTrip();
    const scan = { tripId, code: shelf.coffee.codes[0], commandId: randomUUID() };
    await scanner.does(caller, 'scan', scan);
    expect(await scanner.does(caller, 'scan', { ...scan, quantity: 2 })).toMatchObject({
      reason: 'COMMAND_ID_REUSED',
    });
    expect(await scanner.does(caller, 'endTrip', { tripId, commandId: scan.commandId })).toMatchObject({
      reason: 'COMMAND_ID_REUSED',
    });
  });

  test('opens one trip, however often and however late it comes again', async () => {
    const { presentCard, does } = scanner;
    const memberId = randomUUID();
    for (const card of [{}, { memberId }]) {
      const caller = device(`again-${Object.keys(card).length}`);
      const presentation = 'memberId' in card ? presentCard(memberId, caller.deviceId) : undefined;
      const opening = { presentation, commandId: randomUUID() };
      const answers = await Promise.all(Array.from({ length: 10 }, () => does(caller, 'openTrip', opening)));
      const ids = new Set(answers.map(({ trip }) => trip.id));
      expect(ids.size).toBe(1);
      const [tripId = ''] = ids;
      await does(caller, 'cancelTrip', { tripId });
      expect(await does(caller, 'openTrip', opening)).toMatchObject({
        trip: { id: tripId, status: 'CANCELLED' },
      });
      const another = { ...opening, presentation: presentCard(randomUUID(), caller.deviceId) };
      expect(await does(caller, 'openTrip', another)).toMatchObject({ reason: 'COMMAND_ID_REUSED' });
      expect(await does(caller, 'openTrip', {})).toMatchObject({
        __typename: 'TripOpened',
        takenOver: false,
      });
    }
  });

  test('takes a trip over once, and says so again, at once and after the trip is over', async () => {
    const { presentCard, does } = scanner;
    const memberId = randomUUID();
    const { tripId } = await freshTrip((deviceId) => presentCard(memberId, deviceId));
    const next = device('taking-over');
    const show = (member: string) => presentCard(member, next.deviceId);
    const taking = { presentation: show(memberId), commandId: randomUUID() };
    const moved = { trip: { id: tripId }, takenOver: true };
    const answers = await Promise.all(Array.from({ length: 8 }, () => does(next, 'openTrip', taking)));
    for (const answer of answers) expect(answer).toMatchObject(moved);
    await scanner.until(() => scanner.sent(TripOpenedV1, tripId)[1]);
    expect(scanner.sent(TripOpenedV1, tripId)).toHaveLength(2);
    const fresh = { ...taking, presentation: show(memberId) };
    const others = [{ ...taking, presentation: show(randomUUID()) }, { commandId: taking.commandId }];
    for (const isOver of [false, true]) {
      if (isOver) await does(next, 'cancelTrip', { tripId });
      expect(await does(next, 'openTrip', fresh)).toMatchObject(moved);
      for (const other of others)
        expect(await does(next, 'openTrip', other)).toMatchObject({ reason: 'COMMAND_ID_REUSED' });
    }
  });

  test.each(['endTrip', 'cancelTrip'])(
    'to take a trip over that meets its %s moves it or opens another',
    async (leaving) => {
      const { presentCard, does } = scanner;
      for (let times = 0; times < 10; times += 1) {
        const memberId = randomUUID();
        const { caller, tripId } = await freshTrip((deviceId) => presentCard(memberId, deviceId));
        await does(caller, 'scan', { tripId, code: shelf.coffee.codes[0] });
        const next = device(`meeting-${leaving}-${times}`);
        const [, taken] = await Promise.all([
          does(caller, leaving, { tripId }),
          does(next, 'openTrip', { presentation: presentCard(memberId, next.deviceId) }),
        ]);
        expect(taken.__typename).toBe('TripOpened');
      }
    },
  );

  test('to void takes the line out once, with its deposit', async () => {
    const { caller, tripId } = await freshTrip();
    const { line } = await scanner.does(caller, 'scan', { tripId, code: shelf.lemonade.codes[0] });
    const wish = { tripId, lineId: line.id, commandId: randomUUID() };
    await Promise.all([scanner.does(caller, 'voidLine', wish), scanner.does(caller, 'voidLine', wish)]);
    const again = await scanner.does(caller, 'voidLine', wish);
    expect(again.trip).toMatchObject({
      lines: [],
      voidedLines: [{ name: 'lemonade' }, { name: 'bottle deposit' }],
    });
    await scanner.until(() => scanner.sent(LineVoidedV1, tripId)[0]);
    expect(scanner.sent(LineVoidedV1, tripId)).toHaveLength(1);
  });
});

describe('at the same time', () => {
  test('twenty different scans all join, in some order, without a gap', async () => {
    const { caller, tripId } = await freshTrip();
    const scans = Array.from({ length: 20 }, () =>
      scanner.does(caller, 'scan', { tripId, code: shelf.coffee.codes[0] }),
    );
    expect((await Promise.all(scans)).every(({ __typename }) => __typename === 'LineScanned')).toBe(true);
    const { data } = await scanner.ask(caller, '{ currentTrip { piecesCount lines { sequence } } }');
    expect(data.currentTrip.piecesCount).toBe(20);
    expect(data.currentTrip.lines.map((line: { sequence: number }) => line.sequence)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  test('scans racing the end are in the basket or refused, never lost', async () => {
    const { caller, tripId } = await freshTrip();
    await scanner.does(caller, 'scan', { tripId, code: shelf.coffee.codes[0] });
    const race = [
      ...Array.from({ length: 5 }, () =>
        scanner.does(caller, 'scan', { tripId, code: shelf.coffee.codes[0] }),
      ),
      scanner.does(caller, 'endTrip', { tripId }),
      ...Array.from({ length: 5 }, () =>
        scanner.does(caller, 'scan', { tripId, code: shelf.coffee.codes[0] }),
      ),
    ];
    const answers = await Promise.all(race);
    const joined = answers.filter(({ __typename }) => __typename === 'LineScanned').length;
    for (const { reason } of answers.filter(({ __typename }) => __typename === 'ScannerRefusal'))
      expect(reason).toBe('TRIP_NOT_OPEN');
    const { data } = await scanner.ask(caller, 'query($id: ID!) { trip(id: $id) { status piecesCount } }', {
      id: tripId,
    });
    expect(data.trip).toEqual({ status: 'ENDED', piecesCount: 1 + joined });
  });

  test('five starts on one device make one trip', async () => {
    const caller = device('busy');
    const answers = await Promise.all(Array.from({ length: 5 }, () => scanner.does(caller, 'openTrip', {})));
    const [opened] = answers.filter(({ __typename }) => __typename === 'TripOpened');
    expect(answers.filter(({ reason }) => reason === 'DEVICE_BUSY')).toHaveLength(4);
    for (const { tripId } of answers.filter(({ reason }) => reason !== undefined))
      expect(tripId).toBe(opened?.trip.id);
  });

  test('one card on five devices has one trip, and its basket moves along', async () => {
    const callersOfCard = Array.from({ length: 5 }, (_, index) => device(`race-${index}`));
    const answers = await Promise.all(
      callersOfCard.map((caller) =>
        scanner.does(caller, 'openTrip', { presentation: scanner.presentCard(sam, caller.deviceId) }),
      ),
    );
    // Who is told "opened" has it, or had it when it was told; a device it left at once is told that instead.
    const opened = answers.filter(({ __typename }) => __typename === 'TripOpened');
    expect(opened.length).toBeGreaterThan(0);
    expect(new Set(opened.map(({ trip }) => trip.id)).size).toBe(1);
    expect(opened.filter(({ takenOver }) => !takenOver).length).toBeLessThanOrEqual(1);
    const elsewhere = answers.filter(({ __typename }) => __typename !== 'TripOpened');
    expect(elsewhere.map(({ reason }) => reason)).toEqual(elsewhere.map(() => 'TRIP_NOT_FOUND'));
  });
});

describe('the card', () => {
  test('takes its trip over on another device, basket and all; the first device is free again', async () => {
    const { presentCard, does } = scanner;
    const { caller, tripId } = await freshTrip((deviceId) => presentCard(camille, deviceId));
    await does(caller, 'scan', { tripId, code: shelf.coffee.codes[0] });
    const next = { ...callers.handheld, deviceId: otherHandheld };
    const byNumber = { presentation: presentCard(camille, otherHandheld, 'STATIC') };
    const typed = await does(next, 'openTrip', byNumber);
    expect(typed).toMatchObject({ __typename: 'TripOpened', takenOver: false });
    await does(next, 'cancelTrip', { tripId: typed.trip.id });
    const taken = await does(next, 'openTrip', { presentation: presentCard(camille, otherHandheld) });
    expect(taken).toMatchObject({
      takenOver: true,
      trip: { id: tripId, deviceId: otherHandheld, piecesCount: 1 },
    });
    expect(await does(caller, 'scan', { tripId, code: shelf.coffee.codes[0] })).toMatchObject({
      reason: 'TRIP_NOT_FOUND',
    });
    expect(await does(caller, 'openTrip', {})).toMatchObject({ __typename: 'TripOpened' });
    const told = await scanner.until(() => scanner.sent(TripOpenedV1, tripId)[1]);
    expect(told).toMatchObject({ deviceId: otherHandheld, memberId: camille });
    await does(next, 'cancelTrip', { tripId });
  });

  test('by its number is nobody’s trip: it keeps its owner from nothing, and gives way to a code or a newer number', async () => {
    const { presentCard, does, ask } = scanner;
    const memberId = randomUUID();
    const owner = { kind: 'member', memberId } as const;
    const [typed, again, shown] = [device('typed'), device('typed-again'), device('shown')];
    const earning = async (caller: typeof typed, id: string) => {
      const { data } = await ask(caller, `{ trip(id: "${id}") { earnsOnly member { id } } }`);
      return data?.trip;
    };
    const number = (caller: typeof typed) =>
      does(caller, 'openTrip', { presentation: presentCard(memberId, caller.deviceId, 'STATIC') });
    const first = (await number(typed)).trip.id;
    expect(await earning(typed, first)).toEqual({ earnsOnly: true, member: null });
    expect((await ask(owner, '{ currentTrip { id } }')).data).toEqual({ currentTrip: null });
    expect((await ask(owner, `{ trip(id: "${first}") { id } }`)).data).toEqual({ trip: null });
    const told = await scanner.until(() => scanner.sent(TripOpenedV1, first)[0]);
    expect(told).not.toHaveProperty('memberId');

    const second = (await number(again)).trip.id;
    expect(second).not.toBe(first);
    expect(await earning(typed, first)).toEqual({ earnsOnly: false, member: null });

    const lyonShown = { ...shown, storeId: lyon.storeId };
    const opened = await does(lyonShown, 'openTrip', {
      presentation: presentCard(memberId, shown.deviceId),
    });
    expect(opened).toMatchObject({ __typename: 'TripOpened', takenOver: false });
    expect(await earning(again, second)).toEqual({ earnsOnly: false, member: null });
    expect((await ask(owner, '{ currentTrip { id } }')).data).toEqual({
      currentTrip: { id: opened.trip.id },
    });
    expect(await number(typed)).toMatchObject({ reason: 'DEVICE_BUSY' });
  });

  test('tells whoever types its number nothing of its owner: neither that they shop nor that they are to be checked', async () => {
    const { presentCard, does, ask } = scanner;
    const memberId = randomUUID();
    const [typed, other, owners] = [device('curious'), device('curious-too'), device('of-the-owner')];
    const type = (caller: typeof typed) => presentCard(memberId, caller.deviceId, 'STATIC');
    const earnsOnly = async (caller: typeof typed) =>
      (await ask(caller, '{ currentTrip { earnsOnly } }')).data.currentTrip.earnsOnly;
    const opening = { presentation: presentCard(memberId, owners.deviceId) };
    const ofOwner = (await does(owners, 'openTrip', opening)).trip.id;

    const opened = await does(typed, 'openTrip', { presentation: type(typed) });
    expect(opened).toMatchObject({ __typename: 'TripOpened', takenOver: false });
    await does(typed, 'cancelTrip', { tripId: opened.trip.id });
    const plain = (await does(other, 'openTrip', {})).trip.id;
    const attached = await does(other, 'attachCard', { tripId: plain, presentation: type(other) });
    expect(attached).toMatchObject({ __typename: 'CardAttached', trip: { member: null } });
    expect((await ask(owners, '{ currentTrip { id } }')).data).toEqual({ currentTrip: { id: ofOwner } });
    expect(await earnsOnly(other)).toBe(true);
    // A newer number takes the place of an older one, beside the owner's trip too.
    expect(await does(typed, 'openTrip', { presentation: type(typed) })).toMatchObject({
      __typename: 'TripOpened',
    });
    expect([await earnsOnly(other), await earnsOnly(typed)]).toEqual([false, true]);
  });

  test('shown by its code on the trip of its number, becomes whose trip it is; on another, frees that one', async () => {
    const { presentCard, does, ask } = scanner;
    const memberId = randomUUID();
    const [typed, plain] = [device('number-then-code'), device('plain')];
    const opening = { presentation: presentCard(memberId, typed.deviceId, 'STATIC') };
    const { trip } = await does(typed, 'openTrip', opening);
    const other = (await does(plain, 'openTrip', {})).trip.id;
    const joined = { tripId: other, presentation: presentCard(memberId, plain.deviceId) };
    expect(await does(plain, 'attachCard', joined)).toMatchObject({ __typename: 'CardAttached' });
    expect((await ask(typed, '{ currentTrip { earnsOnly } }')).data.currentTrip.earnsOnly).toBe(false);
    await does(plain, 'cancelTrip', { tripId: other });
    const shown = { tripId: trip.id, presentation: presentCard(memberId, typed.deviceId) };
    expect(await does(typed, 'attachCard', shown)).toMatchObject({ __typename: 'CardAttached' });
    const told = await scanner.until(() => scanner.sent(TripOpenedV1, trip.id)[1]);
    expect(told).toMatchObject({ memberId });
  });

  test('leaves nothing to see on the device its trip has left, not even by asking again', async () => {
    const { presentCard, does } = scanner;
    const memberId = randomUUID();
    const [caller, next] = [device('left-behind'), device('gone-on')];
    const opening = { presentation: presentCard(memberId, caller.deviceId), commandId: randomUUID() };
    const tripId = (await does(caller, 'openTrip', opening)).trip.id;
    const { line } = await does(caller, 'scan', { tripId, code: shelf.coffee.codes[0] });
    const voiding = { tripId, lineId: line.id, commandId: randomUUID() };
    await does(caller, 'voidLine', voiding);
    expect(await does(caller, 'openTrip', opening)).toMatchObject({ trip: { id: tripId } });
    await does(next, 'openTrip', { presentation: presentCard(memberId, next.deviceId) });
    await does(next, 'scan', { tripId, code: shelf.lemonade.codes[0] });
    expect(await does(caller, 'openTrip', opening)).toMatchObject({ reason: 'TRIP_NOT_FOUND' });
    expect(await does(caller, 'voidLine', voiding)).toMatchObject({ reason: 'TRIP_NOT_FOUND' });
    await does(next, 'cancelTrip', { tripId });
  });

  test('may come after the first scans, once, and not be swapped', async () => {
    const { presentCard, does } = scanner;
    const { caller, tripId } = await freshTrip();
    await does(caller, 'scan', { tripId, code: shelf.coffee.codes[0] });
    const presentation = presentCard(camille, caller.deviceId);
    const wish = { tripId, presentation, commandId: randomUUID() };
    const attached = await does(caller, 'attachCard', wish);
    expect(attached).toMatchObject({ trip: { member: { id: camille }, subtotal: { minor: 349 } } });
    expect((await does(caller, 'attachCard', wish)).trip.version).toBe(attached.trip.version);
    const other = await freshTrip();
    expect(await does(other.caller, 'attachCard', { tripId: other.tripId, presentation })).toMatchObject({
      reason: 'CARD_NOT_ACCEPTED',
    });
    const swap = { tripId, presentation: presentCard(randomUUID(), caller.deviceId) };
    expect(await does(caller, 'attachCard', swap)).toMatchObject({ reason: 'OTHER_CARD_ATTACHED' });
    await does(caller, 'cancelTrip', { tripId });
    expect((await does(other.caller, 'cancelTrip', { tripId: other.tripId })).trip.status).toBe('CANCELLED');
  });

  test('shown at two running trips at once joins one of them', async () => {
    const { presentCard, does } = scanner;
    const memberId = randomUUID();
    const trips = [await freshTrip(), await freshTrip()];
    const answers = await Promise.all(
      trips.map(({ caller, tripId }) =>
        does(caller, 'attachCard', { tripId, presentation: presentCard(memberId, caller.deviceId) }),
      ),
    );
    expect(answers.map(({ __typename, reason }) => reason ?? __typename).sort()).toEqual([
      'CARD_HAS_OPEN_TRIP',
      'CardAttached',
    ]);
  });

  test('a presentation serves once: at the trip it joined, and at two that race for it', async () => {
    const { presentCard, does } = scanner;
    const { caller, tripId } = await freshTrip();
    const presentation = presentCard(randomUUID(), caller.deviceId);
    const attach = () => does(caller, 'attachCard', { tripId, presentation });
    const answers = await Promise.all([attach(), attach(), attach()]);
    expect(answers.map(({ __typename, reason }) => reason ?? __typename).sort()).toEqual([
      'CARD_NOT_ACCEPTED',
      'CARD_NOT_ACCEPTED',
      'CardAttached',
    ]);
    await does(caller, 'cancelTrip', { tripId });
    expect(await does(caller, 'openTrip', { presentation })).toMatchObject({ reason: 'CARD_NOT_ACCEPTED' });
    expect(await does(caller, 'openTrip', {})).toMatchObject({ __typename: 'TripOpened' });
  });

  test('a presentation used before, made for another device, forged or too old is refused', async () => {
    const { presentCard, does, clock } = scanner;
    const caller = device('cards');
    const refused = { reason: 'CARD_NOT_ACCEPTED' };
    expect(
      await does(caller, 'openTrip', { presentation: presentCard(camille, otherHandheld) }),
    ).toMatchObject(refused);
    expect(await does(caller, 'openTrip', { presentation: 'forged' })).toMatchObject(refused);
    const presentation = presentCard(camille, caller.deviceId);
    const { trip } = await does(caller, 'openTrip', { presentation });
    await does(caller, 'cancelTrip', { tripId: trip.id });
    expect(await does(caller, 'openTrip', { presentation })).toMatchObject(refused);
    // Clocks may differ by a minute, so that a presentation outlives its end a little; its use is kept longer.
    clock.advance(200_000);
    expect(await does(caller, 'openTrip', { presentation })).toMatchObject(refused);
    const late = presentCard(camille, caller.deviceId);
    clock.advance(300_000);
    expect(await does(caller, 'openTrip', { presentation: late })).toMatchObject(refused);
  });

  test('a presentation may come before the news of the key that signed it', async () => {
    const key = generateSigningKey();
    const presentations = createCardPresentations({
      keys: { find: () => key.publicKey, current: () => key },
      clock: scanner.clock,
    });
    const early = ['early-1', 'early-2'].map(device);
    const opening = early.map((caller) =>
      scanner.does(caller, 'openTrip', {
        presentation: presentations.sign({
          memberId: randomUUID(),
          gsrn: '376543210000000017',
          deviceId: caller.deviceId,
          locale: 'fr',
          proof: 'ROTATING',
        }),
      }),
    );
    await pause(300);
    await scanner.tell(SigningKeyPublishedV1, toJwk(key));
    for (const opened of await Promise.all(opening))
      expect(opened).toMatchObject({ trip: { status: 'OPEN' } });
  });
});

describe('prices', () => {
  test('that change reach the next scan; lines keep theirs; old news is no news', async () => {
    const soup = (version: number, minor: number) =>
      article('soup', minor, {
        version,
        prices: [{ storeId: nantes.storeId, minor, currency: 'EUR', per: 'unit', priceListVersion: version }],
      });
    const { caller, tripId } = await freshTrip();
    const scan = () => scanner.does(caller, 'scan', { tripId, code: codeOf('soup') });
    expect(await scan()).toMatchObject({ reason: 'UNKNOWN_CODE' });
    await scanner.tellArticles(soup(4, 120));
    expect(await scan()).toMatchObject({ line: { amount: { minor: 120 } } });
    await scanner.tellArticles(soup(5, 110));
    expect(await scan()).toMatchObject({ line: { amount: { minor: 110 } } });
    await scanner.tellArticles(soup(3, 999));
    const last = await scan();
    expect(last.trip.lines.map((line: { amount: { minor: number } }) => line.amount.minor)).toEqual([
      120, 110, 110,
    ]);
    expect(last.trip.priceListVersion).toBe(5);
  });

  test('that rise while somebody shops are those of the label they read; who comes later pays the new one', async () => {
    const name = `tea ${randomUUID()}`;
    const tea = article(name, 1000);
    await scanner.tellArticles(tea);
    const { caller, tripId } = await freshTrip();
    const scan = async (by = { caller, tripId }) => {
      const { line } = await scanner.does(by.caller, 'scan', { tripId: by.tripId, code: tea.codes[0] });
      return line.amount.minor;
    };
    expect(await scan()).toBe(1000);
    scanner.clock.advance(60_000);
    const since = scanner.clock();
    const prices = tea.prices.map((price) => ({
      ...price,
      ...{ minor: 1500, since, priceListVersion: 4 },
      earlier: [{ minor: 1000, since: new Date(0), priceListVersion: 3 }],
    }));
    await scanner.tellArticles({ ...tea, version: 2, prices });
    expect(await scan()).toBe(1000);
    scanner.clock.advance(1);
    expect(await scan(await freshTrip())).toBe(1500);
  });

  test('of a lot whose markdown shrinks while somebody shops are those of the sticker they read (behaviour 31)', async () => {
    const name = `cream ${randomUUID()}`;
    const lot = {
      ...{ storeId: nantes.storeId, lot: 'L1', expiresOn: '2026-12-20' },
      ...{ markdownPercent: 50, recalled: false },
    };
    const cream = article(name, 500, { lots: [lot] });
    await scanner.tellArticles(cream);
    const { caller, tripId } = await freshTrip();
    const scan = async (by = { caller, tripId }) => {
      const label = `(01)${cream.codes[0]}(17)261220(10)L1`;
      const { line } = await scanner.does(by.caller, 'scan', { tripId: by.tripId, code: label });
      return line.amount.minor;
    };
    expect(await scan()).toBe(250);
    scanner.clock.advance(60_000);
    const earlier = [{ markdownPercent: 50, until: scanner.clock() }];
    await scanner.tellArticles({ ...cream, version: 2, lots: [{ ...lot, markdownPercent: 10, earlier }] });
    expect(await scan()).toBe(250);
    scanner.clock.advance(1);
    expect(await scan(await freshTrip())).toBe(450);
  });
});
