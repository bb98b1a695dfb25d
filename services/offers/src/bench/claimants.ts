import { type ChildProcess, fork } from 'node:child_process';
import { createInProcessBus } from '@rayon/bus';
import {
  BasketAdjudicatedV1,
  StoreDefinedV1,
  TripCancelledV1,
  TripEndedV1,
  TripOpenedV1,
} from '@rayon/events';
import { type EventContract, newEvent, newId } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { connectStore, openRows, present } from '@rayon/store';
import { createGatewayDouble, deviceOf, staffOf, startTestStore, type TestStore } from '@rayon/testkit';
import { campaignCounters } from '../rows/campaign-counters';
import { redemptions } from '../rows/redemptions';
import { trips } from '../rows/trips';
import { createOffersService } from '../service';

/**
 * So many open trips claim a budget of so many units at two processes that share a store; one of them is killed in the
 * middle and another takes its trips over. Then all trips end, but those of some winners that are given up. What was shown is to be what is
 * paid, and counters the sum of what is recorded, to the unit.
 */
const [, , count = '1000', url, prefix] = process.argv;
const units = Number(count);
const claimants = units * 5;
const unitMinor = 100;
const atOnce = 50;
/** The process is killed when it has answered so many. */
const killedAfter = Math.round(claimants / 10);

type Claim = Readonly<{ tripId: string; lineId: string }>;
type Order = Readonly<{ work: 'launch' | 'claim' | 'end' | 'cancel'; claims: readonly Claim[] }>;
type Report = Readonly<{ tripId?: string; minor?: number; done?: true }>;

const storeId = '01920000-0000-7000-8000-000000000001';
const price = { minor: 500, currency: 'EUR' };
const [articleId, deviceId] = [storeId, storeId];
const clock = () => new Date();

/** One process of offers, which does what it is told and reports. */
const work = async (storeUrl: string, databasePrefix: string): Promise<void> => {
  const bus = createInProcessBus();
  const gateway = createGatewayDouble({ clock });
  const logger = createLogger('offers', { level: 'error' });
  const service = await createOffersService({
    storeUrl,
    databasePrefix,
    bus,
    clock,
    logger,
    hops: gateway.hops,
  });
  const report = (one: Report) => process.send?.(one);
  const words = new Map<string, (minor: number) => void>();
  await bus.tap([BasketAdjudicatedV1.subject], ({ data }) => {
    const { tripId, discount } = data as ReturnType<typeof BasketAdjudicatedV1.data.parse>;
    words.get(tripId)?.(discount.minor);
  });
  const tell = <Event>(contract: EventContract<Event>, data: Event, sequence = 1) =>
    bus.publish([newEvent(contract, { data, sequence, at: clock(), correlationId: newId() })]);
  const now = () => clock().toISOString();

  const change = async (role: 'marketer' | 'administrator', mutation: string, input: object) => {
    const done = mutation === 'draftCampaign' ? 'CampaignDrafted' : 'CampaignChanged';
    const inputType = mutation === 'draftCampaign' ? 'DraftCampaignInput' : 'CampaignStepInput';
    const selection = `... on ${done} { campaign { id } } ... on OffersRefusal { message field }`;
    const asked = { mutation, inputType, input: { commandId: newId(), ...input }, selection };
    const { data, errors } = await gateway.change(service, staffOf(role), asked);
    const campaign = (data?.[mutation] as { campaign?: { id: string } } | undefined)?.campaign;
    if (!campaign) throw new Error(JSON.stringify({ data, errors }));
    return campaign.id;
  };

  const works: Record<Order['work'], (claim: Claim) => Promise<number>> = {
    launch: async () => {
      const text = { fr: 'Un euro', en: 'One euro' };
      const campaignId = await change('marketer', 'draftCampaign', {
        title: text,
        body: text,
        from: now(),
        to: new Date(clock().getTime() + 86_400_000).toISOString(),
        storeIds: [storeId],
        target: { articleIds: [articleId] },
        benefit: { kind: 'AMOUNT_OFF', amountMinor: unitMinor },
        budgetMinor: units * unitMinor,
      });
      await change('marketer', 'submitCampaign', { campaignId });
      await change('administrator', 'approveCampaign', { campaignId });
      await change('marketer', 'launchCampaign', { campaignId });
      return 0;
    },
    claim: async ({ tripId, lineId }) => {
      await tell(TripOpenedV1, { tripId, storeId, deviceId, currency: 'EUR', openedAt: now() });
      const line = { lineId, sequence: 1, articleId, gtin: '03017620422003', category: 'Café', quantity: 1 };
      const lines = [{ ...line, unitPriceMinor: price.minor, amountMinor: price.minor, deposit: false }];
      const representations = [
        { __typename: 'Trip', id: tripId, basket: { currency: 'EUR', lines, tripVersion: 2 } },
      ];
      const query =
        'query Q($representations: [_Any!]!) { _entities(representations: $representations) { ... on Trip { offers { discount { minor } } } } }';
      const { data, errors } = await gateway.ask(service, deviceOf(deviceId, storeId), query, {
        variables: { representations },
      });
      const [trip] = (data?._entities ?? []) as { offers: { discount: { minor: number } } | null }[];
      if (!trip?.offers) throw new Error(JSON.stringify(errors));
      return trip.offers.discount.minor;
    },
    end: async ({ tripId, lineId }) => {
      const word = new Promise<number>((resolve) => words.set(tripId, resolve));
      const facts = {
        lineId,
        sequence: 1,
        articleId,
        gtin: '03017620422003',
        name: 'Café',
        category: 'Café',
      };
      const rest = { markdownPercent: 0, deposit: false, minimumAge: 0, priceListVersion: 1 };
      const lines = [{ ...facts, quantity: 1, unitPrice: price, amount: price, ...rest }];
      const ended = { tripId, storeId, currency: 'EUR', basketVersion: 1, lines, auditRequired: false };
      await tell(TripEndedV1, { ...ended, endedAt: now() }, 9);
      return word;
    },
    cancel: async ({ tripId }) => {
      await tell(TripCancelledV1, { tripId, reason: 'shopper', cancelledAt: now() }, 9);
      return 0;
    },
  };

  await tell(StoreDefinedV1, { storeId, name: 'Store', city: '', currency: 'EUR', timeZone: 'Europe/Paris' });
  process.on('message', async ({ work: name, claims }: Order) => {
    const waiting = [...claims];
    const next = async (): Promise<void> => {
      for (let claim = waiting.shift(); claim; claim = waiting.shift())
        report({ tripId: claim.tripId, minor: await works[name](claim) });
    };
    await Promise.all(Array.from({ length: atOnce }, next));
    report({ done: true });
  });
  report({ done: true });
};

