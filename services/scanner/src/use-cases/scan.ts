import { accepted, inputHash, type Result, rejected } from '@rayon/kernel';
import type { Article } from '../domain/article';
import type { LineId, TripId } from '../domain/ids';
import type { TripLimits } from '../domain/limits';
import type { Line } from '../domain/line';
import { type PricedScan, type PricingRefusal, priceScan } from '../domain/price-scan';
import { linesOfCommand, refuseScan, type ScanLinesRejection, scanLines } from '../domain/scan-lines';
import type { ScannedCode, UnreadableCode } from '../domain/scanned-code';
import { dayIn } from '../domain/store';
import type { Trip } from '../domain/trip';
import { isDeviceOf, notFound } from './change-basket';
import type {
  Articles,
  Asked,
  Chance,
  CommandIdReused,
  Decision,
  DeviceCaller,
  ReadCode,
  StoredTrip,
  Stores,
  TripNotFound,
  Trips,
} from './ports';

/** Why a scan added nothing. */
export type ScanRejection =
  | ScanLinesRejection
  | UnreadableCode
  | PricingRefusal
  | TripNotFound
  | CommandIdReused
  | Readonly<{ reason: 'StoreUnknown' }>;

/** The scanned line, those that follow it, and the trip with them. */
export type Scanned = Readonly<{ line: Line; linked: readonly Line[]; stored: StoredTrip }>;

type Ports = Readonly<{
  trips: Trips;
  articles: Articles;
  stores: Stores;
  readCode: ReadCode;
  chance: Chance;
  limits: TripLimits;
}>;

/**
 * Prices a code and puts it into the caller's open basket. Everything is looked up before the one transaction,
 * which reads the trip only when this process has not just written it.
 */
export const scan =
  ({ trips, articles, stores, readCode, chance, limits }: Ports) =>
  async (
    asked: Asked & { caller: DeviceCaller; tripId: TripId; code: string; quantity: number },
  ): Promise<Result<Scanned, ScanRejection>> => {
    const { caller, code, quantity, commandId, at } = asked;
    const store = await stores.find(caller.storeId);
    if (!store) return rejected({ reason: 'StoreUnknown' });
    const today = dayIn(store, at);

    const read = readCode(code, { currency: store.currency, today });
    const found = read.ok ? await lookUp(articles, read.value) : read;
    const priced = found.ok
      ? priceScan({
          ...found.value,
          quantity,
          storeId: caller.storeId,
          currency: store.currency,
          today,
          limits,
        })
      : found;

    const command = { commandId, inputHash: inputHash({ code, quantity }) };
    const lineIds: readonly [LineId, LineId] = [chance.newLineId(), chance.newLineId()];
    const changed = await trips.change(asked.tripId, asked, (trip) =>
      decide(trip, { asked, priced, command, lineIds, limits }),
    );
    if (!changed.ok) return changed;
    const { stored, answer } = changed.value;
    return accepted({ stored, ...answer });
  };

type Found = Readonly<{ code: ScannedCode; article: Article; deposit: Article | undefined }>;

const lookUp = async (articles: Articles, code: ScannedCode): Promise<Result<Found, UnreadableCode>> => {
  let read = code;
  let article = await articles.findByCode(code.gtin);
  if (!article && code.wholeGtin !== undefined) {
    read = { gtin: code.wholeGtin };
    article = await articles.findByCode(code.wholeGtin);
  }
  if (!article) return rejected({ reason: 'UnknownCode' });
  const { depositArticleId } = article;
  const deposit = depositArticleId === undefined ? undefined : await articles.find(depositArticleId);
  return accepted({ code: read, article, deposit });
};

const decide = (
  trip: Trip,
  wanted: {
    asked: Asked & { caller: DeviceCaller; code: string };
    priced: Result<PricedScan, PricingRefusal | UnreadableCode>;
    command: { commandId: string; inputHash: string };
    lineIds: readonly [LineId, LineId];
    limits: TripLimits;
  },
): Decision<{ line: Line; linked: readonly Line[] }, ScanRejection> => {
  const { asked, priced, command, lineIds, limits } = wanted;
  if (!isDeviceOf(trip, asked.caller)) return notFound;

  const [earlier, ...earlierLinked] = linesOfCommand(trip, command.commandId) ?? [];
  if (earlier)
    return earlier.command?.inputHash === command.inputHash
      ? accepted({ answer: { line: earlier, linked: earlierLinked }, events: [] })
      : rejected({ reason: 'CommandIdReused' });
  if (trip.status !== 'open') return rejected({ reason: 'TripNotOpen' });

  if (!priced.ok) {
    const { reason } = priced.rejection;
    const events = refuseScan(trip, { commandId: command.commandId, code: asked.code, reason, at: asked.at });
    return { ok: false, rejection: priced.rejection, events };
  }
  const scanned = scanLines(trip, { priced: priced.value, lineIds, command, at: asked.at }, limits);
  if (!scanned.ok) return scanned;
  const [line, ...linked] = scanned.value.lines;
  if (!line) throw new Error('a scan without a line');
  return accepted({ answer: { line, linked }, events: scanned.value.events });
};
