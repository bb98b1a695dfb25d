import { once } from 'node:events';
import { connect } from 'node:net';
import { createAccessTokens, createSigningKeys, type Principal } from '@rayon/auth';
import { systemClock } from '@rayon/kernel';
import { hashOf } from './operations/registered';
import {
  batches,
  handheld,
  hangingTripId,
  openShop,
  owner,
  stored,
  stranger,
  tripId,
} from './testing/toy-shop';
import { operationLimits } from './walls/limits';

type Shop = Awaited<ReturnType<typeof openShop>>;

const open: Shop[] = [];
const shopOf = async (options: Parameters<typeof openShop>[0] = {}): Promise<Shop> => {
  const shop = await openShop(options);
  open.push(shop);
  return shop;
};
let shop: Shop;
beforeAll(async () => {
  shop = await shopOf();
});
afterAll(() => Promise.all(open.map((one) => one.stop())));

const codesOf = ({ body }: { body: { errors?: { extensions: { code: string } }[] } }) =>
  body.errors?.map(({ extensions }) => extensions.code);

describe.each(['memory', 'http'] as const)('services reached by %s', (over) => {
  let joined: Shop;
  beforeAll(async () => {
    joined = await shopOf({ over });
  });

  test('a field that needs another service’s field sees what the mutation just made', async () => {
    // The second and third time, nothing is planned any more.
    for (let times = 0; times < 3; times += 1) {
      const { status, body } = await joined.ask(
        'mutation($code: String!) { scan(barcode: $code) { id total discount } }',
        {
          as: handheld,
          variables: { code: '123' },
        },
      );
      expect(status).toBe(200);
      expect(body).toEqual({ data: { scan: { id: tripId, total: 1200, discount: 120 } } });
    }
  });

  test('principal and language arrive, signed', async () => {
    const asked = { as: owner, headers: { 'accept-language': 'en-GB,en;q=0.9' } };
    expect((await joined.ask('{ whoAmI }', asked)).body).toEqual({ data: { whoAmI: 'member en' } });
    expect((await joined.ask('{ whoAmI }')).body).toEqual({ data: { whoAmI: 'anonymous fr' } });
    expect(
      (await joined.ask('{ whoAmI }', { headers: { 'rayon-hop': 'x', 'x-principal': '{}' } })).body,
    ).toEqual({
      data: { whoAmI: 'anonymous fr' },
    });
  });

  test('more entities than one fetch may name are asked for in parts', async () => {
    for (let times = 0; times < 2; times += 1) {
      batches.length = 0;
      const { body } = await joined.ask('{ trips(count: 250) { id discount } }', { as: handheld });
      expect(body.errors).toBeUndefined();
      expect(body.data.trips).toHaveLength(250);
      expect(
        body.data.trips.every(
          (trip: { discount: number }, index: number) => trip.discount === Math.floor(index / 10),
        ),
      ).toBe(true);
      expect(batches).toEqual([100, 100, 50]);
    }
  });

  test('a bug shows an id and nothing else', async () => {
    for (let times = 0; times < 2; times += 1) {
      const { text, body, headers } = await joined.ask('{ broken }', {
        headers: { 'x-correlation-id': 'my-request-1' },
      });
      expect(headers.get('x-correlation-id')).toBe('my-request-1');
      expect(body.errors[0].extensions).toEqual({ code: 'INTERNAL', correlationId: 'my-request-1' });
      expect(text).not.toMatch(/secret|\/srv|stack|scanner|at /);
    }
  });

  test('rules of the services hold', async () => {
    expect(codesOf(await joined.ask('{ trip(id: "x") { id } }'))).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await joined.ask('mutation { scan(barcode: "1") { id } }', { as: owner }))).toEqual([
      'FORBIDDEN',
    ]);
    expect((await joined.ask(`{ trip(id: "${tripId}") { id } }`, { as: stranger })).body).toEqual({
      data: { trip: null },
    });
  });
});

