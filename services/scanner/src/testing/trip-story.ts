import type { Article } from '../domain/article';
import { type AuditRules, defaultAuditRules } from '../domain/audit';
import { endTrip } from '../domain/end-trip';
import { evolve } from '../domain/evolve';
import { defaultLimits, type TripLimits } from '../domain/limits';
import { priceScan } from '../domain/price-scan';
import { scanLines } from '../domain/scan-lines';
import type { ScannedCode } from '../domain/scanned-code';
import { dayIn } from '../domain/store';
import { type AppliedOffer, newTrip, type TransferCode, type Trip, type TripEvent } from '../domain/trip';
import type { Now } from '../domain/withdrawal';
import { handheld, line, nantes, noon, shelf, till, today, trip } from './example-shop';

/** A trip just opened, without a card. */
export const opened = newTrip({
  tripId: trip(1),
  storeId: nantes.storeId,
  currency: 'EUR',
  deviceId: handheld,
  at: noon,
});

/** A trip after some events. */
export const after = (start: Trip, ...events: readonly TripEvent[]): Trip => events.reduce(evolve, start);

/** What the shopper scans: an article, how many, and what its label says. */
export type Scan = { article: Article; quantity?: number; code?: Partial<ScannedCode>; number: number };

/** Scans one article; lines are numbered `number` and `number + 1` (its deposit). */
export const scanned = (
  into: Trip,
  { article, quantity = 1, code, number }: Scan,
  limits: TripLimits = defaultLimits,
) => {
  const priced = priceScan({
    article,
    deposit: article.depositArticleId === undefined ? undefined : shelf.bottleDeposit,
    code: { gtin: article.codes[0] ?? '', ...code },
    quantity,
    storeId: nantes.storeId,
    currency: into.currency,
    openedAt: noon,
    today,
    limits,
    resale: 'near-date',
    priorPrices: 'count',
  });
  if (!priced.ok) throw new Error(priced.rejection.reason);
  return scanLines(
    into,
    {
      priced: priced.value,
      lineIds: [line(number), line(number + 1)],
      command: { commandId: `command-${number}`, inputHash: 'hash' },
      at: noon,
    },
    limits,
  );
};

/** A trip with these articles in its basket, lines numbered 0, 10, 20 … */
export const basketOf = (...articles: readonly (Article | Omit<Scan, 'number'>)[]): Trip =>
  articles.reduce<Trip>((into, one, index) => {
    const outcome = scanned(into, { ...('article' in one ? one : { article: one }), number: index * 10 });
    if (!outcome.ok) throw new Error(outcome.rejection.reason);
    return after(into, ...outcome.value.events);
  }, opened);

/** A transfer code that is good for ten minutes. */
export const code = (name: string): TransferCode => ({
  codeHash: name,
  commandHash: `command-${name}`,
  salt: 'salt',
  expiresAt: new Date(noon.getTime() + 600_000),
});

/** A moment in the shop; of its articles only those that changed since they were scanned are known. */
export const asOf = (at: Date, changed: readonly Article[] = []): Now => ({
  at,
  today: dayIn(nantes, at),
  articles: new Map(changed.map((article) => [article.articleId, article])),
});

/** Ends a trip; a draw of 999,999 audits nobody, one of 0 everybody. */
export const ended = (
  of: Trip,
  {
    drawnMillionths = 999_999,
    codeName = 'first',
    auditRules = defaultAuditRules,
  }: { drawnMillionths?: number; codeName?: string; auditRules?: AuditRules } = {},
): Trip => {
  const outcome = endTrip(
    of,
    { code: code(codeName), drawnMillionths, ofDevice: [], ofCard: [] },
    { auditRules, limits: defaultLimits },
    asOf(noon),
  );
  if (!outcome.ok) throw new Error(outcome.rejection.reason);
  return after(of, ...outcome.value);
};

/** The binding word on an ended basket, with these offers. */
export const adjudicated = (of: Trip, offers: readonly AppliedOffer[] = []): Trip => {
  const discountMinor = offers.reduce((sum, offer) => sum + offer.discountMinor, 0);
  const totalMinor = of.lines.reduce((sum, each) => sum + each.amountMinor, 0) - discountMinor;
  return after(of, {
    type: 'BasketAdjudicated',
    adjudication: { basketVersion: of.basketVersion, offers, discountMinor, totalMinor },
    at: noon,
  });
};

/** The basket in the hands of the till. */
export const claimed = (of: Trip): Trip =>
  after(of, { type: 'BasketClaimed', claim: { terminalId: till, at: noon }, at: noon });

/** An offer that takes this off these lines. */
export const offer = (lines: AppliedOffer['lines']): AppliedOffer => ({
  campaignId: 'campaign',
  campaignVersion: 1,
  title: { fr: 'Une remise', en: 'A discount' },
  discountMinor: lines.reduce((sum, each) => sum + each.discountMinor, 0),
  lines,
  bonusPoints: [],
});
