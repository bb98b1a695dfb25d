import type { Principal } from '@rayon/auth';
import { createInProcessBus, type EventBus } from '@rayon/bus';
import {
  AssortmentChangedV1,
  BasketAdjudicatedV1,
  BirthdayChangedV1,
  BrandDefinedV1,
  CampaignActivatedV1,
  CampaignChangedV1,
  CampaignDeclinedV1,
  ConsentChangedV1,
  EmploymentChangedV1,
  type LineFacts,
  LineScannedV1,
  LineVoidedV1,
  MemberEnrolledV1,
  MessageChosenV1,
  MessageIssuedV1,
  MessageShownV1,
  PlacementBilledV1,
  QuietChangedV1,
  ReceiptClosedV1,
  ReturnAskedV1,
  ReturnPricedV1,
  StoreDefinedV1,
  TripCancelledV1,
  TripEndedV1,
  TripOpenedV1,
  TripStatusChangedV1,
} from '@rayon/events';
import { type Envelope, type EventContract, type Locale, manualClock, newEvent, newId } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import type { RunningService } from '@rayon/subgraph';
import {
  brandUserOf,
  createGatewayDouble,
  type Data,
  deviceOf,
  staffOf,
  startTestStore,
  type TestStore,
  until,
} from '@rayon/testkit';
import type { QuietRules } from '../domain/quiet';
import { toBasketLine } from '../records/basket-lines';
import { createOffersService, type OffersService } from '../service';

/** The retailer's marketer. */
export const marketer: Principal = staffOf('marketer');
/** Whoever approves what the marketer wrote. */
export const approver: Principal = staffOf('administrator');

/** A line as *scanner* publishes it. */
export const lineFacts = (facts: Partial<LineFacts> & { priceMinor?: number } = {}): LineFacts => {
  const { priceMinor = 500, quantity = 1, ...rest } = facts;
  return {
    lineId: newId(),
    sequence: 1,
    articleId: newId(),
    gtin: '03017620422003',
    name: 'Article',
    category: 'Boissons',
    quantity,
    unitPrice: { minor: priceMinor, currency: 'EUR' },
    amount: { minor: priceMinor * quantity, currency: 'EUR' },
    markdownPercent: 0,
    deposit: false,
    minimumAge: 0,
    priceListVersion: 1,
    ...rest,
  };
};

/** What else an article is, which campaigns do not look at. */
const plainArticle = {
  version: 1,
  name: 'Article',
  soldBy: 'unit' as const,
  minimumAge: 0,
  deposit: false,
  saleStop: 'none' as const,
  prices: [],
  lots: [],
};

/** A basket as *scanner* hands it over. */
export const basketOf = (lines: readonly LineFacts[]) => ({
  currency: 'EUR',
  lines: lines.map(toBasketLine),
});

/** What the service listens to. */
const listenedSubjects = [
  AssortmentChangedV1,
  BirthdayChangedV1,
  BrandDefinedV1,
  ConsentChangedV1,
  EmploymentChangedV1,
  LineScannedV1,
  LineVoidedV1,
  MemberEnrolledV1,
  ReceiptClosedV1,
  ReturnAskedV1,
  StoreDefinedV1,
  TripCancelledV1,
  TripEndedV1,
  TripOpenedV1,
  TripStatusChangedV1,
].map(({ subject }) => subject);