describe('a subgraph reached directly', () => {
  test.each([
    '{ whoAmI }',
    '{ _service { sdl } }',
    '{ __schema { queryType { name } } }',
    '{ _entities(representations: [{ __typename: "Trip", id: "1" }]) { __typename } }',
  ])('refuses %s', async (query) => {
    const direct = open.find(({ subgraphUrls }) => subgraphUrls.length > 0);
    for (const url of direct?.subgraphUrls ?? []) {
      for (const hop of [undefined, 'nonsense', direct?.access.signAccess(owner)]) {
        const answer = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(hop ? { 'rayon-hop': hop, authorization: `Bearer ${hop}` } : {}),
          },
          body: JSON.stringify({ query }),
        });
        expect(answer.status).toBe(401);
        expect(await answer.json()).toEqual({
          errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED' } }],
        });
      }
    }
    expect(direct?.subgraphUrls).toHaveLength(2);
  });
});

describe('a token', () => {
  test('that is refused gives one uniform answer, before anything is read', async () => {
    const foreign = createAccessTokens({
      keys: createSigningKeys({ clock: systemClock }),
      clock: systemClock,
    });
    const good = shop.access.signAccess(owner);
    const past = createAccessTokens({ keys: shop.keys, clock: () => new Date(Date.now() - 3_600_000) });
    const headers = [
      'Bearer x',
      'Basic dTpw',
      good,
      `Bearer ${good}x`,
      `Bearer ${foreign.signAccess(owner)}`,
      `Bearer ${past.signAccess(owner)}`,
      `Bearer ${'a'.repeat(6000)}`,
    ];
    const answers = await Promise.all(
      headers.map((authorization) => shop.ask('{ nonsense', { headers: { authorization } })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(codesOf(answers[0] ?? { body: {} })).toEqual(['UNAUTHENTICATED']);
  });

  test('signed by a key that came later is accepted: the keys are asked for again', async () => {
    const own = await shopOf();
    await own.ask('{ whoAmI }', { as: owner });
    const counted = { asked: 0 };
    const rotating = await shopOf({
      accessKeys: () => {
        counted.asked += 1;
        return own.keys.jwks();
      },
    });
    const token = own.access.signAccess(owner);
    expect((await rotating.ask('{ whoAmI }', { headers: { authorization: `Bearer ${token}` } })).status).toBe(
      200,
    );
    const foreign = createAccessTokens({
      keys: createSigningKeys({ clock: systemClock }),
      clock: systemClock,
    }).signAccess(owner);
    for (let round = 0; round < 5; round += 1)
      expect(
        (await rotating.ask('{ whoAmI }', { headers: { authorization: `Bearer ${foreign}` } })).status,
      ).toBe(401);
    expect(counted.asked).toBe(1);
  });
});

describe('walls', () => {
  const nest = (depth: number) =>
    `{ trip(id: "${tripId}") ${'{ above '.repeat(depth)} { id } ${'}'.repeat(depth)} }`;

  test.each([
    ['depth', nest(12)],
    ['aliases', `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: whoAmI`).join(' ')} }`],
    ['root fields', `{ ${Array.from({ length: 6 }, (_, n) => `a${n}: whoAmI`).join(' ')} }`],
    ['two sign-ins at once', 'mutation { a: signIn(email: "x") b: signIn(email: "y") }'],
    [
      'sign-ins hidden in fragments',
      'mutation { ...F b: signIn(email: "y") } fragment F on Mutation { signIn(email: "x") }',
    ],
  ])('refuse too much %s', async (_what, query) => {
    const answer = await shop.ask(query, { as: owner });
    expect(answer.status).toBe(400);
    expect(codesOf(answer)).toContain('LIMIT_EXCEEDED');
  });

  test('let a real depth through', async () => {
    expect((await shop.ask(nest(9), { as: owner })).status).toBe(200);
  });

  test('refuse too many tokens and too large a body', async () => {
    const tokens = await shop.ask(`{ ${'whoAmI '.repeat(1_100)} }`);
    expect([tokens.status, codesOf(tokens)]).toEqual([400, ['GRAPHQL_PARSE_FAILED']]);
    const variables = { x: 'y'.repeat(101 * 1024) };
    for (const as of [undefined, owner, handheld]) {
      const large = await shop.ask('{ whoAmI }', { variables, ...(as ? { as } : {}) });
      expect([large.status, codesOf(large)]).toEqual([413, ['LIMIT_EXCEEDED']]);
    }
  });

  test('take as much of staff as an import needs, and a body that does not say its length no further', async () => {
    const staff: Principal = { kind: 'staff', staffId: 's-1', role: 'administrator', storeIds: [] };
    const { bodyBytesMax, staffBodyBytesMax } = operationLimits;
    const post = async (as: Principal | undefined, bytes: number, { chunked = false } = {}) => {
      const text = JSON.stringify({ query: '{ whoAmI }', variables: { x: 'y'.repeat(bytes) } });
      const body = chunked ? new Blob([text]).stream() : text;
      const init = { method: 'POST', headers: shop.headersFor(as), body, duplex: 'half' };
      // Whoever is refused in the middle of a body may find the connection closed under it.
      return fetch(`${shop.url}/graphql`, init as RequestInit).then(
        ({ status }) => status,
        () => 413,
      );
    };
    for (const chunked of [false, true]) {
      expect(await post(staff, bodyBytesMax + 1024, { chunked })).toBe(200);
      expect(await post(staff, staffBodyBytesMax - 1024, { chunked })).toBe(200);
      expect(await post(staff, staffBodyBytesMax + 1024, { chunked })).toBe(413);
      expect(await post(undefined, bodyBytesMax - 1024, { chunked })).toBe(200);
      expect(await post(undefined, bodyBytesMax + 1024, { chunked })).toBe(413);
      expect(await post(handheld, bodyBytesMax + 1024, { chunked })).toBe(413);
    }
  });

  test.each([
    ['a batch', { body: '[{"query":"{ whoAmI }"},{"query":"{ whoAmI }"}]' }, 400],
    ['GET', { method: 'GET', body: undefined }, 404],
    [
      'a form',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={whoAmI}' },
      415,
    ],
    ['plain text', { headers: { 'content-type': 'text/plain' }, body: '{"query":"{ whoAmI }"}' }, 415],
    ['multipart', { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' }, 415],
    ['no JSON', { body: '{"query":' }, 400],
    ['JSON that reaches for prototypes', { body: '{"query":"{ whoAmI }","__proto__":{"a":1}}' }, 400],
    ['no query', { body: '{}' }, 400],
    ['a query that is no text', { body: '{"query":{"kind":"Document"}}' }, 400],
    ['variables in a text', { body: '{"query":"{ whoAmI }","variables":"{}"}' }, 400],
    ['a list of variables', { body: '{"query":"{ whoAmI }","variables":[1]}' }, 400],
    ['a name that is no text', { body: '{"query":"{ whoAmI }","operationName":1}' }, 400],
    ['extensions that are no object', { body: '{"query":"{ whoAmI }","extensions":[]}' }, 400],
    ['nothing at all, as a page of another site may send it', { headers: {}, body: undefined }, 400],
    [
      'whoever takes no JSON',
      {
        headers: { 'content-type': 'application/json', accept: 'text/html' },
        body: '{"query":"{ whoAmI }"}',
      },
      406,
    ],
  ])('refuse %s', async (_what, init, status) => {
    const answer = await fetch(`${shop.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      ...init,
    });
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toMatch(/stack|node_modules|\.ts:/);
  });

  test.each([
    ['an operation nobody sent', { query: 'query A { whoAmI } query B { whoAmI }', operationName: 'C' }],
    ['one of two operations, unnamed', { query: 'query A { whoAmI } query B { whoAmI }' }],
    ['no operation', { query: 'fragment F on Query { whoAmI }' }],
    ['a subscription', { query: 'subscription { tripFeed(tripId: "x") { __typename } }' }],
  ])('refuse %s as the caller’s mistake', async (_what, body) => {
    const answer = await fetch(`${shop.url}/graphql`, {
      method: 'POST',
      headers: { ...shop.headersFor(owner) },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/"code":"(BAD_REQUEST|GRAPHQL_VALIDATION_FAILED)"/);
  });

  test('wait for a body only so long', async () => {
    const impatient = await shopOf({ receivingMilliseconds: 200 });
    const { port, hostname } = new URL(impatient.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    );
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('408');
    socket.destroy();
  });

  test('answer in the media type asked for', async () => {
    const typeFor = async (accept: string) =>
      (await shop.ask('{ whoAmI }', { headers: { accept } })).headers.get('content-type');
    expect(await typeFor('*/*')).toBe('application/json; charset=utf-8');
    expect(await typeFor('application/json;q=0.5, application/graphql-response+json')).toBe(
      'application/graphql-response+json; charset=utf-8',
    );
  });

  test('refuse a variable that does not fit as the caller’s mistake, each time', async () => {
    const scan = 'mutation($code: String!) { scan(barcode: $code) { id } }';
    expect((await shop.ask(scan, { as: handheld, variables: { code: '1' } })).status).toBe(200);
    for (const variables of [{}, { code: 5 }, { code: null }, {}]) {
      const answer = await shop.ask(scan, { as: handheld, variables });
      expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_INPUT']]);
      expect(answer.body).not.toHaveProperty('data');
    }
  });

  test('keep two operations of one document apart', async () => {
    const query = 'query A { whoAmI } query B { offersVersion }';
    const askFor = async (operationName: string) => {
      const answer = await fetch(`${shop.url}/graphql`, {
        method: 'POST',
        headers: shop.headersFor(undefined),
        body: JSON.stringify({ query, operationName }),
      });
      return answer.json();
    };
    for (let round = 0; round < 3; round += 1) {
      expect(await askFor('A')).toEqual({ data: { whoAmI: 'anonymous fr' } });
      expect(await askFor('B')).toEqual({ data: { offersVersion: '1' } });
    }
  });

  test('refuse fragments that grow to thousands of selections', async () => {
    const doubling = Array.from(
      { length: 11 },
      (_, n) => `fragment F${n} on Trip { ...F${n + 1} ...F${n + 1} }`,
    );
    const answer = await shop.ask(
      `{ trip(id: "${tripId}") { ...F0 } } ${doubling.join(' ')} fragment F11 on Trip { id }`,
      { as: owner },
    );
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      {
        message: 'Anonymous operation recursively requests too many selections.',
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
  });

  test('give no hint about the schema, and no schema in production', async () => {
    const { text } = await shop.ask('{ whoAmIi }');
    expect(text).not.toMatch(/Did you mean|whoAmI"/);
    expect((await shop.ask('{ __schema { queryType { name } } }')).status).toBe(200);
    const production = await shopOf({ production: true });
    expect((await production.ask('{ __schema { queryType { name } } }')).status).toBe(400);
    expect(codesOf(await production.ask('{ _service { sdl } }'))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  test('count sign-ins per address, whatever else a minute brings', async () => {
    const strict = await shopOf({ signInsPerMinute: 3 });
    const tries = [];
    for (let round = 0; round < 5; round += 1)
      tries.push(await strict.ask('mutation { signIn(email: "x") }'));
    expect(tries.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(codesOf(tries[4] ?? { body: {} })).toEqual(['RATE_LIMITED']);
    // Joining hashes a password too.
    const join = await strict.ask('mutation { enrolMember(email: "x") }');
    expect([join.status, codesOf(join)]).toEqual([429, ['RATE_LIMITED']]);
    expect((await strict.ask('{ whoAmI }')).status).toBe(200);
  });

  describe('of registered operations', () => {
    const known = '{ whoAmI }';
    const other = '{ offersVersion }';
    const registeredOperations = new Map([[hashOf(known), known]]);
    const byHash = (hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });
    const post = async ({ url, headersFor }: Shop, body: unknown) => {
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: headersFor(undefined),
        body: JSON.stringify(body),
      });
      return [answer.status, await answer.json()];
    };
    const notRegistered = [
      400,
      {
        errors: [
          {
            message: 'This operation is not registered.',
            extensions: { code: 'OPERATION_NOT_REGISTERED' },
          },
        ],
      },
    ];
    const mine = [200, { data: { whoAmI: 'anonymous fr' } }];

    test('let only these through when they are given, by text or by hash, before anything is parsed', async () => {
      const closed = await shopOf({ registeredOperations });
      expect(await post(closed, { query: known })).toEqual(mine);
      expect(await post(closed, byHash(hashOf(known)))).toEqual(mine);
      for (const body of [
        { query: '{ whoAmI  }' },
        { query: '{ not even an operation' },
        { query: other, ...byHash(hashOf(known)) },
        byHash(hashOf(other)),
        byHash('__proto__'),
        { extensions: { persistedQuery: { version: 2, sha256Hash: hashOf(known) } } },
        { extensions: { persistedQuery: hashOf(known) } },
        [{ query: known }],
        {},
        null,
      ])
        expect(await post(closed, body)).toEqual(notRegistered);
    });

    test('let others through beside them when told to', async () => {
      const open = await shopOf({ registeredOperations, registeredOnly: false });
      expect(await post(open, byHash(hashOf(known)))).toEqual(mine);
      expect(await post(open, { query: other })).toEqual([200, { data: { offersVersion: '1' } }]);
      expect(await post(open, byHash(hashOf(other)))).toEqual([
        200,
        { errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'BAD_REQUEST' } }] },
      ]);
    });

    test('tell who sends a hash that only texts are taken when there are none', async () => {
      expect(await post(shop, byHash(hashOf(known)))).toEqual([
        200,
        { errors: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'BAD_REQUEST' } }] },
      ]);
    });
  });

  test('do not wait longer than five seconds for a service', async () => {
    const ask = () => shop.ask(`{ trip(id: "${hangingTripId}") { id } }`, { as: owner });
    for (const answer of [await ask(), await ask()]) expect(codesOf(answer)).toEqual(['DEADLINE_EXCEEDED']);
  });

  test('are answered without the part of a service that hangs: what was done is told', async () => {
    const ask = () => shop.ask('mutation { scan(barcode: "1") { id total advice } }', { as: handheld });
    expect((await ask()).body).toEqual({ data: { scan: { id: tripId, total: 1200, advice: 'take two' } } });
    stored.hangs = true;
    const answer = await ask();
    stored.hangs = false;
    expect(answer.body.data).toEqual({ scan: { id: tripId, total: 1200, advice: null } });
    expect(codesOf(answer)).toEqual(['DEADLINE_EXCEEDED']);
  });

  test('a service that is away is an outage, not a crash', async () => {
    const broken = await shopOf({
      subgraphs: {
        scanner: { kind: 'remote', url: 'http://127.0.0.1:9' },
        offers: { kind: 'remote', url: 'http://127.0.0.1:9' },
      },
    });
    for (const answer of [await broken.ask('{ whoAmI }'), await broken.ask('{ whoAmI }')]) {
      expect(codesOf(answer)).toEqual(['UNAVAILABLE']);
      expect(answer.text).not.toMatch(/ECONN|127\.0/);
    }
    expect((await fetch(`${broken.url}/readyz`)).status).toBe(503);
  });
});

