import { attempt, type GatewayClient, GatewayProblem } from '@rayon/client';
import { scanDocument, voidLineDocument } from '@rayon/client/operations/scanner';
import { keepTrip } from './kept-trip';
import type { Line, Trip, TripTotals } from './trip';

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const line = (id: string, minor: number, parentLineId: string | null = null): Line => ({
  id,
  articleId: id,
  name: id,
  quantity: 1,
  weightGrams: null,
  unitPrice: euros(minor),
  amount: euros(minor),
  markdownPercent: 0,
  deposit: parentLineId !== null,
  parentLineId,
});

type Command = { commandId: string; code: string; lineId: string };

/** A shop that holds one trip as the scanner service does: a command takes effect once, a refusal counts as a change. */
const openShop = () => {
  let lines: Line[] = [];
  let version = 1;
  let loseAnswers = 0;
  let asked = 0;
  const commands = new Map<string, Line[]>();
  const totals = (): TripTotals => ({
    id: 'trip',
    version,
    status: 'OPEN',
    piecesCount: lines.length,
    earnsOnly: false,
    requiredAge: 0,
    subtotal: euros(lines.reduce((sum, { amount }) => sum + amount.minor, 0)),
    audit: null,
    offers: null,
    messages: null,
  });
  const whole = (): Trip => ({ ...totals(), lines: [...lines] });
  const add = (...added: Line[]) => {
    lines = [...lines, ...added];
    version += 1;
  };
  const drop = (lineId: string) => {
    lines = lines.filter(({ id, parentLineId }) => id !== lineId && parentLineId !== lineId);
    version += 1;
  };

  const answers: Record<string, (input: Command) => object> = {
    scan: ({ commandId, code }) => {
      const bottle = line(`${code} of ${commandId}`, 200);
      const scanned =
        commands.get(commandId) ?? (code === 'bottle' ? [bottle, line('deposit', 25, bottle.id)] : [bottle]);
      if (!commands.has(commandId)) {
        commands.set(commandId, scanned);
        add(...scanned);
      }
      const [first, ...linked] = scanned;
      return { __typename: 'LineScanned', line: first, linked, trip: totals() };
    },
    voidLine: ({ commandId, lineId }) => {
      if (!commands.has(commandId)) drop(lineId);
      commands.set(commandId, []);
      return { __typename: 'LineVoided', trip: totals() };
    },
  };
  const ask = async (document: string, variables: { input?: Command }) => {
    const field = /^(?:query|mutation)[^{]*\{(\w+)/.exec(document)?.[1] ?? '';
    if (field === 'currentTrip') asked += 1;
    const answer = field === 'currentTrip' ? whole() : variables.input && answers[field]?.(variables.input);
    if (loseAnswers > 0) {
      loseAnswers -= 1;
      throw new GatewayProblem('OFFLINE');
    }
    return { [field]: answer };
  };
  return {
    client: { ask } as unknown as Pick<GatewayClient, 'ask'>,
    whole,
    add,
    drop,
    refuseScan: () => {
      version += 1;
    },
    loseAnswer: () => {
      loseAnswers += 1;
    },
    timesAsked: () => asked,
  };
};

/** A handheld at that shop; what it shows must be what the shop holds. */
const openScreen = (shop: ReturnType<typeof openShop>) => {
  let shown = shop.whole();
  const kept = keepTrip({
    caller: shop.client,
    opened: shown,
    onShown: (trip) => {
      shown = trip;
    },
    onGone: () => undefined,
  });
  const scanOnly = (commandId: string, code = 'tea') =>
    attempt(shop.client, scanDocument, { commandId, tripId: 'trip', code });
  const see = async (answered: ReturnType<typeof scanOnly>) => {
    const answer = await answered;
    if (answer.__typename === 'LineScanned') await kept.scanned(answer);
  };
  return {
    shown: () => shown,
    scanOnly,
    see,
    scan: (commandId: string, code?: string) => see(scanOnly(commandId, code)),
    putBack: async (commandId: string, lineId: string) => {
      const answer = await attempt(shop.client, voidLineDocument, { commandId, tripId: 'trip', lineId });
      if (answer.__typename === 'LineVoided') await kept.voided(lineId, answer.trip);
    },
  };
};

let shop: ReturnType<typeof openShop>;
let screen: ReturnType<typeof openScreen>;
beforeEach(() => {
  shop = openShop();
  screen = openScreen(shop);
});

test('scans and lines put back are shown without asking for the basket', async () => {
  await screen.scan('one');
  await screen.scan('two', 'bottle');
  await screen.scan('three');
  expect(screen.shown().lines.map(({ name }) => name)).toEqual([
    'tea of one',
    'bottle of two',
    'deposit',
    'tea of three',
  ]);
  await screen.putBack('four', 'bottle of two');
  expect(screen.shown()).toEqual(shop.whole());
  expect(shop.timesAsked()).toBe(0);
});

test('a scan whose answer was lost is in the basket once when it is sent again', async () => {
  await screen.scan('one');
  shop.loseAnswer();
  await expect(screen.scan('two')).rejects.toThrow('OFFLINE');
  expect(screen.shown().lines).toHaveLength(1);
  await screen.scan('two');
  expect(screen.shown()).toEqual(shop.whole());
  expect(screen.shown().lines).toHaveLength(2);
  expect(shop.timesAsked()).toBe(0);
});

test('a void whose answer was lost is answered the same when it is sent again', async () => {
  await screen.scan('one', 'bottle');
  shop.loseAnswer();
  await expect(screen.putBack('two', 'bottle of one')).rejects.toThrow('OFFLINE');
  await screen.putBack('two', 'bottle of one');
  expect(screen.shown()).toEqual(shop.whole());
  expect(screen.shown().lines).toEqual([]);
});

test('a repeated command adds nothing, also when its line was put back meanwhile', async () => {
  await screen.scan('one');
  await screen.scan('one');
  expect(screen.shown().lines).toHaveLength(1);
  await screen.putBack('two', 'tea of one');
  await screen.scan('one');
  expect(screen.shown()).toEqual(shop.whole());
  expect(screen.shown().lines).toEqual([]);
  expect(shop.timesAsked()).toBe(0);
});

test('a change from elsewhere is found by the version it left out, and asked for once', async () => {
  await screen.scan('one');
  shop.add(line('from elsewhere', 500));
  await screen.scan('two');
  expect(screen.shown()).toEqual(shop.whole());
  expect(screen.shown().lines.map(({ name }) => name)).toContain('from elsewhere');
  shop.drop('tea of one');
  await screen.putBack('three', 'from elsewhere');
  expect(screen.shown()).toEqual(shop.whole());
  expect(shop.timesAsked()).toBe(2);
  await screen.scan('four');
  expect(shop.timesAsked()).toBe(2);
});

test('a change from elsewhere that comes with the answer to a repeated command is found, too', async () => {
  await screen.scan('one');
  shop.add(line('from elsewhere', 500));
  await screen.scan('one');
  expect(screen.shown()).toEqual(shop.whole());
  await screen.putBack('two', 'tea of one');
  shop.add(line('another', 300));
  await screen.scan('one');
  expect(screen.shown()).toEqual(shop.whole());
});

test('a basket that could not be asked for is asked for with the next answer', async () => {
  shop.add(line('from elsewhere', 500));
  const answer = screen.scanOnly('one');
  await answer;
  shop.loseAnswer();
  await screen.see(answer);
  expect(screen.shown().lines.map(({ name }) => name)).toEqual(['tea of one']);
  expect(screen.shown().subtotal).toEqual(shop.whole().subtotal);
  await screen.scan('two');
  expect(screen.shown()).toEqual(shop.whole());
  expect(screen.shown().lines).toHaveLength(3);
});

test('a scan after a refused one, which counts as a change, asks for the basket and shows it', async () => {
  await screen.scan('one');
  shop.refuseScan();
  await screen.scan('two');
  expect(screen.shown()).toEqual(shop.whole());
  expect(shop.timesAsked()).toBe(1);
});

test('an answer that was overtaken by a newer one changes nothing', async () => {
  const first = screen.scanOnly('one');
  await first;
  const second = screen.scanOnly('two');
  await second;
  await screen.see(second);
  await screen.see(first);
  expect(screen.shown()).toEqual(shop.whole());
  expect(screen.shown().lines).toHaveLength(2);
});
