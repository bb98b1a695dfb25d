import { createInProcessBus } from '@rayon/bus';
import { type LineFacts, TripEndedV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { brandUserOf, type Data, deviceOf, terminalOf, until } from '@rayon/testkit';
import mongoose from 'mongoose';
import { createCodeKey } from './code-key';
import { lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
let database: mongoose.Connection;
beforeAll(async () => {
  shop = await startOffers();
  database = await mongoose
    .createConnection(shop.store.url, { dbName: `${shop.store.prefix}rayon-offers` })
    .asPromise();
});
afterAll(async () => {
  await database?.close();
  await shop?.stop();
});

type Principal = typeof marketer;
type Trip = Awaited<ReturnType<typeof shop.openTrip>>;
type Coupon = { code: string; state: string; campaignId: string | null };
type Shown = { discount: { minor: number }; coupons: Coupon[]; lost: Data[] };

const euroOff = { target: { categories: ['Boissons'] }, benefit: { kind: 'AMOUNT_OFF', amountMinor: 100 } };

/** A campaign whose own codes take a euro off in a store of its own. */
const launchWithCodes = async (more: Data = {}, author: Principal = marketer) => {
  const storeId = newId();
  const own = { usesPerCode: 1 };
  return {
    storeId,
    campaignId: await shop.launch({ storeIds: [storeId], ...euroOff, ...own, ...more }, author),
  };
};

const refusal = '... on OffersRefusal { reason field message }';
const generate = async (input: Data, by: Principal = marketer, commandId = newId()) => {
  const { data, errors } = await shop.ask(
    by,
    `mutation M($input: GenerateCodesInput!) { generateCodes(input: $input) { ... on CodesGenerated { codes campaign { codes { count } } } ${refusal} } }`,
    { input: { commandId, ...input } },
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.generateCodes as Data & { codes: string[] };
};
const importCodes = async (input: Data, by: Principal = marketer, commandId = newId()) => {
  const { data, errors } = await shop.ask(
    by,
    `mutation M($input: ImportCodesInput!) { importCodes(input: $input) { ... on CodesImported { imported refused { line reason } } ${refusal} } }`,
    { input: { commandId, ...input } },
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.importCodes as Data;
};
const countsOf = async (campaignId: string, by: Principal = marketer) => {
  const { data } = await shop.ask(
    by,
    'query Q($id: ID!) { campaign(id: $id) { codes { count held used left } } }',
    { id: campaignId },
  );
  return (data.campaign as Data | null)?.codes;
};

const show = async (
  trip: Trip,
  coupons: string[],
  lines: LineFacts[],
  of: Parameters<typeof shop.ask>[3] = {},
): Promise<Shown> => {
  const device = deviceOf(trip.deviceId, trip.storeId);
  const { offers, errors } = await shop.offersOf(device, trip.tripId, lines, { ...of, coupons });
  if (!offers) throw new Error(JSON.stringify(errors));
  return offers as unknown as Shown;
};
const stateOf = async (...asked: Parameters<typeof show>) => {
  const { discount, coupons } = await show(...asked);
  return [coupons[0]?.state, discount.minor];
};

const paid = async (trip: Trip, coupons: string[], lines: LineFacts[], basketVersion = 1) => {
  await shop.endTrip({ ...trip, coupons }, lines, basketVersion);
  const word = await until(() =>
    shop.adjudicationsOf(trip.tripId).find((one) => one.basketVersion === basketVersion),
  );
  return word.discount.minor;
};

/** What the store has of the code of a campaign, and what trips and redemptions have. */
const codeRows = async (campaignId: string) => {
  const rows = await database.collection('codes').find({ campaignId }).toArray();
  return rows.map(({ uses, spent }) => ({ uses: Number(uses), spent: Number(spent) }));
};
const onlyCode = async (campaignId: string) => (await codeRows(campaignId))[0];

test('codes are drawn once per command, told to whoever asked, and not kept as they are printed', async () => {
  const { campaignId } = await launchWithCodes();
  const commandId = newId();
  const asked = { campaignId, count: 3, prefix: 'WELCOME' };
  const { codes } = await generate(asked, marketer, commandId);
  expect(new Set(codes).size).toBe(3);
  for (const code of codes) expect(code).toMatch(/^WELCOME(-[2-9A-HJKMNP-Z]{4}){3}$/);
  // The answer was lost: the same command has the same codes, and there are no more of them.
  expect((await generate(asked, marketer, commandId)).codes).toEqual(codes);
  expect(await generate({ ...asked, count: 4 }, marketer, commandId)).toMatchObject({
    reason: 'COMMAND_ID_REUSED',
  });
  expect(await countsOf(campaignId)).toEqual({ count: 3, held: 0, used: 0, left: 3 });

  const kept = JSON.stringify([
    await database.collection('codes').find({ campaignId }).toArray(),
    await database.collection('commands').find({}).toArray(),
  ]);
  for (const code of codes) {
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code.replaceAll('-', ''));
  }
});

test('a list is taken over line by line, and what is refused is told with its line', async () => {
  const { campaignId } = await launchWithCodes();
  const codes = ['ABC-1', '', 'abc-1', ' ABC-1 ', 'x'.repeat(41)];
  expect(await importCodes({ campaignId, codes })).toEqual({
    imported: 2,
    refused: [
      { line: 2, reason: 'EMPTY' },
      { line: 4, reason: 'REPEATED' },
      { line: 5, reason: 'TOO_LONG' },
    ],
  });
  expect(await importCodes({ campaignId, codes: ['NEW', 'ABC-1'] })).toEqual({
    imported: 1,
    refused: [{ line: 2, reason: 'ALREADY_THERE' }],
  });
  expect(await countsOf(campaignId)).toMatchObject({ count: 3 });
});

test('who may not write the campaign adds none, and learns nothing of another’s codes by adding', async () => {
  const [mine, other] = [newId(), newId()];
  await shop.define({ brands: [mine, other] });
  const { campaignId, storeId } = await launchWithCodes({ brandId: mine }, brandUserOf(mine));
  await importCodes({ campaignId, codes: ['SECRET-1'] }, brandUserOf(mine));
  expect(await generate({ campaignId, count: 1 }, brandUserOf(other))).toMatchObject({
    reason: 'CAMPAIGN_NOT_FOUND',
  });
  expect(await importCodes({ campaignId, codes: ['A'] }, brandUserOf(other))).toMatchObject({
    reason: 'CAMPAIGN_NOT_FOUND',
  });
  expect(await countsOf(campaignId, brandUserOf(other))).toBeUndefined();
  // The same code in a campaign of their own is taken like any other.
  const theirs = await launchWithCodes({ storeIds: [storeId], brandId: other }, brandUserOf(other));
  expect(
    await importCodes({ campaignId: theirs.campaignId, codes: ['SECRET-1'] }, brandUserOf(other)),
  ).toEqual({
    imported: 1,
    refused: [],
  });
  // A brand is told of few people nothing but how many codes it has.
  expect(await countsOf(campaignId, brandUserOf(mine))).toEqual({
    count: 1,
    held: null,
    used: null,
    left: null,
  });
});

test('codes go with a campaign that asks for them, and in numbers that fit', async () => {
  const plain = await shop.launch({ storeIds: [newId()] });
  expect(await generate({ campaignId: plain, count: 1 })).toMatchObject({ reason: 'NO_OWN_CODES' });
  const { campaignId } = await launchWithCodes();
  for (const [field, wrong] of [
    ['count', { count: 0 }],
    ['count', { count: 2_001 }],
    ['prefix', { count: 1, prefix: 'low er' }],
    ['length', { count: 1, length: 8 }],
  ] as const)
    expect(await generate({ campaignId, ...wrong })).toMatchObject({ reason: 'BAD_INPUT', field });
  await database
    .collection<{ _id: string }>('codeLists')
    .updateOne({ _id: campaignId }, { $set: { count: 99_999 } }, { upsert: true });
  expect(await generate({ campaignId, count: 2 })).toMatchObject({ reason: 'TOO_MANY_CODES' });
  expect((await generate({ campaignId, count: 1 })).codes).toHaveLength(1);
  const both = shop.content({ coupon: 'TEN', usesPerCode: 1 });
  expect((await shop.mutate(marketer, 'draftCampaign', both)).answer).toMatchObject({
    reason: 'BAD_INPUT',
    field: 'usesPerCode',
  });
  await shop.step(marketer, 'endCampaign', campaignId);
  expect(await generate({ campaignId, count: 1 })).toMatchObject({ reason: 'WRONG_STATUS' });
});

describe('a code that works once', () => {
  const withOne = async (more: Data = {}) => {
    const launched = await launchWithCodes(more);
    const { codes } = await generate({ campaignId: launched.campaignId, count: 1 });
    return { ...launched, code: codes[0] ?? '' };
  };

  test('is held from when it gives something, told elsewhere meanwhile, spent by the receipt and given back by a full return', async () => {
    const { storeId, campaignId, code } = await withOne();
    const [mine, other] = [await shop.openTrip({ storeId }), await shop.openTrip({ storeId })];
    const lines = [lineFacts(), lineFacts({ sequence: 2 })];
    // However it is typed; with nothing in the basket it gives nothing and is held by nobody.
    const typed = code.toLowerCase().replaceAll('-', ' ');
    expect(await stateOf(mine, [typed], [])).toEqual(['WAITING', 0]);
    expect(await onlyCode(campaignId)).toEqual({ uses: 0, spent: 0 });
    expect(await stateOf(mine, [typed], lines)).toEqual(['APPLIED', 200]);
    expect(await onlyCode(campaignId)).toEqual({ uses: 1, spent: 0 });
    expect(await stateOf(other, [code], [lineFacts()])).toEqual(['ELSEWHERE', 0]);
    expect(await countsOf(campaignId)).toEqual({ count: 1, held: 1, used: 0, left: 0 });

    expect(await paid(mine, [typed], lines)).toBe(200);
    expect(await onlyCode(campaignId)).toEqual({ uses: 1, spent: 0 });
    const receiptId = await shop.closeReceipt(mine, lines);
    await until(async () => (await onlyCode(campaignId))?.spent === 1);
    await until(async () => (await stateOf(other, [code], [lineFacts()]))[0] === 'USED');
    expect(await paid(other, [code], [lineFacts()])).toBe(0);

    // As long as something is kept that was rewarded, it is used.
    const [first, second] = lines as [LineFacts, LineFacts];
    await shop.returnLine(receiptId, first, 1, 0);
    await shop.returnLine(receiptId, second, 1, 0);
    await until(async () => (await onlyCode(campaignId))?.uses === 0);
    expect(await onlyCode(campaignId)).toEqual({ uses: 0, spent: 0 });
    const third = await shop.openTrip({ storeId });
    expect(await stateOf(third, [code], [lineFacts()])).toEqual(['APPLIED', 100]);
  });

  test('is let go by each way out of a basket', async () => {
    const { storeId, campaignId, code } = await withOne();
    const isFree = () => until(async () => (await onlyCode(campaignId))?.uses === 0);
    const hold = async () => {
      const trip = await shop.openTrip({ storeId });
      expect(await stateOf(trip, [code], [lineFacts()])).toEqual(['APPLIED', 100]);
      return trip;
    };
    // Its article goes; the code is taken away; the trip is cancelled, open or ended; nobody comes back.
    const left = await hold();
    expect(await stateOf(left, [code], [])).toEqual(['WAITING', 0]);
    await isFree();
    expect((await show(await hold(), [], [lineFacts()])).coupons).toEqual([]);
    await isFree();
    await shop.cancelTrip(await hold());
    await isFree();
    const ended = await hold();
    expect(await paid(ended, [code], [lineFacts()])).toBe(100);
    await shop.cancelTrip(ended);
    await isFree();
    await hold();
    shop.clock.advance(25 * 3_600_000);
    await shop.service.releaseForgotten();
    await isFree();
    // The campaign stops: the next answer says so.
    const stopped = await hold();
    await shop.step(marketer, 'pauseCampaign', campaignId);
    await shop.heard();
    expect((await show(stopped, [code], [lineFacts()])).discount.minor).toBe(0);
    await isFree();
    expect(await countsOf(campaignId)).toEqual({ count: 1, held: 0, used: 0, left: 1 });
  });

  test('is decided again at the till with the code that is taken away there', async () => {
    const { storeId, campaignId, code } = await withOne();
    const trip = await shop.openTrip({ storeId });
    const lines = [lineFacts()];
    expect(await stateOf(trip, [code], lines)).toEqual(['APPLIED', 100]);
    expect(await paid(trip, [code], lines)).toBe(100);
    expect(await paid(trip, [], lines, 2)).toBe(0);
    expect(await onlyCode(campaignId)).toEqual({ uses: 0, spent: 0 });
    expect(await paid(trip, [code], lines, 3)).toBe(100);
    expect(await onlyCode(campaignId)).toEqual({ uses: 1, spent: 0 });
  });

  test('counts once whatever is delivered again or out of order', async () => {
    const { storeId, campaignId, code } = await withOne();
    const trip = await shop.openTrip({ storeId });
    const lines = [lineFacts()];
    expect(await stateOf(trip, [code], lines)).toEqual(['APPLIED', 100]);
    const said = {
      tripId: trip.tripId,
      storeId,
      currency: 'EUR',
      basketVersion: 1,
      lines,
      coupons: [code],
      auditRequired: false,
      endedAt: shop.clock().toISOString(),
    };
    for (let time = 0; time < 3; time += 1) await shop.tell(TripEndedV1, said);
    await until(() => shop.adjudicationsOf(trip.tripId).length === 1);
    expect(await onlyCode(campaignId)).toEqual({ uses: 1, spent: 0 });
    // The return is heard before its receipt, and both twice.
    const receiptId = newId();
    for (let time = 0; time < 2; time += 1) await shop.returnLine(receiptId, lines[0] as LineFacts, 1, 0);
    for (let time = 0; time < 2; time += 1) await shop.closeReceipt(trip, lines, receiptId);
    await until(async () => (await onlyCode(campaignId))?.uses === 0);
    await shop.cancelTrip(trip);
    await shop.heard();
    expect(await onlyCode(campaignId)).toEqual({ uses: 0, spent: 0 });
  });

  test('goes to one of many baskets at once, at two processes, and the others are told', async () => {
    const { storeId, campaignId, code } = await withOne();
    const twin = await shop.startProcess(createInProcessBus());
    try {
      const trips = await Promise.all(Array.from({ length: 10 }, () => shop.openTrip({ storeId })));
      await until(async () => (await database.collection('trips').countDocuments({ storeId })) === 10);
      const shown = await Promise.all(
        trips.map((trip, at) => show(trip, [code], [lineFacts()], at % 2 ? { of: twin } : {})),
      );
      expect(shown.filter(({ discount }) => discount.minor === 100)).toHaveLength(1);
      expect(shown.map(({ coupons }) => coupons[0]?.state).sort()).toEqual([
        'APPLIED',
        ...Array.from({ length: 9 }, () => 'ELSEWHERE'),
      ]);
      expect(await onlyCode(campaignId)).toEqual({ uses: 1, spent: 0 });
      const words = await Promise.all(trips.map((trip) => paid(trip, [code], [lineFacts()])));
      expect(words.filter((minor) => minor === 100)).toHaveLength(1);
      expect(await onlyCode(campaignId)).toEqual({ uses: 1, spent: 0 });
    } finally {
      await twin.stop();
    }
  });

  test('goes to one of the baskets that are ended at once without having been shown', async () => {
    const { storeId, campaignId, code } = await withOne();
    const trips = await Promise.all(Array.from({ length: 6 }, () => shop.openTrip({ storeId })));
    const words = await Promise.all(trips.map((trip) => paid(trip, [code], [lineFacts()])));
    expect(words.sort((a, b) => a - b)).toEqual([0, 0, 0, 0, 0, 100]);
    expect(await onlyCode(campaignId)).toEqual({ uses: 1, spent: 0 });
  });

  test('leaves a second one of its campaign alone', async () => {
    const { storeId, campaignId } = await launchWithCodes();
    const { codes } = await generate({ campaignId, count: 2 });
    const trip = await shop.openTrip({ storeId });
    const { discount, coupons } = await show(trip, codes, [lineFacts()]);
    expect(discount.minor).toBe(100);
    expect(coupons.map(({ state }) => state)).toEqual(['APPLIED', 'BESIDE_ANOTHER']);
    expect(await countsOf(campaignId)).toMatchObject({ held: 1, left: 1 });
    // Without the first the second takes its place.
    expect((await show(trip, codes.slice(1), [lineFacts()])).coupons).toMatchObject([{ state: 'APPLIED' }]);
    expect(await countsOf(campaignId)).toMatchObject({ held: 1, left: 1 });
  });

  test('is not used up where a better offer is given in its place', async () => {
    const { storeId, campaignId, code } = await withOne();
    await shop.launch({ storeIds: [storeId], ...euroOff, benefit: { kind: 'AMOUNT_OFF', amountMinor: 300 } });
    const trip = await shop.openTrip({ storeId });
    expect(await stateOf(trip, [code], [lineFacts()])).toEqual(['LOST', 300]);
    expect(await paid(trip, [code], [lineFacts()])).toBe(300);
    expect(await onlyCode(campaignId)).toEqual({ uses: 0, spent: 0 });
  });
});

test('a code that works three times counts for three baskets', async () => {
  const { storeId, campaignId } = await launchWithCodes({ usesPerCode: 3, limits: { total: 10 } });
  await importCodes({ campaignId, codes: ['THREE'] });
  const shown: number[] = [];
  for (let time = 0; time < 4; time += 1)
    shown.push((await show(await shop.openTrip({ storeId }), ['THREE'], [lineFacts()])).discount.minor);
  expect(shown).toEqual([100, 100, 100, 0]);
  expect(await countsOf(campaignId)).toEqual({ count: 1, held: 3, used: 0, left: 0 });
});

test('a GS1 coupon is known by its number where it is listed, else by its company and offer', async () => {
  const { storeId, campaignId } = await launchWithCodes();
  await importCodes({ campaignId, codes: ['(8112)001234561234560123456'] });
  await shop.launch({
    storeIds: [storeId],
    ...euroOff,
    target: { categories: ['Lait'] },
    coupon: 'GS1:123456:654321',
  });
  const trip = await shop.openTrip({ storeId });
  const lines = [lineFacts(), lineFacts({ sequence: 2, category: 'Lait' })];
  const entered = ['GS1:123456:123456:123456', 'GS1:123456:654321:777777', 'GS1:123456:123456:999999'];
  const { discount, coupons } = await show(trip, entered, lines);
  expect(coupons.map(({ state }) => state)).toEqual(['APPLIED', 'APPLIED', 'UNKNOWN']);
  expect(discount.minor).toBe(200);
});

test('a slip of the fingers is told as one; of what does not exist, or never ran, no more than that', async () => {
  const { storeId, campaignId } = await launchWithCodes();
  const { codes } = await generate({ campaignId, count: 1, prefix: 'GIFT' });
  const code = codes[0] ?? '';
  const drafted = await shop.mutate(marketer, 'draftCampaign', shop.content({ ...euroOff, usesPerCode: 1 }));
  await importCodes({ campaignId: (drafted.answer.campaign as Data).id, codes: ['NOT YET'] });
  const wrong = `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`;
  const trip = await shop.openTrip({ storeId });
  const { coupons } = await show(trip, [wrong, 'NOT YET', 'NO SUCH CODE'], [lineFacts()]);
  expect(coupons.map(({ state, campaignId: of }) => [state, of])).toEqual([
    ['MISTYPED', null],
    ['UNKNOWN', null],
    ['UNKNOWN', null],
  ]);
});

test('whoever guesses is stopped, on that machine alone, whether they look or only end baskets; what is held goes on', async () => {
  const { storeId, campaignId } = await launchWithCodes();
  const { codes } = await generate({ campaignId, count: 3 });
  const [held = '', second = '', third = ''] = codes;
  const trip = await shop.openTrip({ storeId });
  const lines = [lineFacts()];
  expect(await stateOf(trip, [held], lines)).toEqual(['APPLIED', 100]);
  // Half of them look like slips of codes of ours: codes that were taken over may look so, too.
  const slips = Array.from({ length: 10 }, (_, at) => `AAAA-AAAA-AA${'23456789AB'[at]}${'3'}`);
  const guesses = [...slips, ...Array.from({ length: 10 }, (_, at) => `GUESS ${at}`)];
  await show(trip, [held, ...guesses.slice(0, 9)], lines);
  // The same ones again are no new tries.
  await show(trip, [held, ...guesses.slice(0, 9)], lines);
  await show(trip, [held, ...guesses.slice(9, 18)], lines);
  await show(trip, [held, second], []);
  await paid(trip, [held, ...guesses.slice(18)], lines);

  const next = await shop.openTrip({ storeId });
  const same = { ...next, deviceId: trip.deviceId };
  await shop.tellOpened({ ...same, memberId: await shop.enrol() });
  await until(async () => (await stateOf(same, [third], lines))[0] === 'TOO_MANY_TRIES');
  expect(await paid(same, [third], lines)).toBe(0);
  expect(await stateOf(await shop.openTrip({ storeId }), [second], lines)).toEqual(['APPLIED', 100]);
  // At the till somebody of the shop enters it.
  const till = terminalOf(storeId);
  const { offers } = await shop.offersOf(till, same.tripId, lines, { coupons: [third] });
  expect((offers as unknown as Shown).coupons[0]?.state).not.toBe('TOO_MANY_TRIES');
  shop.clock.advance(16 * 60_000);
  const later = { ...(await shop.openTrip({ storeId })), deviceId: trip.deviceId };
  await shop.tellOpened({ ...later, memberId: await shop.enrol() });
  await until(async () => (await stateOf(later, [third], lines))[0] === 'APPLIED');
});

test('a code found by more than fifty campaigns that are over is still that of the one that runs', async () => {
  const storeId = newId();
  const running = await shop.launch({ storeIds: [storeId], ...euroOff, coupon: 'OFTEN' });
  const [row] = await database.collection('campaigns').find({ 'content.coupon': 'OFTEN' }).toArray();
  await database.collection<{ _id: string }>('campaigns').insertMany(
    Array.from({ length: 60 }, (_, at) => {
      const { meta, ...over } = row as Data;
      return { ...over, _id: newId(), status: 'ended', change: 1_000_000 + at } as never;
    }),
  );
  const again = await shop.mutate(marketer, 'draftCampaign', shop.content({ coupon: 'OFTEN' }));
  expect(again.answer).toMatchObject({ reason: 'BAD_INPUT', field: 'coupon' });
  const trip = await shop.openTrip({ storeId });
  const { coupons } = await show(trip, ['OFTEN'], []);
  expect(coupons).toMatchObject([{ state: 'WAITING', campaignId: running }]);
});

test('under another key no code is known again', () => {
  const [mine, other] = [createCodeKey(Buffer.alloc(32, 1)), createCodeKey(Buffer.alloc(32, 2))];
  const asked = { count: 2, drawn: 11, prefix: 'A' };
  expect(mine.draw('seed', asked)).toEqual(mine.draw('seed', asked));
  expect(mine.draw('seed', asked)).not.toEqual(other.draw('seed', asked));
  expect(mine.hashOf('X')).not.toBe(other.hashOf('X'));
});