describe('beside GraphQL', () => {
  test('every answer carries the safe headers', async () => {
    for (const path of ['/graphql', '/healthz', '/nothing']) {
      const { headers } = await fetch(`${shop.url}${path}`);
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-correlation-id')).toBeTruthy();
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  test('an address that cannot be read is refused like any other request', async () => {
    const answer = await fetch(`${shop.url}/%ff`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.json()).toEqual({
      errors: [{ message: 'This request could not be read.', extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  test('health, readiness and metrics', async () => {
    expect(await (await fetch(`${shop.url}/healthz`)).json()).toEqual({ status: 'ok' });
    expect((await fetch(`${shop.url}/readyz`)).status).toBe(200);
    const text = await (await fetch(`${shop.url}/metrics`)).text();
    expect(text).toContain('rayon_operations_total{component="gateway",operation="Query.trip",outcome="OK"}');
    expect(
      (await fetch(`${shop.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status,
    ).toBe(404);
  });

  test('the demonstration, only where there is one', async () => {
    const demo = await shopOf({
      demo: {
        describe: async () => ({ store: 's-1' }),
        enrolmentCode: async (request) => ({ code: '123', request }),
      },
    });
    expect(await (await fetch(`${demo.url}/demo.json`)).json()).toEqual({ store: 's-1' });
    const made = await fetch(`${demo.url}/demo/enrolment-code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"kind":"device"}',
    });
    expect(await made.json()).toEqual({ code: '123', request: { kind: 'device' } });
    expect((await fetch(`${shop.url}/demo.json`)).status).toBe(404);
  });

  test('nothing in the log looks like a token', () => {
    expect(shop.lines.join('')).not.toMatch(/eyJ[A-Za-z0-9_-]{10,}\./);
  });
});