type Worker = Readonly<{
  order: (work: Order['work'], claims: readonly Claim[]) => Promise<ReadonlyMap<string, number>>;
  child: ChildProcess;
}>;

/** Starts a process; an order resolves with what was answered when all is done, or the process is gone. */
const startWorker = async (store: TestStore): Promise<Worker> => {
  const child = fork(__filename, [count, store.url, store.prefix]);
  await new Promise((resolve) => child.once('message', resolve));
  return {
    child,
    order: (name, claims) =>
      new Promise((resolve) => {
        const answers = new Map<string, number>();
        const take = ({ tripId, minor = 0, done }: Report) => {
          if (tripId !== undefined) answers.set(tripId, minor);
          if (done) end();
        };
        const end = () => {
          child.off('message', take).off('exit', end);
          resolve(answers);
        };
        child.on('message', take).on('exit', end);
        child.send({ work: name, claims } satisfies Order);
      }),
  };
};

/** Counters, and what is recorded: held by open trips or redeemed. */
const readBooks = async (store: TestStore) => {
  const connection = await connectStore({ url: store.url, database: store.database('rayon-offers') });
  try {
    const [counter] = await openRows(connection, campaignCounters).findMany({});
    const open = await openRows(connection, trips).findMany({ holding: present });
    const given = await openRows(connection, redemptions).findMany({ used: true });
    const recorded = [...open.flatMap(({ holding }) => holding?.offers ?? []), ...given];
    return {
      counter: `${counter?.uses ?? 0} uses, ${counter?.heldMinor ?? 0} minor`,
      recorded: `${recorded.length} uses, ${recorded.reduce((sum, { heldMinor }) => sum + heldMinor, 0)} minor`,
    };
  } finally {
    await connection.close();
  }
};

const answersOf = (answers: ReadonlyMap<string, number>, minor: number): number =>
  [...answers.values()].filter((one) => one === minor).length;

const main = async (): Promise<void> => {
  const store = await startTestStore();
  const claims = Array.from({ length: claimants }, () => ({ tripId: newId(), lineId: newId() }));
  const first = await startWorker(store);
  await first.order('launch', [{ tripId: '', lineId: '' }]);
  const second = await startWorker(store);
  const startedAt = performance.now();
  const halves = [claims.filter((_, at) => at % 2 === 0), claims.filter((_, at) => at % 2 === 1)] as const;
  let answered = 0;
  second.child.on('message', ({ tripId }: Report) => {
    if (tripId !== undefined) answered += 1;
    if (answered === killedAfter) second.child.kill('SIGKILL');
  });
  const [one, killed] = await Promise.all([
    first.order('claim', halves[0]),
    second.order('claim', halves[1]),
  ]);
  const third = await startWorker(store);
  const left = halves[1].filter(({ tripId }) => !killed.has(tripId));
  const shown = new Map([...one, ...killed, ...(await third.order('claim', left))]);
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(
    `${claimants} claimants, ${units} units, two processes, one killed after ${killed.size} answers`,
  );
  console.log(`shown: ${answersOf(shown, unitMinor)} of ${shown.size}, in ${seconds.toFixed(1)} s`);
  console.log(await readBooks(store));

  const winners = claims.filter(({ tripId }) => shown.get(tripId) === unitMinor);
  const givenUp = winners.slice(0, Math.round(units / 10));
  await third.order('cancel', givenUp);
  console.log(`${givenUp.length} of them given up`, await readBooks(store));
  const paying = winners.slice(givenUp.length);
  const paid = new Map([
    ...(await first.order(
      'end',
      paying.filter((_, at) => at % 2 === 0),
    )),
    ...(await third.order(
      'end',
      paying.filter((_, at) => at % 2 === 1),
    )),
  ]);
  console.log(`paid: ${answersOf(paid, unitMinor)} of ${paying.length}`, await readBooks(store));
  for (const { child } of [first, third]) child.kill();
  await store.stop();
};

if (url !== undefined && prefix !== undefined) void work(url, prefix);
else void main();