/** A service on a store of its own, its bus, and what others would say to it. */
export const startOffers = async ({
  monitored = false,
  quiet,
}: {
  monitored?: boolean;
  quiet?: QuietRules;
} = {}) => {
  const store: TestStore = await startTestStore();
  const clock = manualClock('2026-06-01T12:00:00Z');
  const gateway = createGatewayDouble({ clock });
  const bus = createInProcessBus();
  const logger = createLogger('offers', { level: 'error' });
  const published: Envelope[] = [];
  await bus.tap(
    [
      BasketAdjudicatedV1.subject,
      CampaignChangedV1.subject,
      CampaignDeclinedV1.subject,
      MessageChosenV1.subject,
      MessageIssuedV1.subject,
      CampaignActivatedV1.subject,
      QuietChangedV1.subject,
      MessageShownV1.subject,
      PlacementBilledV1.subject,
      ReturnPricedV1.subject,
    ],
    (envelope) => published.push(envelope),
  );
  const startProcess = (onBus: EventBus): Promise<OffersService> =>
    createOffersService({
      storeUrl: monitored ? store.monitoredUrl : store.url,
      databasePrefix: store.prefix,
      bus: onBus,
      clock,
      logger,
      hops: gateway.hops,
      ...(quiet ? { quiet } : {}),
    });
  const service = await startProcess(bus);

  const ask = async (
    principal: Principal,
    query: string,
    variables: Data = {},
    { of = service, locale = 'en' }: { of?: RunningService; locale?: Locale } = {},
  ) => {
    const { data, errors } = await gateway.ask(of, principal, query, { variables, locale });
    return { data: data ?? {}, errors };
  };

  const mutate = async (
    principal: Principal,
    name: string,
    input: Data,
    success = 'campaign { id version status }',
  ) => {
    const typeNames: Record<string, string> = {
      draftCampaign: 'DraftCampaignInput',
      reviseCampaign: 'ReviseCampaignInput',
      returnCampaign: 'ReturnCampaignInput',
    };
    const done = name === 'draftCampaign' ? 'CampaignDrafted' : 'CampaignChanged';
    const { data, errors } = await gateway.change(service, principal, {
      mutation: name,
      inputType: typeNames[name] ?? 'CampaignStepInput',
      input: { commandId: newId(), ...input },
      selection: `... on ${done} { ${success} } ... on OffersRefusal { reason message field status }`,
    });
    return { answer: data?.[name] as Data, errors };
  };

  const content = (change: Data = {}): Data => ({
    title: { fr: 'Promo café', en: 'Coffee offer' },
    body: { fr: 'Dix pour cent', en: 'Ten percent' },
    from: '2026-01-01T00:00:00.000Z',
    to: '2026-12-31T00:00:00.000Z',
    benefit: { kind: 'PERCENT_OFF', percent: 10 },
    ...change,
  });

  /** What *catalog* says of stores, brands and articles. */
  const define = async ({
    stores = [],
    brands = [],
    articles = [],
  }: {
    stores?: string[];
    brands?: string[];
    articles?: { articleId: string; category: string; codes: string[] }[];
  }) => {
    for (const storeId of stores)
      await tell(StoreDefinedV1, {
        storeId,
        name: 'Store',
        city: '',
        currency: 'EUR',
        timeZone: 'Europe/Paris',
      });
    for (const brandId of brands) await tell(BrandDefinedV1, { brandId, name: 'Brand' });
    for (const article of articles)
      await tell(AssortmentChangedV1, { articles: [{ ...plainArticle, ...article }] });
  };

  const goLive = async (change: Data, author: Principal): Promise<string> => {
    const { answer } = await mutate(author, 'draftCampaign', content(change));
    const campaignId = (answer.campaign as Data | undefined)?.id as string;
    if (!campaignId) throw new Error(`not drafted: ${JSON.stringify(answer)}`);
    await mutate(author, 'submitCampaign', { campaignId });
    // Whoever pays agrees to what the retailer wrote for them.
    const isForBrand = author.kind === 'staff' && change.brandId !== undefined;
    const agreeing = isForBrand ? brandUserOf(change.brandId as string) : approver;
    await mutate(agreeing, 'approveCampaign', { campaignId });
    const live = await mutate(author, 'launchCampaign', { campaignId });
    if ((live.answer.campaign as Data | undefined)?.status !== 'LIVE') throw new Error(JSON.stringify(live));
    return campaignId;
  };

  /** Drafts, submits, approves and launches; gives the campaign's id. The stores it names are defined first. */
  const launch = async (change: Data = {}, author: Principal = marketer): Promise<string> => {
    await define({ stores: change.storeIds as string[] | undefined });
    const campaignId = await goLive(change, author);
    await heard();
    return campaignId;
  };

  /** Launches a message that greets whoever opens a trip in a store of its own; gives the store. */
  const launchGreeting = async (change: Data = {}): Promise<string> => {
    const storeId = newId();
    const greeting = { trigger: { kind: 'TRIP_OPENED' }, benefit: { kind: 'MESSAGE' } };
    await launch({ storeIds: [storeId], ...greeting, ...change });
    return storeId;
  };

  const step = (principal: Principal, name: string, campaignId: string) =>
    mutate(principal, name, { campaignId });

  const sequences = new Map<string, number>();
  const tell = async <Event>(
    contract: EventContract<Event>,
    data: Event,
    on: EventBus = bus,
  ): Promise<void> => {
    const aggregate = contract.aggregateId(data);
    const sequence = (sequences.get(aggregate) ?? 0) + 1;
    sequences.set(aggregate, sequence);
    await on.publish([newEvent(contract, { data, sequence, at: clock(), correlationId: newId() })]);
  };
  const now = () => clock().toISOString();

  const openTrip = async (facts: { memberId?: string; storeId?: string; tripId?: string } = {}) => {
    const trip = { tripId: facts.tripId ?? newId(), storeId: facts.storeId ?? newId(), deviceId: newId() };
    const { memberId } = facts;
    await tell(TripOpenedV1, { ...trip, currency: 'EUR', memberId, openedAt: now() });
    return { ...trip, memberId };
  };
  type Trip = Awaited<ReturnType<typeof openTrip>>;

  /** Said again, with the newest facts: a card was attached. */
  const tellOpened = (trip: { tripId: string; storeId: string; deviceId: string; memberId: string }) =>
    tell(TripOpenedV1, { ...trip, currency: 'EUR', openedAt: now() });

  const scan = ({ tripId, storeId, memberId }: Trip, line: LineFacts) =>
    tell(LineScannedV1, { tripId, storeId, memberId, lines: [line], scannedAt: now() });
  const voidLine = ({ tripId }: Trip, lineId: string) =>
    tell(LineVoidedV1, { tripId, lineIds: [lineId], voidedAt: now() });
  const firstEnds = new Map<string, string>();
  const firstEndOf = (tripId: string): string => {
    const at = firstEnds.get(tripId) ?? now();
    firstEnds.set(tripId, at);
    return at;
  };
  const endTrip = (
    { tripId, storeId, memberId, coupons }: Trip & { coupons?: string[] },
    lines: LineFacts[],
    basketVersion = 1,
    on?: EventBus,
  ) =>
    tell(
      TripEndedV1,
      {
        tripId,
        storeId,
        currency: 'EUR',
        memberId,
        basketVersion,
        lines,
        ...(coupons ? { coupons } : {}),
        auditRequired: false,
        endedAt: firstEndOf(tripId),
      },
      on,
    );
  const cancelTrip = ({ tripId, memberId }: Trip) =>
    tell(TripCancelledV1, { tripId, memberId, reason: 'shopper', cancelledAt: now() });
  const changeStatus = (
    { tripId, storeId, deviceId, memberId }: Trip,
    status: 'ended' | 'to-pay' | 'closed' | 'cancelled',
  ) => tell(TripStatusChangedV1, { tripId, storeId, deviceId, memberId, status, at: now() });
  const closeReceipt = async (
    { tripId, storeId, memberId }: Trip,
    lines: LineFacts[],
    receiptId = newId(),
    more: Partial<ReturnType<typeof ReceiptClosedV1.data.parse>> = {},
  ) => {
    const zero = { minor: 0, currency: 'EUR' };
    await tell(ReceiptClosedV1, {
      receiptId,
      tripId,
      storeId,
      memberId,
      tillId: newId(),
      businessDate: '2026-06-01',
      receiptNumber: '1',
      lines: lines.map((line) => ({ ...line, discount: zero, paid: line.amount })),
      offers: [],
      total: zero,
      closedAt: now(),
      ...more,
    });
    return receiptId;
  };
  /** A till takes pieces of a line back. */
  const returnLine = (receiptId: string, line: LineFacts, quantity: number, quantityKept: number) => {
    const share = (pieces: number) => ({
      minor: Math.round((line.amount.minor * pieces) / line.quantity),
      currency: line.amount.currency,
    });
    return tell(ReturnAskedV1, {
      returnId: newId(),
      receiptId,
      lines: [{ lineId: line.lineId, quantityKept, paid: share(quantityKept) }],
      paid: share(quantityKept + quantity),
      askedAt: now(),
    });
  };
  const enrol = async () => {
    const memberId = newId();
    await tell(MemberEnrolledV1, { memberId, locale: 'fr', enrolledAt: now() });
    return memberId;
  };
  const consent = (memberId: string, granted: boolean) =>
    tell(ConsentChangedV1, {
      memberId,
      purpose: 'personalised-offers',
      granted,
      wordingVersion: 1,
      at: now(),
    });

  const employ = (memberId: string, employed: boolean) =>
    tell(EmploymentChangedV1, { memberId, employed, at: now() });

  const sayBirthday = (memberId: string, birthday: string | null) =>
    tell(BirthdayChangedV1, { memberId, birthday });

  /** *Scanner* numbers what changes a trip; the opening is its first version. */
  const asked = new Map<string, { tripVersion: number; lineIds: string }>();
  const versionOf = (
    tripId: string,
    lines: readonly LineFacts[],
    coupons: readonly string[] = [],
  ): number => {
    const lineIds = [...lines.map(({ lineId }) => lineId), ...coupons].join();
    const before = asked.get(tripId) ?? { tripVersion: 1, lineIds: '' };
    const after = before.lineIds === lineIds ? before : { tripVersion: before.tripVersion + 1, lineIds };
    asked.set(tripId, after);
    return after.tripVersion;
  };

  /** What the gateway asks for beside a scan. */
  const offersOf = async (
    principal: Principal,
    tripId: string,
    lines: readonly LineFacts[],
    {
      of,
      locale,
      more = {},
      coupons,
      tripVersion = versionOf(tripId, lines, coupons),
    }: {
      of?: RunningService;
      locale?: Locale;
      more?: Data;
      coupons?: readonly string[];
      tripVersion?: number;
    } = {},
  ) => {
    const { data, errors } = await ask(
      principal,
      `query Q($representations: [_Any!]!) { _entities(representations: $representations) { ... on Trip {
        offers { subtotal { minor } discount { minor } total { minor } bonusPoints freshness
          applied { campaignId version title discount { minor } lines { lineId discount { minor } } brand { id } }
          lost { ...Lost } changed { ...Lost } toActivate { campaignId title } next { campaignId picture { alt small } hint missingQuantity missingAmount { minor } why { reason } }
          coupons { code state explanation campaignId }
          withCard { discount { minor } bonusPoints upTo offers { campaignId } } }
        messages { sequence messageId campaignId title body picture { alt small } } } } }
      fragment Lost on LostOffer { campaignId reason lostTo explanation
        gone { discount { minor } bonusPoints lines { lineId discount { minor } } } }`,
      {
        representations: [
          { __typename: 'Trip', id: tripId, basket: { ...basketOf(lines), coupons, tripVersion }, ...more },
        ],
      },
      { of, locale },
    );
    const [trip] = (data._entities as Data[] | undefined) ?? [];
    return { offers: trip?.offers as Data | null, messages: trip?.messages as Data[] | null, errors };
  };

  /** Minor units off, as the gateway would be told. */
  const discountOf = async (...asked: Parameters<typeof offersOf>): Promise<number> => {
    const { offers, errors } = await offersOf(...asked);
    if (!offers) throw new Error(JSON.stringify(errors));
    return (offers.discount as { minor: number }).minor;
  };

  /** A campaign of a store that nobody else uses: it is switched off and on to see what was heard. */
  const openCanary = async () => {
    const storeId = newId();
    await define({ stores: [storeId] });
    const campaignId = await goLive({ storeIds: [storeId], to: '2027-01-01T00:00:00.000Z' }, marketer);
    const { tripId, deviceId } = await openTrip({ storeId });
    /** Whether it has a part in what a basket there is offered, be it that another campaign outdoes it. */
    const isLive = async () => {
      const { offers } = await offersOf(deviceOf(deviceId, storeId), tripId, [lineFacts()]);
      const { applied, lost } = offers as { applied: Data[]; lost: Data[] };
      return [...applied, ...lost].some((one) => one.campaignId === campaignId);
    };
    return { campaignId, isLive };
  };
  let canary: ReturnType<typeof openCanary> | undefined;
  let canaryIsLive = true;

  /** Every change of a campaign made before was heard: a process follows them in their order. */
  const heard = async (): Promise<void> => {
    if (canary) {
      canaryIsLive = !canaryIsLive;
      await step(marketer, canaryIsLive ? 'launchCampaign' : 'pauseCampaign', (await canary).campaignId);
    }
    canary ??= openCanary();
    const { isLive } = await canary;
    await until(async () => (await isLive()) === canaryIsLive);
  };

  const adjudicationsOf = (tripId: string) =>
    published
      .filter(({ type, subject }) => type === BasketAdjudicatedV1.subject && subject === tripId)
      .map(({ data }) => data as ReturnType<typeof BasketAdjudicatedV1.data.parse>);
  const messagesOf = (tripId: string) =>
    published
      .filter(({ type, subject }) => type === MessageIssuedV1.subject && subject === tripId)
      .map(({ data }) => data as ReturnType<typeof MessageIssuedV1.data.parse>);
  const results = async (principal: Principal, id: string) => {
    const { data } = await ask(
      principal,
      'query Q($id: ID!) { campaign(id: $id) { results { uses discountGiven { minor } messagesIssued budgetLeft { minor } withheldBelow } } }',
      { id },
    );
    return (data.campaign as Data | null)?.results as Data | undefined;
  };

  return {
    store,
    bus,
    clock,
    service,
    published,
    listenedSubjects,
    startProcess,
    ask,
    mutate,
    content,
    define,
    launch,
    launchGreeting,
    step,
    heard,
    tell,
    openTrip,
    tellOpened,
    scan,
    voidLine,
    endTrip,
    cancelTrip,
    changeStatus,
    closeReceipt,
    returnLine,
    enrol,
    consent,
    employ,
    sayBirthday,
    offersOf,
    discountOf,
    adjudicationsOf,
    messagesOf,
    results,
    stop: async () => {
      await service.stop();
      await bus.close();
      await store.stop();
    },
  };
};
