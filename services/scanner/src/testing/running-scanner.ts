import { createCardPresentations, generateSigningKey, type Principal, toJwk } from '@rayon/auth';
import { createInProcessBus } from '@rayon/bus';
import {
  AssortmentChangedV1,
  BasketAdjudicatedV1,
  LineScannedV1,
  LineVoidedV1,
  PointsAskedV1,
  PointsLetGoV1,
  PointsPaymentDecidedV1,
  ReceiptClosedV1,
  ReturnAskedV1,
  ReturnClosedV1,
  ReturnPricedV1,
  SigningKeyPublishedV1,
  StoreDefinedV1,
  TripCancelledV1,
  TripEndedV1,
  TripOpenedV1,
  TripStatusChangedV1,
} from '@rayon/events';
import {
  type Envelope,
  type EventContract,
  type Locale,
  manualClock,
  newEvent,
  newId,
  openEnvelope,
} from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { createGatewayDouble, startTestStore, until } from '@rayon/testkit';
import type { Article } from '../domain/article';
import type { Store } from '../domain/store';
import { createScannerService, type ScannerDeps } from '../service';
import { associate, camille, handheld, lyon, nantes, noon, shelf, till } from './example-shop';
import { refusalFields, selections } from './selections';

/** The callers of the tests. */
export const callers = {
  handheld: { kind: 'device', deviceId: handheld, storeId: nantes.storeId },
  till: { kind: 'terminal', terminalId: till, storeId: nantes.storeId },
  associate: { kind: 'staff', staffId: associate, role: 'associate', storeIds: [nantes.storeId] },
  camille: { kind: 'member', memberId: camille },
} as const satisfies Record<string, Principal>;

const told = [
  TripOpenedV1,
  LineScannedV1,
  LineVoidedV1,
  TripEndedV1,
  TripStatusChangedV1,
  TripCancelledV1,
  ReceiptClosedV1,
  ReturnAskedV1,
  ReturnClosedV1,
  PointsAskedV1,
  PointsLetGoV1,
].map(({ subject }) => subject);

type Asked = ReturnType<typeof ReturnAskedV1.data.parse>;

