import { createHopSigner, hopAudience, type Principal } from '@rayon/auth';
import { serviceNames } from '@rayon/services';
import { entityNames } from './api-schema';
import { type Answer, ask, eachOf } from './asking';
import { forgedHops, forgedTokens } from './forgeries';
import { leaksIn, secretsOf } from './log-leaks';
import { openPremises, type Premises } from './premises';
import { openTwoShops, type TwoShops } from './two-shops';

let premises: Premises;
let shops: TwoShops;
let sign: ReturnType<typeof createHopSigner>['sign'];
beforeAll(async () => {
  premises = await openPremises({ overHttp: true });
  shops = await openTwoShops(premises);
  ({ sign } = createHopSigner({ key: premises.hopKey, clock: premises.clock }));
});
afterAll(() => premises?.stop());

const administrator: Principal = { kind: 'staff', staffId: 'x', role: 'administrator', storeIds: [] };
const hopTo = (subgraph: string, principal: Principal) =>
  sign({ audience: hopAudience(subgraph), principal, locale: 'en' });

/** Asks a subgraph's own port. */
const askPort = (
  subgraph: string,
  query: string,
  { hop, variables = {}, headers = {} }: { hop?: string; variables?: object; headers?: object } = {},
): Promise<Answer> =>
  ask(premises.subgraphs[subgraph] ?? '', query, variables as Record<string, unknown>, {
    headers: { ...headers, ...(hop === undefined ? {} : { 'rayon-hop': hop }) },
  });

const codes = ({ errors }: Answer) => errors.map(({ extensions }) => extensions?.code);

const entityQuery = (type: string, fields = 'id') =>
  `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${fields} } } }`;

describe.each(serviceNames)('the port of %s', (subgraph) => {
  const questions = [
    '{ __typename }',
    '{ _service { sdl } }',
    '{ __schema { types { name } } }',
    'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }',
    'not even GraphQL',
  ];

  test('answers nobody without the signature of the gateway, made for it, in the right place', async () => {
    const { accessToken = '' } = shops.as.administrator;
    const hops: Record<string, string | undefined> = {
      none: undefined,
      'an access token': accessToken,
      ...forgedHops(premises.hopKey, subgraph),
    };
    const variables = { of: [{ __typename: 'Trip', id: shops.things.here.openTripId }] };
    const seen = await eachOf(
      Object.entries(hops).flatMap(([what, hop]) => questions.map((query) => ({ what, hop, query }))),
      async ({ what, hop, query }) => {
        const { status, text } = await askPort(subgraph, query, {
          ...(hop === undefined ? {} : { hop }),
          variables,
          // What the public door takes opens nothing here.
          headers: { authorization: `Bearer ${accessToken}` },
        });
        return { what, query, status, text };
      },
    );
    expect(seen.filter(({ status }) => status !== 401)).toEqual([]);
    expect(new Set(seen.map(({ text }) => text)).size).toBe(1);
    expect(seen[0]?.text).not.toMatch(/stack|jwt|expired|audience/i);
  });

  test('tells its schema to nobody, whoever they are said to be', async () => {
    for (const query of [
      '{ _service { sdl } }',
      '{ __schema { types { name } } }',
      '{ __type(name: "Query") { name } }',
    ]) {
      const answer = await askPort(subgraph, query, { hop: hopTo(subgraph, administrator) });
      expect({ query, text: answer.text.slice(0, 300) }).toEqual({
        query,
        text: expect.not.stringMatching(/type Query|"types"|"name":"Query"/),
      });
      expect(answer.errors).not.toEqual([]);
    }
  });

  test('gives entities to no anonymous caller, except what hangs above the door', async () => {
    const hop = hopTo(subgraph, { kind: 'anonymous' });
    const { here } = shops.things;
    const ids: Record<string, string> = {
      Trip: here.paidTripId,
      Receipt: here.receiptId,
      Member: here.memberId,
      Article: here.articleId,
      Campaign: here.campaignId,
      Store: here.storeId,
      Brand: here.brandId,
    };
    for (const type of entityNames) {
      const answer = await askPort(subgraph, entityQuery(type, '__typename'), {
        hop,
        variables: { of: [{ __typename: type, id: ids[type] }] },
      });
      if (type === 'Store' || type === 'Brand') continue;
      const refused =
        codes(answer).includes('UNAUTHENTICATED') ||
        codes(answer).includes('GRAPHQL_VALIDATION_FAILED') ||
        // A key handed over and given back: nothing of the thing itself.
        /^\{"data":\{"_entities":\[(null|\{"__typename":"[A-Za-z]+"\})\]\}\}$/.test(answer.text.trim());
      expect({ type, refused, text: answer.text }).toEqual({ type, refused: true, text: answer.text });
      expect(answer.status).toBeLessThan(500);
    }
  });

  test('takes at most a hundred keys at once', async () => {
    const of = Array.from({ length: 101 }, () => ({ __typename: 'Store', id: shops.things.here.storeId }));
    const answer = await askPort(
      subgraph,
      'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }',
      {
        hop: hopTo(subgraph, administrator),
        variables: { of },
      },
    );
    expect(answer.errors).not.toEqual([]);
    expect(answer.text).not.toContain('INTERNAL');
  });
});

