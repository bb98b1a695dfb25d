import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { handheld, openShop, owner, shelves, tripId } from './testing/toy-shop';

type Shop = Awaited<ReturnType<typeof openShop>>;

const open: Shop[] = [];
const shopOf = async (options: Parameters<typeof openShop>[0] = {}): Promise<Shop> => {
  const shop = await openShop(options);
  open.push(shop);
  return shop;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});
beforeEach(() => {
  shelves.asked = 0;
  shelves.held = undefined;
});

const codeOf = ({ body }: { body: { errors?: { extensions: { code: string } }[] } }) =>
  body.errors?.[0]?.extensions.code;

const shelvesOf = (first: number) => `{ shelves(first: ${first}) { name } }`;

describe('what an operation costs', () => {
  test.each([
    [
      'in its text',
      `{ ${[0, 1, 2, 3, 4].map((n) => `a${n}: shelves(first: 2000) { name }`).join(' ')} }`,
      {},
    ],
    ['by a variable', 'query ($n: Int!) { shelves(first: $n) { name } }', { n: 100_000 }],
    [
      'in a fragment',
      '{ ...F } fragment F on Query { a: shelves(first: 3000) { name } b: shelves(first: 3000) { name } }',
      {},
    ],
  ])('is reckoned before any service is asked, %s', async (_how, query, variables) => {
    const shop = await shopOf();
    const answer = await shop.ask(query, { variables });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'LIMIT_EXCEEDED']);
    expect(answer.body.errors[0]).toMatchObject({
      message: 'One operation may ask for at most 5000 fields. Ask for shorter pages.',
      extensions: { limit: 5000 },
    });
    expect(shelves.asked).toBe(0);
  });

  test('is counted for each place strangers come from, and not for who has signed in', async () => {
    const shop = await shopOf({ costs: { anonymousPerMinute: 250 } });
    expect((await shop.ask(shelvesOf(100))).status).toBe(200);
    expect((await shop.ask(shelvesOf(100))).status).toBe(200);
    // Nobody believes what a stranger says of their address.
    const refused = await shop.ask(shelvesOf(100), { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect([refused.status, codeOf(refused)]).toEqual([429, 'RATE_LIMITED']);
    expect(refused.body.errors[0].message).toMatch(/^Too much was asked for\. Try again in \d+ seconds\.$/);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(shelves.asked).toBe(2);

    expect((await shop.ask(shelvesOf(100), { as: owner })).status).toBe(200);
    expect((await shop.ask('mutation { scan(barcode: "1") { id } }', { as: handheld })).status).toBe(200);
  });

  test('is counted for reading it too, also where it is refused, whoever asks', async () => {
    const shop = await shopOf({ costs: { newTextPerMinute: 2_000 }, trustProxy: true });
    const from = (address: string, query: string) =>
      shop.ask(query, { as: owner, headers: { 'x-forwarded-for': address } });
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const wide = `{ ${'shelves { name } '.repeat(30)} x${n}: nothing }`;
      statuses.push((await from('203.0.113.9', wide)).status);
    }
    expect(statuses).toEqual([400, 400, 400, 429, 429, 429]);
    expect((await from('203.0.113.10', '{ whoAmI }')).status).toBe(200);
    // What was asked before is read no more.
    expect((await from('203.0.113.9', '{ whoAmI }')).status).toBe(200);
  });

  test('is what it takes to find, not only what is handed over', async () => {
    const shop = await shopOf();
    const search = (times: number) =>
      shop.ask(
        `{ ${Array.from({ length: times }, (_, n) => `a${n}: shelves(first: 1, search: "x") { name }`).join(' ')} }`,
      );
    expect((await search(2)).status).toBe(200);
    expect(codeOf(await search(3))).toBe('LIMIT_EXCEEDED');
  });

  test('is counted by the address that a trusted proxy names', async () => {
    const shop = await shopOf({ costs: { anonymousPerMinute: 150 }, trustProxy: true });
    const from = (address: string) =>
      shop.ask(shelvesOf(100), { headers: { 'x-forwarded-for': address } }).then(({ status }) => status);
    expect([await from('203.0.113.9'), await from('203.0.113.9')]).toEqual([200, 429]);
    expect(await from('203.0.113.10')).toBe(200);
    // Machines of one IPv6 network are one place.
    expect([await from('2001:db8:0:1::1'), await from('2001:db8::1:ffff:0:0:2')]).toEqual([200, 429]);
  });
});

test('a scan is answered while strangers wait, and strangers wait for strangers', async () => {
  const shop = await shopOf({ costs: { readsAtOnce: 2, readsWaitingMax: 3 } });
  let letGo = () => {};
  shelves.held = new Promise((resolve) => {
    letGo = resolve;
  });
  const asking = Array.from({ length: 10 }, () => shop.ask(shelvesOf(100)));
  const done: number[] = [];
  await new Promise<void>((five) => {
    for (const one of asking)
      void one.then(({ status }) => {
        if (done.push(status) === 5) five();
      });
  });
  expect(done).toEqual([429, 429, 429, 429, 429]);
  const scan = await shop.ask('mutation { scan(barcode: "1") { id total } }', { as: handheld });
  expect(scan.body).toEqual({ data: { scan: { id: tripId, total: 1200 } } });
  expect((await shop.ask('{ whoAmI }', { as: owner })).body.data.whoAmI).toMatch(/^member/);
  expect(shelves.asked).toBe(2);

  letGo();
  const answers = await Promise.all(asking);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(shelves.asked).toBe(5);
});

describe('connections', () => {
  const dial = (shop: Shop): Socket => {
    const { port, hostname } = new URL(shop.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    return socket;
  };

  test('that say nothing are closed', async () => {
    const shop = await shopOf({ receivingMilliseconds: 200 });
    const silent = Array.from({ length: 20 }, () => dial(shop).resume());
    await Promise.all(silent.map((socket) => once(socket, 'close')));
    expect((await shop.ask('{ whoAmI }')).status).toBe(200);
  });

  test('of one address are so many and no more', async () => {
    const shop = await shopOf({ connections: { perAddressMax: 3 } });
    const sockets: Socket[] = [];
    for (let n = 0; n < 3; n += 1) {
      const socket = dial(shop);
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
      expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 200/);
      sockets.push(socket);
    }
    const fourth = dial(shop).resume();
    await once(fourth, 'close');
    const [first] = sockets;
    first?.destroy();
    // The server learns in its own time that one is gone.
    for (let answered = false; !answered; ) {
      const again = dial(shop);
      again.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
      const [said] = await Promise.race([once(again, 'data'), once(again, 'close')]);
      answered = String(said).startsWith('HTTP/1.1 200');
      again.destroy();
    }
    for (const socket of sockets) socket.destroy();
  });
});