/** A selection as JSON. Tests look for what they expect in it and compare, so its parts stay open. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is the query's, which only the test knows.
type Answer = Record<string, any>;

/** A scanner on a store of its own, with a shelf, a bus in place of the other services and a clock to turn. */
export const startScanner = async (
  over: Partial<ScannerDeps> = {},
  { monitored = false }: { monitored?: boolean } = {},
) => {
  const store = await startTestStore();
  const clock = manualClock(noon);
  const logger = createLogger('test', { level: 'silent' });
  const bus = createInProcessBus({ retryMilliseconds: 1 });
  const cardKey = generateSigningKey();
  const gateway = createGatewayDouble({ clock });
  const cards = createCardPresentations({
    keys: { find: () => cardKey.publicKey, current: () => cardKey },
    clock,
  });
  const deps: ScannerDeps = {
    storeUrl: monitored ? store.monitoredUrl : store.url,
    databasePrefix: store.prefix,
    bus,
    clock,
    logger,
    hops: gateway.hops,
    // Nobody is audited unless a test says so.
    chance: { millionths: () => 999_999 },
    ...over,
  };
  const events: Envelope[] = [];
  await bus.tap(told, (envelope) => events.push(envelope));
  const service = await createScannerService(deps);

  let sequence = 0;
  const tell = async <Data>(contract: EventContract<Data>, data: Data, at: Date = clock()) => {
    sequence += 1;
    await bus.publish([newEvent(contract, { data, sequence, at, correlationId: newId() })]);
  };
  const tellStore = ({ storeId, ...facts }: Store) => tell(StoreDefinedV1, { storeId, ...facts });
  const tellArticles = (...articles: readonly Article[]) =>
    tell(AssortmentChangedV1, {
      articles: articles.map(({ purchasePrices, ...article }) => ({
        ...article,
        ...(purchasePrices ? { purchasePrices: [...purchasePrices] } : {}),
        codes: [...article.codes],
        prices: article.prices.map(({ since = noon, earlier, lowerBefore, ...price }) => ({
          ...price,
          ...(lowerBefore ? { lowerBefore: [...lowerBefore] } : {}),
          since: since.toISOString(),
          ...(earlier
            ? { earlier: earlier.map((step) => ({ ...step, since: step.since.toISOString() })) }
            : {}),
        })),
        lots: article.lots.map(({ earlier, ...lot }) => ({
          ...lot,
          ...(earlier
            ? { earlier: earlier.map((step) => ({ ...step, until: step.until.toISOString() })) }
            : {}),
        })),
      })),
    });
  await tellStore(nantes);
  await tellStore(lyon);
  await tellArticles(...Object.values(shelf));
  await tell(SigningKeyPublishedV1, toJwk(cardKey));

  const ask = async (
    principal: Principal,
    query: string,
    variables: Record<string, unknown> = {},
    { locale = 'en', of = service }: { locale?: Locale; of?: typeof service } = {},
  ) => {
    const { data, errors } = await gateway.ask(of, principal, query, { variables, locale });
    return { data: data as Answer, errors };
  };

  /** Asks for a change and gives its answer; throws on a GraphQL error. */
  const does = async (
    principal: Principal,
    mutation: string,
    input: Record<string, unknown>,
    { locale = 'en', of = service }: { locale?: Locale; of?: typeof service } = {},
  ): Promise<Answer> => {
    const { data, errors } = await gateway.change(
      of,
      principal,
      {
        mutation,
        input: { commandId: newId(), ...input },
        selection: `${selections[mutation]} ${refusalFields}`,
      },
      locale,
    );
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data?.[mutation] as Answer;
  };

  /** What the members service gives a machine that read a card. */
  const presentCard = (
    memberId: string,
    machineId: string,
    proof: 'ROTATING' | 'STATIC' = 'ROTATING',
  ): string =>
    cards.sign({
      memberId,
      gsrn: '376099900000000010',
      deviceId: machineId,
      locale: 'fr',
      proof,
    });

  /** Plays the offers: the binding word on the basket that was ended last, with this much off its first line, which was cheaper lately. */
  const adjudicate = async (tripId: string, offMinor = 0, priorMinor?: number): Promise<void> => {
    const asked = await until(() =>
      events.filter((event) => event.type === TripEndedV1.subject && event.subject === tripId).at(-1),
    );
    const { basketVersion, lines } = TripEndedV1.data.parse(asked.data);
    const subtotal = lines.reduce((sum, line) => sum + line.amount.minor, 0);
    const euros = (minor: number) => ({ minor, currency: 'EUR' });
    const first = lines[0]?.lineId ?? '';
    await tell(BasketAdjudicatedV1, {
      tripId,
      basketVersion,
      offers:
        offMinor === 0
          ? []
          : [
              {
                campaignId: 'campaign-1',
                campaignVersion: 1,
                title: { fr: 'Petite remise', en: 'Little discount' },
                discount: euros(offMinor),
                lines: [{ lineId: first, discount: euros(offMinor) }],
                ...(priorMinor === undefined
                  ? {}
                  : { priorPrices: [{ lineId: first, price: euros(priorMinor) }] }),
                bonusPoints: [{ lineId: first, points: 5 }],
              },
            ],
      subtotal: euros(subtotal),
      discount: euros(offMinor),
      total: euros(subtotal - offMinor),
      adjudicatedAt: clock().toISOString(),
    });
  };

  /** Plays the offers: a return comes to what its units cost by their share. */
  const priceReturn = ({ returnId, receiptId, lines, paid, told }: Asked) => {
    const cost = lines.reduce((sum, line) => sum + line.paid.minor, 0);
    const refund = { ...paid, minor: paid.minor - cost };
    return tell(ReturnPricedV1, {
      returnId,
      receiptId,
      agreed: told === undefined || told.minor === refund.minor,
      refund,
      lines: lines.map((line) => ({ ...line, bonusPoints: 0 })),
      pricedAt: clock().toISOString(),
    });
  };
  /** Plays the ledger: a cent for a point, of so many points that everybody has. */
  const ledger = { available: 0, isAway: false };
  await bus.tap([PointsAskedV1.subject], async (envelope) => {
    if (ledger.isAway) return;
    const { paymentId, tripId, memberId, due, points } = openEnvelope(PointsAskedV1, envelope).data;
    const { available } = ledger;
    const wanted = points ?? Math.min(available, due.minor);
    const refused =
      wanted > due.minor ? 'too-many' : wanted < 1 || wanted > available ? 'not-enough' : undefined;
    const kept = refused ? 0 : wanted;
    await tell(PointsPaymentDecidedV1, {
      paymentId,
      tripId,
      memberId,
      ...(refused ? { refused } : {}),
      points: kept,
      amount: { ...due, minor: kept },
      available: available - kept,
      decidedAt: clock().toISOString(),
    });
  });
  await bus.tap([ReturnAskedV1.subject], (envelope) =>
    priceReturn(openEnvelope(ReturnAskedV1, envelope).data),
  );

  /** Events of a kind that left so far, data only. */
  const sent = <Data>(contract: EventContract<Data>, aggregateId?: string): Data[] =>
    events
      .filter(({ type, subject }) => type === contract.subject && (aggregateId ?? subject) === subject)
      .map(({ data }) => contract.data.parse(data));

  const stop = async () => {
    await service.stop();
    await bus.close();
    await store.stop();
  };
  return {
    ask,
    does,
    tell,
    tellArticles,
    presentCard,
    adjudicate,
    ledger,
    until,
    sent,
    events,
    clock,
    deps,
    service,
    stop,
  };
};
