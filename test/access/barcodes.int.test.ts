import { shopperDocument } from '@rayon/client/operations/shop';
import { ownArticles } from '@rayon/infra';
import { newId } from '@rayon/kernel';
import { testSeed } from '@rayon/testkit';
import { type Answer, ask, eachOf } from './asking';
import { leaksIn, secretsOf } from './log-leaks';
import { codesTypedOtherwise, malformedCodes } from './malformed-codes';
import { openPremises, type Premises } from './premises';
import { type Side, sides } from './principals';
import { randomCodes } from './random-codes';
import { openTwoShops, type TwoShops } from './two-shops';

const seed = testSeed();
const randomCount = 2_000;

const shelfPrices = new Set(ownArticles().flatMap(({ prices }) => prices.map(({ minor }) => minor)));

let premises: Premises;
let shops: TwoShops;
let qr: string;
beforeAll(async () => {
  premises = await openPremises();
  shops = await openTwoShops(premises);
  const { me } = await shops.as.member.ask(shopperDocument, {});
  qr = me?.card.qr.content ?? '';
});
afterAll(() => premises?.stop());

type Outcome = Readonly<{
  __typename: string;
  reason?: string;
  message?: string;
  line?: { id: string; unitPrice: { minor: number }; amount: { minor: number }; warnings: string[] };
  trip?: { status: string; subtotal: { minor: number } };
}>;

const device = (side: Side) => (side === 'here' ? shops.as.device : shops.as['other device']);

const scanOn = (side: Side, code: string): Promise<Answer> =>
  ask(
    premises.url,
    `mutation ($input: ScanInput!) { scan(input: $input) {
      __typename
      ... on LineScanned { line { id unitPrice { minor } amount { minor } warnings } trip { status subtotal { minor } } }
      ... on ScannerRefusal { reason message } } }`,
    { input: { commandId: newId(), tripId: shops.things[side].openTripId, code } },
    { accessToken: device(side).accessToken },
  );

const outcomeOf = ({ data }: Answer) => data?.scan as Outcome | null | undefined;

/** Reasons that say something is wrong with the code, or with selling what it names. */
const refusals = new Set([
  'BAD_INPUT',
  'UNKNOWN_CODE',
  'WRONG_CHECK_DIGIT',
  'CARD_CODE_SCANNED',
  'BAD_MEASURE',
  'EXPIRED',
  'NO_PRICE',
  'SCAN_ONE_BY_ONE',
  'DEPOSIT_ALONE',
]);

const isRefusal = (answer: Answer, also: readonly string[] = []): boolean => {
  const outcome = outcomeOf(answer);
  const reason = outcome?.reason ?? '';
  return (
    answer.status === 200 &&
    answer.errors.length === 0 &&
    (refusals.has(reason) || also.includes(reason)) &&
    (outcome?.message ?? '').trim() !== ''
  );
};

const takeOut = (side: Side, lineId: string) =>
  ask(
    premises.url,
    `mutation ($input: VoidLineInput!) { voidLine(input: $input) { __typename } }`,
    { input: { commandId: newId(), tripId: shops.things[side].openTripId, lineId } },
    { accessToken: device(side).accessToken },
  );

const tripOf = async (side: Side) => {
  const { data } = await ask(
    premises.url,
    '{ currentTrip { id status subtotal { minor } lines { id } unknownScans } }',
    {},
    { accessToken: device(side).accessToken },
  );
  return data?.currentTrip as { id: string; status: string; unknownScans: number } | null;
};

/** Every other code to every other handheld: each takes its codes one after the other, as a hand holds them up. */
const scanAll = async <Found>(
  codes: readonly string[],
  look: (side: Side, code: string, answer: Answer) => Promise<Found[]>,
) => {
  const found = await Promise.all(
    sides.map((side, first) =>
      eachOf(
        codes.filter((_, index) => index % sides.length === first),
        async (code) => look(side, code, await scanOn(side, code)),
        1,
      ),
    ),
  );
  return found.flat(2);
};

const shown = (code: string) => JSON.stringify(code).slice(0, 80);

test('a malformed code is refused in words, and the trip goes on as it was', async () => {
  const { gsrn } = shops.things.here;
  const kinds = malformedCodes({ gsrn, qr });
  const codes = kinds.flatMap((kind) => kind.codes.map((code) => ({ kind: kind.kind, code })));
  expect(codes.length).toBeGreaterThanOrEqual(300);
  const before = await Promise.all(sides.map(tripOf));

  const faults = await scanAll(
    codes.map(({ code }) => code),
    async (_side, code, answer) =>
      isRefusal(answer) ? [] : [`${shown(code)} => ${answer.status} ${answer.text.slice(0, 200)}`],
  );
  expect(faults).toEqual([]);
  const after = await Promise.all(sides.map(tripOf));
  for (const [index, trip] of after.entries())
    expect(trip).toEqual({ ...before[index], status: 'OPEN', unknownScans: expect.any(Number) });
});

test('a code that is typed in groups, or with the digits of another keyboard, is the code', async () => {
  const faults = await scanAll(codesTypedOtherwise, async (side, code, answer) => {
    const line = outcomeOf(answer)?.line;
    if (!line) return [`${shown(code)} => ${answer.text.slice(0, 200)}`];
    await takeOut(side, line.id);
    return [];
  });
  expect(faults).toEqual([]);
});

test('the shopper is told when it is the card that was held up', async () => {
  for (const code of [shops.things.here.gsrn, qr, `(8018)${shops.things.here.gsrn}`]) {
    const answer = await scanOn('here', code);
    expect({ code, reason: outcomeOf(answer)?.reason }).toEqual({ code, reason: 'CARD_CODE_SCANNED' });
    expect(answer.text).not.toContain(shops.things.here.gsrn);
  }
});

test(`of ${randomCount} random codes none is sold for less than nothing, and none stops the trip`, async () => {
  console.info(`TEST_SEED=${seed}`);
  let sold = 0;
  const faults = await scanAll(randomCodes(seed, randomCount), async (side, code, answer) => {
    const { line, trip } = outcomeOf(answer) ?? {};
    if (line && trip) {
      sold += 1;
      await takeOut(side, line.id);
      // Only a label that names a price may be charged another one than the shelf's.
      const priced = line.warnings.includes('PRICE_FROM_LABEL') || shelfPrices.has(line.unitPrice.minor);
      const fair = line.amount.minor > 0 && line.unitPrice.minor > 0;
      return fair && priced && trip.subtotal.minor >= line.amount.minor && trip.status === 'OPEN'
        ? []
        : [`seed ${seed}: ${shown(code)} sold as ${answer.text}`];
    }
    return isRefusal(answer, ['TRIP_LIMIT_REACHED'])
      ? []
      : [`seed ${seed}: ${shown(code)} => ${answer.status} ${answer.text.slice(0, 200)}`];
  });
  expect(faults).toEqual([]);
  // Some of them are good codes, or the rest would prove nothing.
  expect(sold).toBeGreaterThan(20);
  expect(sold).toBeLessThan(randomCount / 4);
  for (const side of sides)
    expect(await tripOf(side)).toMatchObject({ id: shops.things[side].openTripId, status: 'OPEN' });
});

test('nothing that was scanned left a secret or a failure of ours in the log', () => {
  expect(leaksIn(premises.lines, [...secretsOf(shops), qr])).toEqual([]);
  expect(
    premises.lines.filter((line) => /"level":[56]0/.test(line) && !line.includes('missing a url')),
  ).toEqual([]);
});
