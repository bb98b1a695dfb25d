import { accepted, inputHash, isCurrency, type Result, rejected } from '@rayon/kernel';
import type { Decision } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { Article } from '../domain/article';
import type { LineId } from '../domain/ids';
import type { TripLimits } from '../domain/limits';
import type { Line } from '../domain/line';
import { type PricedScan, type PricingRefusal, priceScan } from '../domain/price-scan';
import type { ScanRejection } from '../domain/refused';
import { linesOfCommand, refuseScan, scanLines } from '../domain/scan-lines';
import type { ScannedCode, UnreadableCode } from '../domain/scanned-code';
import { dayIn, type Store } from '../domain/store';
import type { Trip } from '../domain/trip';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { LineType, presentLine } from '../graph/line.type';
import { scannerRefusals } from '../graph/refusal.type';
import { presentTrip, TripType } from '../graph/trip.type';
import type { Assortment } from '../projections/assortment';
import { tripChange } from '../rows/trips';
import type { Scanner } from '../scanner';
import { inTripWords, isDeviceOf, tripNotFound } from './change-trip';
import { isNotBlank, quantity, tripId } from './shapes';

@ObjectType('LineScanned')
class LineScanned {
  @Field(() => LineType)
  line!: LineType;

  @Field(() => [LineType], { description: 'Lines that follow the scanned one: a deposit.' })
  linked!: LineType[];

  @Field(() => TripType)
  trip!: TripType;
}

export const scan = command({
  name: 'scan',
  description: 'Prices a code and puts it into the basket.',
  allow: ['device'],
  input: z.object({
    tripId,
    code: z.string().max(1000).refine(isNotBlank).describe('What the scanner read, as it is.'),
    quantity: quantity
      .nullable()
      .default(1)
      .transform((pieces) => pieces ?? 1),
  }),
  answer: LineScanned,
  refusal: scannerRefusals,
  // Everything is looked up before the one write, which reads the trip only when this process has not just written it.
  run: async ({ tripId: id, code, quantity: pieces }, { principal, ...asked }: ScannerAsking) => {
    const { scanner } = asked.context;
    const caller = callerAs(principal, 'device');
    const store = await scanner.assortment.store(caller.storeId);
    if (!store) return rejected({ reason: 'StoreUnknown' } as const);
    const { currency } = store;
    if (!isCurrency(currency)) return rejected({ reason: 'StoreCurrencyUnknown', currency } as const);
    const price = await readScan(scanner, { code, quantity: pieces, store, at: asked.at });
    const wanted: WantedScan = {
      code,
      price,
      command: { commandId: asked.commandId, inputHash: inputHash({ code, quantity: pieces }) },
      lineIds: [scanner.chance.newLineId(), scanner.chance.newLineId()],
      at: asked.at,
    };
    const changed = await scanner.trips.change(id, { cause: asked }, (trip) =>
      isDeviceOf(trip, caller) ? decideScan(trip, wanted, scanner.config.limits) : tripNotFound,
    );
    return changed.ok ? changed : rejected(inTripWords<ScanRejection>(changed.rejection));
  },
  present: ({ row: { currency }, version, row, answer: lines = [] }, { context }) => {
    const [line, ...linked] = lines.map((each) => presentLine(each, currency));
    if (!line) throw new Error('a scan without a line');
    return { line, linked, trip: presentTrip({ row, version }, context) };
  },
});

/** What a code costs in a store now on a trip, once everything about it is looked up. */
const readScan = async (
  { assortment, readCode, config: { limits, resale, priorPrices } }: Scanner,
  { code, quantity, store, at }: { code: string; quantity: number; store: Store; at: Date },
): Promise<(trip: Trip) => Priced> => {
  const { storeId, currency } = store;
  const today = dayIn(store, at);
  const read = readCode(code, { currency, today });
  if (!read.ok) return () => read;
  const found = await lookUp(assortment, read.value);
  if (!found.ok) return () => found;
  // In the currency the trip was opened in: the store's can change while it has no prices.
  return ({ openedAt, currency: paidIn }) =>
    priceScan({
      ...found.value,
      quantity,
      storeId,
      currency: paidIn,
      openedAt,
      today,
      limits,
      resale,
      priorPrices,
    });
};

type Priced = Result<PricedScan, PricingRefusal | UnreadableCode>;

type Found = Readonly<{ code: ScannedCode; article: Article; deposit: Article | undefined }>;

const lookUp = async (assortment: Assortment, code: ScannedCode): Promise<Result<Found, UnreadableCode>> => {
  let read = code;
  let article = await assortment.articleByCode(code.gtin);
  if (!article && code.wholeGtin !== undefined) {
    read = { gtin: code.wholeGtin };
    article = await assortment.articleByCode(code.wholeGtin);
  }
  if (!article) return rejected({ reason: 'UnknownCode' });
  const { depositArticleId } = article;
  const deposit = depositArticleId === undefined ? undefined : await assortment.article(depositArticleId);
  return accepted({ code: read, article, deposit });
};

type WantedScan = Readonly<{
  code: string;
  price: (trip: Trip) => Priced;
  command: { commandId: string; inputHash: string };
  lineIds: readonly [LineId, LineId];
  at: Date;
}>;

/** The lines a scan puts into the basket; of a repeated one those it put there before. */
const decideScan = (
  trip: Trip,
  { code, price, command: { commandId, inputHash: hash }, lineIds, at }: WantedScan,
  limits: TripLimits,
): Decision<Trip, readonly Line[], ScanRejection> => {
  const earlier = linesOfCommand(trip, commandId);
  if (earlier)
    return earlier[0]?.command?.inputHash === hash
      ? accepted({ row: trip, answer: earlier })
      : rejected({ reason: 'CommandIdReused' });
  if (trip.status !== 'open') return rejected({ reason: 'TripNotOpen' });
  const priced = price(trip);
  if (!priced.ok) {
    const { reason } = priced.rejection;
    // A coupon is no failed try at an article: nobody is checked more for it.
    if (reason === 'CouponScanned') return priced;
    const events = refuseScan(trip, { commandId, code, reason, at });
    return { ok: false, rejection: priced.rejection, kept: tripChange(trip, events) };
  }
  const command = { commandId, inputHash: hash };
  const scanned = scanLines(trip, { priced: priced.value, lineIds, command, at }, limits);
  return scanned.ok ? accepted(tripChange(trip, scanned.value.events, scanned.value.lines)) : scanned;
};
