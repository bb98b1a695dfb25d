import 'reflect-metadata';
import {
  createHopSigner,
  createHopVerifier,
  generateSigningKey,
  hopAudience,
  type Principal,
  toJwks,
} from '@rayon/auth';
import { systemClock } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { GraphQLError } from 'graphql';
import {
  Arg,
  Ctx,
  createUnionType,
  Directive,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import {
  Allow,
  buildSubgraph,
  createSubgraphHost,
  MoneyType,
  Reference,
  type Representation,
  type RequestContext,
} from './index';

const member: Principal = { kind: 'member', memberId: 'm-1' };
const device: Principal = { kind: 'device', deviceId: 'd-1', storeId: 's-1' };
const nobody: Principal = { kind: 'anonymous' };

// ---- one service: owns trips

@Directive('@key(fields: "id")')
@Allow('member', 'device')
@Reference((refs) => refs.map(({ id }) => (id === 'unknown' ? null : trip(String(id)))))
@ObjectType('Trip')
class OwnedTrip {
  @Field(() => ID)
  id!: string;

  @Field(() => MoneyType)
  total!: MoneyType;

  quiet = 1;

  @Field(() => Int)
  get loudness(): number {
    return this.quiet * 11;
  }
}

@ObjectType('TripRefusal')
class TripRefusal {
  constructor(reason: string) {
    this.reason = reason;
  }

  @Field(() => String)
  reason: string;
}

const OpenTripResult = createUnionType({
  name: 'OpenTripResult',
  types: () => [OwnedTrip, TripRefusal] as const,
});

const LateResult = createUnionType({
  name: 'LateResult',
  types: () => [OwnedTrip, TripRefusal] as const,
  resolveType: (value) => ('reason' in value ? TripRefusal : OwnedTrip),
});

const trip = (id: string) => Object.assign(new OwnedTrip(), { id, total: { minor: 250, currency: 'EUR' } });

const batches: string[][] = [];

@Resolver(() => OwnedTrip)
class OwnedTripResolver {
  @Allow('member', 'device')
  @Query(() => OwnedTrip, { nullable: true })
  trip(@Arg('id', () => ID) id: string): OwnedTrip | null {
    return id === 'unknown' ? null : trip(id);
  }

  @Allow('public')
  @Query(() => String)
  broken(): string {
    throw new Error('secret connection text at /home/somewhere');
  }

  @Allow('public')
  @Query(() => String)
  cutOff(): string {
    // As the driver names it.
    throw Object.assign(new Error('secret address'), { name: 'PoolClearedOnNetworkError' });
  }

  @Allow('public')
  @Query(() => String)
  nothing(): string {
    return null as unknown as string;
  }

  @Allow('public')
  @Query(() => LateResult)
  late(@Arg('fail', () => Boolean) fail: boolean): typeof LateResult {
    return fail ? new TripRefusal('LATE') : trip('t-9');
  }

  @Allow('device')
  @Mutation(() => OpenTripResult)
  openTrip(@Arg('card', () => String) card: string): typeof OpenTripResult {
    if (card === 'lost') return {} as OwnedTrip;
    return card === 'good' ? trip('t-1') : new TripRefusal('BAD_CARD');
  }

  @Allow('member', 'device')
  @FieldResolver(() => [String], { nullable: true })
  async messages(
    @Root() { id }: OwnedTrip,
    @Ctx() { loader }: RequestContext,
    @Arg('after', () => Int, { nullable: true }) after?: number,
  ): Promise<string[] | null> {
    const load = loader<string, string[]>('messages', async (ids) => {
      batches.push([...ids]);
      return ids.map((one) => (one === 'silent' ? null : [`for ${one}`, `after ${after ?? 0}`]));
    });
    return load(id);
  }
}

// ---- another service of the same process: extends trips, with a class of the same GraphQL name

const references: Representation[][] = [];

@Directive('@key(fields: "id")')
@Allow('member', 'device')
@Reference(async (refs) => {
  references.push([...refs]);
  return refs.map((ref) => (ref.id === 'unknown' ? null : Object.freeze({ ...ref })));
})
@ObjectType('Trip')
class ExtendedTrip {
  @Field(() => ID)
  id!: string;

  @Directive('@external')
  @Field(() => Int)
  loudness!: number;
}

@Resolver(() => ExtendedTrip)
class ExtendedTripResolver {
  @Allow('device')
  @Directive('@requires(fields: "loudness")')
  @FieldResolver(() => Int)
  discount(@Root() { loudness }: ExtendedTrip): number {
    return loudness * 2;
  }

  @Allow('public')
  @Query(() => String)
  campaigns(): string {
    return 'none';
  }
}

const owned = buildSubgraph({ name: 'scanner', resolvers: [OwnedTripResolver] });
const extended = buildSubgraph({
  name: 'offers',
  resolvers: [ExtendedTripResolver],
  orphanedTypes: [ExtendedTrip],
});

const key = generateSigningKey();
const signer = createHopSigner({ key, clock: systemClock });
const lines: string[] = [];
const host = ({ name, schema, sdl }: typeof owned) =>
  createSubgraphHost({
    name,
    schema,
    sdl,
    hops: createHopVerifier({ jwks: toJwks([key]), audience: hopAudience(name), clock: systemClock }),
    context: (request) => ({ ...request }),
    logger: createLogger('test', { destination: { write: (line: string) => void lines.push(line) } }),
  });
const scanner = host(owned);
const offers = host(extended);

/** Runs the operation interpreted, then compiled twice, and expects one and the same answer. */
const ask = async (
  to: typeof scanner,
  principal: Principal,
  query: string,
  variables?: Record<string, unknown>,
): Promise<{
  data?: unknown;
  errors?: { message: string; path?: unknown; extensions?: { code?: string } }[];
}> => {
  const hop = signer.sign({ audience: hopAudience(to.name), principal, locale: 'en' });
  const once = async () =>
    JSON.parse(JSON.stringify(await to.execute({ query, variables, hop, correlationId: 'c-1' })));
  const answers = [await once(), await once(), await once()];
  const bare = answers.map(({ data, errors }) => ({
    data,
    errors: errors?.map(({ message, path, extensions }: GraphQLError) => ({ message, path, extensions })),
  }));
  expect(bare[1]).toEqual(bare[0]);
  expect(bare[2]).toEqual(bare[0]);
  return bare[0] ?? {};
};

describe('two services in one process', () => {
  test('each subgraph holds only its own fields of a type both define', () => {
    expect(owned.sdl).toContain('total: Money!');
    expect(owned.sdl).toContain('messages(after: Int): [String!]');
    expect(owned.sdl).not.toContain('discount');
    expect(owned.sdl).not.toContain('campaigns');
    expect(extended.sdl).toContain('discount: Int! @requires(fields: "loudness")');
    expect(extended.sdl).not.toContain('total');
    expect(extended.sdl).not.toContain('openTrip');
    expect(extended.sdl).not.toContain('Money');
  });

  test('the SDL is the same however often it is built', () => {
    const again = buildSubgraph({ name: 'scanner', resolvers: [OwnedTripResolver] });
    expect(again.sdl).toBe(owned.sdl);
  });
});

describe('answers', () => {
  test('queries, getters, nested types, arguments', async () => {
    expect(
      await ask(
        scanner,
        member,
        'query($id: ID!) { trip(id: $id) { id total { minor currency } loudness messages(after: 3) } }',
        {
          id: 't-1',
        },
      ),
    ).toEqual({
      data: {
        trip: {
          id: 't-1',
          total: { minor: 250, currency: 'EUR' },
          loudness: 11,
          messages: ['for t-1', 'after 3'],
        },
      },
    });
    expect(await ask(scanner, member, '{ trip(id: "unknown") { id } }')).toEqual({ data: { trip: null } });
  });

  test('unions, decided by class or by a function', async () => {
    const open =
      'mutation($card: String!) { openTrip(card: $card) { __typename ... on Trip { id } ... on TripRefusal { reason } } }';
    expect(await ask(scanner, device, open, { card: 'good' })).toEqual({
      data: { openTrip: { __typename: 'Trip', id: 't-1' } },
    });
    expect(await ask(scanner, device, open, { card: 'bad' })).toEqual({
      data: { openTrip: { __typename: 'TripRefusal', reason: 'BAD_CARD' } },
    });
    const late = 'query($fail: Boolean!) { late(fail: $fail) { __typename ... on TripRefusal { reason } } }';
    expect(await ask(scanner, nobody, late, { fail: true })).toEqual({
      data: { late: { __typename: 'TripRefusal', reason: 'LATE' } },
    });
  });

  test('a value of no known type is a bug with an id, not a hanging answer', async () => {
    const { errors } = await ask(scanner, device, 'mutation { openTrip(card: "lost") { __typename } }');
    expect(errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', correlationId: 'c-1' });
  });

  test('entities in one batch per type, in order, null for an unknown one', async () => {
    references.length = 0;
    const { data } = await ask(
      offers,
      device,
      'query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Trip { id discount } } }',
      { r: ['a', 'unknown', 'b'].map((id, index) => ({ __typename: 'Trip', id, loudness: index + 1 })) },
    );
    expect(data).toEqual({
      _entities: [
        { __typename: 'Trip', id: 'a', discount: 2 },
        null,
        { __typename: 'Trip', id: 'b', discount: 6 },
      ],
    });
    expect(references.map((batch) => batch.length)).toEqual([3, 3, 3]);
  });

  test('field resolvers share one load per request', async () => {
    batches.length = 0;
    await ask(
      scanner,
      device,
      'query($r: [_Any!]!) { _entities(representations: $r) { ... on Trip { id messages } } }',
      { r: ['a', 'b', 'a', 'silent'].map((id) => ({ __typename: 'Trip', id })) },
    );
    expect(batches).toEqual([
      ['a', 'b', 'silent'],
      ['a', 'b', 'silent'],
      ['a', 'b', 'silent'],
    ]);
  });
});

describe('refusals', () => {
  const codes = ({ errors }: Awaited<ReturnType<typeof ask>>) =>
    errors?.map((error) => error.extensions?.code);

  test.each([
    ['a query', '{ trip(id: "t-1") { id } }', nobody, 'UNAUTHENTICATED'],
    ['a mutation', 'mutation { openTrip(card: "good") { __typename } }', member, 'FORBIDDEN'],
    ['a mutation', 'mutation { openTrip(card: "good") { __typename } }', nobody, 'UNAUTHENTICATED'],
  ])('%s is closed to who may not: %s', async (_what, query, principal, code) => {
    expect(codes(await ask(scanner, principal, query))).toEqual([code]);
  });

  test('an entity and a field of it are closed each by its own rule', async () => {
    const query = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Trip { id discount } } }';
    const r = [{ __typename: 'Trip', id: 'a', loudness: 1 }];
    expect(codes(await ask(offers, nobody, query, { r }))).toEqual(['UNAUTHENTICATED']);
    expect(codes(await ask(offers, member, query, { r }))).toEqual(['FORBIDDEN']);
  });

  test('more than 100 entities, an unknown type, a representation without type', async () => {
    const query = 'query($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
    const many = Array.from({ length: 101 }, (_, index) => ({ __typename: 'Trip', id: String(index) }));
    expect(codes(await ask(offers, device, query, { r: many }))).toEqual(['TOO_MANY_ENTITIES']);
    expect(codes(await ask(offers, device, query, { r: [{ __typename: 'Money', id: '1' }] }))).toEqual([
      'BAD_INPUT',
    ]);
    expect(codes(await ask(offers, device, query, { r: [{ id: '1' }] }))).toEqual(['BAD_INPUT']);
    expect(codes(await ask(offers, device, query, { r: ['Trip'] }))).toEqual(['BAD_INPUT']);
    expect(codes(await ask(offers, device, query, { r: [{ __typename: '__proto__' }] }))).toEqual([
      'BAD_INPUT',
    ]);
  });

  test('the schema, whoever asks', async () => {
    for (const query of [
      '{ _service { sdl } }',
      '{ __schema { types { name } } }',
      '{ __type(name: "Trip") { name } }',
    ])
      expect(codes(await ask(scanner, device, query))?.[0]).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test.each([
    undefined,
    '',
    'x.y.z',
    signer.sign({ audience: 'subgraph:offers', principal: device, locale: 'en' }),
  ])('anything without a hop made for this subgraph', async (hop) => {
    const { data, errors } = await scanner.execute({ query: '{ broken }', hop, correlationId: 'c-1' });
    expect(data).toBeUndefined();
    expect(errors?.map((error) => error.extensions.code)).toEqual(['UNAUTHENTICATED']);
  });

  test('bad syntax, unknown fields, wrong variables', async () => {
    expect(codes(await ask(scanner, member, '{ trip( }'))).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(codes(await ask(scanner, member, '{ tripp }'))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    const hop = signer.sign({ audience: 'subgraph:scanner', principal: member, locale: 'en' });
    for (let round = 0; round < 3; round += 1) {
      const { errors } = await scanner.execute({
        query: 'query($id: ID!) { trip(id: $id) { id } }',
        variables: {},
        hop,
        correlationId: 'c',
      });
      expect(errors?.map((error) => error.extensions.code)).toEqual(['BAD_INPUT']);
    }
  });
});

describe('bugs', () => {
  test('are logged with the correlation id and answered without the inside', async () => {
    lines.length = 0;
    const { errors } = await ask(scanner, nobody, '{ broken }');
    expect(errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', correlationId: 'c-1' });
    expect(JSON.stringify(errors)).not.toMatch(/secret|somewhere|stack/);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('secret connection text');
    expect(lines[0]).toContain('"correlationId":"c-1"');
  });

  test('a store that does not answer is no bug: the same may be asked again', async () => {
    lines.length = 0;
    const { errors } = await ask(scanner, nobody, '{ cutOff }');
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNAVAILABLE', correlationId: 'c-1' });
    expect(errors?.[0]?.message).toMatch(/try again/i);
    expect(JSON.stringify(errors)).not.toContain('secret');
    expect(lines[0]).toContain('secret address');
  });

  test('a null where none may be is one of them', async () => {
    const { errors } = await ask(scanner, nobody, '{ nothing }');
    expect(errors?.[0]?.extensions?.code).toBe('INTERNAL');
  });
});

describe('building fails', () => {
  @Resolver()
  class Bare {
    @Query(() => String)
    open(): string {
      return '';
    }
  }

  @ObjectType('Trip')
  class BareTrip {
    @Field(() => ID)
    id!: string;
  }

  @Resolver(() => BareTrip)
  class BareField {
    @Allow('public')
    @Query(() => BareTrip)
    one(): BareTrip {
      return trip('1');
    }

    @FieldResolver(() => String)
    secret(): string {
      return '';
    }
  }

  @Directive('@key(fields: "id")')
  @Reference(() => [])
  @ObjectType('Store')
  class StoreWithoutRule {
    @Field(() => ID)
    id!: string;
  }

  @Directive('@key(fields: "id")')
  @Allow('public')
  @ObjectType('Store')
  class StoreWithoutReference {
    @Field(() => ID)
    id!: string;
  }

  @Reference(() => [])
  @ObjectType('Store')
  class StoreWithoutKey {
    @Field(() => ID)
    id!: string;
  }

  test('naming a query or field without a rule', () => {
    expect(() => buildSubgraph({ name: 'x', resolvers: [Bare] })).toThrow('no @Allow on Query.open');
    expect(() => buildSubgraph({ name: 'x', resolvers: [BareField] })).toThrow('no @Allow on Trip.secret');
  });

  test.each([
    ['a rule', StoreWithoutRule, 'no @Allow on entity Store'],
    ['a reference', StoreWithoutReference, 'no @Reference on entity Store'],
    ['a key', StoreWithoutKey, '@Reference without @key on Store'],
  ])('naming an entity without %s', (_what, Store, sentence) => {
    const parts = { name: 'x', resolvers: [ExtendedTripResolver], orphanedTypes: [ExtendedTrip, Store] };
    expect(() => buildSubgraph(parts)).toThrow(sentence);
  });
});