describe('a key brings nothing but the key', () => {
  const otherMember = (): Principal => ({ kind: 'member', memberId: shops.things.elsewhere.memberId });
  const otherDevice = (): Principal => {
    const { deviceId, storeId } = shops.things.elsewhere;
    return { kind: 'device', deviceId, storeId };
  };

  test('a trip said to be mine stays its owner’s', async () => {
    const { here, elsewhere } = shops.things;
    const spoofed = {
      __typename: 'Trip',
      id: here.paidTripId,
      memberId: elsewhere.memberId,
      deviceId: elsewhere.deviceId,
      storeId: elsewhere.storeId,
      member: { __typename: 'Member', id: elsewhere.memberId },
      status: 'CLOSED',
      lines: [],
    };
    for (const principal of [otherMember(), otherDevice()]) {
      const offers = await askPort(
        'offers',
        entityQuery('Trip', 'offers { total { minor } } messages { messageId }'),
        {
          hop: hopTo('offers', principal),
          variables: { of: [spoofed] },
        },
      );
      expect(codes(offers)).toContain('FORBIDDEN');
      expect(offers.text).not.toMatch(/"minor"|"messageId"/);
      const trip = await askPort('scanner', entityQuery('Trip', 'id status deviceId'), {
        hop: hopTo('scanner', principal),
        variables: { of: [spoofed] },
      });
      expect(trip.text).not.toContain(here.deviceId);
    }
  });

  test('prices, tiers and amounts handed over with a trip are not believed at the till', async () => {
    const { here } = shops.things;
    const money = (minor: number) => ({ minor, currency: 'EUR' });
    const line = {
      id: here.openLineId,
      sequence: 1,
      articleId: here.articleId,
      gtin: '02000000002033',
      category: 'Boissons',
      quantity: 1,
      unitPrice: money(-100_000),
      amount: money(-100_000),
      deposit: false,
    };
    const answer = await askPort('offers', entityQuery('Trip', 'offers { total { minor } }'), {
      hop: hopTo('offers', { kind: 'device', deviceId: here.deviceId, storeId: here.storeId }),
      variables: { of: [{ __typename: 'Trip', id: here.openTripId, lines: [line] }] },
    });
    expect(codes(answer)).toEqual(['BAD_INPUT']);
    const { data } = await ask(
      premises.url,
      'query ($id: ID!) { trip(id: $id) { subtotal { minor } offers { total { minor } } } }',
      { id: here.openTripId },
      { accessToken: shops.as.device.accessToken },
    );
    expect(JSON.stringify(data)).not.toMatch(/"minor":-/);
  });

  test('members, receipts and campaigns of others are null or refused', async () => {
    const { here } = shops.things;
    const asked: [string, Principal, string, Record<string, unknown>][] = [
      ['members', otherMember(), 'Member', { id: here.memberId, viewer: { kind: 'self' }, email: 'x' }],
      ['members', otherDevice(), 'Member', { id: here.memberId, cardWasPresented: true }],
      [
        'members',
        { kind: 'brand', brandUserId: 'x', brandId: here.brandId },
        'Member',
        { id: here.memberId },
      ],
      ['points', otherMember(), 'Member', { id: here.memberId, balance: 1_000_000 }],
      ['points', otherMember(), 'Receipt', { id: here.receiptId, memberId: shops.things.elsewhere.memberId }],
      ['scanner', otherMember(), 'Receipt', { id: here.receiptId }],
      ['offers', otherMember(), 'Receipt', { id: here.receiptId }],
      [
        'offers',
        { kind: 'brand', brandUserId: 'x', brandId: shops.things.elsewhere.brandId },
        'Campaign',
        { id: here.campaignId, brandId: shops.things.elsewhere.brandId, brand: { id: 'x' } },
      ],
    ];
    const fields: Record<string, Record<string, string>> = {
      members: { Member: 'firstName email card { gsrn }' },
      points: { Member: 'points { balance }', Receipt: 'points { status earned }' },
      scanner: { Receipt: 'number total { minor }' },
      offers: {
        Campaign: 'status budget { minor }',
        Receipt: `ifReturned(lines: [{ lineId: "${here.receiptLineId}", quantity: 1 }]) { refund { minor } }`,
      },
    };
    for (const [subgraph, principal, type, representation] of asked) {
      const answer = await askPort(subgraph, entityQuery(type, fields[subgraph]?.[type]), {
        hop: hopTo(subgraph, principal),
        variables: { of: [{ __typename: type, ...representation }] },
      });
      expect({ subgraph, type, text: answer.text }).toEqual({
        subgraph,
        type,
        text: expect.not.stringMatching(/Camille|"gsrn"|"balance":|POSTED|"number"|"minor"|ENDED/),
      });
      expect(answer.text).not.toMatch(/INTERNAL|GRAPHQL_VALIDATION_FAILED/);
    }
  });

  test('a representation that is no object, or names an unknown type, is bad input', async () => {
    const odd: unknown[] = [
      null,
      'Trip',
      {},
      { __typename: 7 },
      { __typename: '__proto__' },
      { __typename: 'Query' },
      { __typename: 'Trip', id: { $ne: null } },
      { __typename: 'Trip', id: [shops.things.here.openTripId] },
    ];
    for (const representation of odd) {
      const answer = await askPort('scanner', entityQuery('Trip'), {
        hop: hopTo('scanner', administrator),
        variables: { of: [representation] },
      });
      expect({ representation, text: answer.text }).toEqual({
        representation,
        text: expect.not.stringMatching(/INTERNAL|"id":"/),
      });
      expect(answer.status).toBeLessThan(500);
    }
  });
});

test('at the public door every token that is no access token is refused alike', async () => {
  const { accessToken = '' } = shops.as.member;
  const { presentation } = (await ask(
    premises.url,
    `mutation ($input: PresentCardInput!) { presentCard(input: $input) { ... on CardPresented { presentation } } }`,
    { input: { commandId: crypto.randomUUID(), content: shops.things.here.gsrn } },
    { accessToken: shops.as.device.accessToken },
  ).then(({ data }) => data?.presentCard)) as { presentation: string };
  const tokens = [...forgedTokens(accessToken), presentation, hopTo('scanner', administrator)];
  const seen = await eachOf(tokens, (token) =>
    ask(premises.url, '{ session { kind } }', {}, { headers: { authorization: `Bearer ${token}` } }),
  );
  const [first] = seen;
  expect(seen.map(({ status, text }) => ({ status, text }))).toEqual(
    tokens.map(() => ({ status: 401, text: first?.text })),
  );
  const schemes = await eachOf(
    [`bearer ${accessToken}`, accessToken, `Basic ${accessToken}`, `Bearer  ${accessToken}`],
    (authorization) => ask(premises.url, '{ session { kind } }', {}, { headers: { authorization } }),
  );
  expect(schemes.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  // And the other way about: an access token is no proof of a card.
  const opened = await ask(
    premises.url,
    `mutation ($input: AttachCardInput!) { attachCard(input: $input) { ... on ScannerRefusal { reason } } }`,
    {
      input: {
        commandId: crypto.randomUUID(),
        tripId: shops.things.here.openTripId,
        presentation: accessToken,
      },
    },
    { accessToken: shops.as.device.accessToken },
  );
  expect(opened.data).toEqual({ attachCard: { reason: 'CARD_NOT_ACCEPTED' } });
});

test('the gateway gives neither its own nor the subgraphs’ inner fields to clients', async () => {
  for (const query of [
    '{ _service { sdl } }',
    'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }',
    '{ trip(id: "x") { memberId } }',
  ]) {
    const answer = await ask(
      premises.url,
      query,
      { of: [] },
      { accessToken: shops.as.administrator.accessToken },
    );
    expect(answer.status).toBe(400);
    expect(answer.text).not.toMatch(/Did you mean|type Query/);
  }
});

test('nothing that was asked left a secret in the log', () => {
  expect(leaksIn(premises.lines, secretsOf(shops))).toEqual([]);
});
