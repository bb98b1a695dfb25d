import 'reflect-metadata';
import {
  createAccessTokens,
  createHopVerifier,
  createSigningKeys,
  generateSigningKey,
  hopAudience,
  type Principal,
  toJwks,
} from '@rayon/auth';
import { createInProcessBus } from '@rayon/bus';
import { MessageIssuedV1, PointsAccruedV1, TripStatusChangedV1 } from '@rayon/events';
import { newEvent, systemClock } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import {
  Allow,
  buildSubgraph,
  createSubgraphHost,
  Reference,
  type RequestContext,
  type SubgraphHost,
} from '@rayon/subgraph';
import { composeSupergraph } from '@rayon/supergraph/compose';
import {
  Arg,
  Ctx,
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
import { createGateway, type GatewayOptions, type SubgraphLocation } from '../gateway';

export const tripId = '0192f0c1-0000-7000-8000-000000000001';
export const hangingTripId = '0192f0c1-0000-7000-8000-000000000002';
export const owner: Principal = { kind: 'member', memberId: 'm-1' };
export const stranger: Principal = { kind: 'member', memberId: 'm-2' };
export const handheld: Principal = { kind: 'device', deviceId: 'd-1', storeId: 's-1' };

// ---- scanner: owns trips

@Directive('@key(fields: "id")')
@Allow('member', 'device')
@Reference((references) => references.map(({ id }) => tripOf(String(id))))
@ObjectType('Trip')
class Trip {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  status!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => Int)
  total!: number;

  @Field(() => [Trip])
  linked!: Trip[];

  @Field(() => Trip, { nullable: true })
  above?: Trip;
}

const tripOf = (id: string): Trip =>
  Object.assign(new Trip(), { id, status: 'OPEN', version: 1, total: 1000, linked: [] });

const mayShow = ({ principal }: RequestContext) =>
  principal.kind === 'device' || (principal.kind === 'member' && principal.memberId === 'm-1');

/** How often the public list was asked for, and what holds its answers back. */
export const shelves = { asked: 0, held: undefined as Promise<void> | undefined };

@ObjectType('Shelf')
class Shelf {
  @Field(() => String)
  name!: string;
}

@ObjectType('PictureFile')
class PictureFile {
  @Field(() => String)
  type!: string;
  @Field(() => String)
  base64!: string;
}

/** Pictures by address, those that were asked for, and what holds the answers back. */
export const wall = {
  hung: new Map<string, PictureFile>(),
  asked: [] as string[],
  held: undefined as Promise<void> | undefined,
};

/** Trips of every store that wait for help. */
export const waiting: { id: string; version: number }[] = [];

@Resolver(() => Trip)
class TripResolver {
  @Allow('member', 'device')
  @Query(() => Trip, { nullable: true })
  async trip(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<Trip | null> {
    if (id === hangingTripId) await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
    return id === tripId && mayShow(context) ? tripOf(id) : null;
  }

  @Allow('device')
  @Query(() => [Trip])
  trips(@Arg('count', () => Int) count: number): Trip[] {
    return Array.from({ length: count }, (_, index) => Object.assign(tripOf(`t-${index}`), { total: index }));
  }

  @Allow('associate')
  @Query(() => [Trip])
  tripsNeedingHelp(@Arg('storeId', () => ID) storeId: string, @Ctx() { principal }: RequestContext): Trip[] {
    const works = principal.kind === 'staff' && principal.storeIds.includes(storeId);
    return works
      ? waiting.map(({ id, version }) => Object.assign(tripOf(id), { status: 'ENDED', version }))
      : [];
  }

  @Allow('public')
  @Query(() => [Shelf])
  async shelves(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('search', () => String, { nullable: true }) _search: string | undefined,
  ): Promise<Shelf[]> {
    shelves.asked += 1;
    await shelves.held;
    return Array.from({ length: first }, (_, n) => Object.assign(new Shelf(), { name: `shelf ${n}` }));
  }

  @Allow('public')
  @Query(() => PictureFile, { nullable: true })
  async pictureFile(@Arg('address', () => String) address: string): Promise<PictureFile | undefined> {
    wall.asked.push(address);
    await wall.held;
    return wall.hung.get(address);
  }

  @Allow('public')
  @Query(() => String)
  whoAmI(@Ctx() { principal, locale }: RequestContext): string {
    return `${principal.kind} ${locale}`;
  }

  @Allow('public')
  @Query(() => String)
  broken(): string {
    throw new Error('secret at /srv/app/file.ts');
  }

  @Allow('public')
  @Mutation(() => Boolean)
  signIn(@Arg('email', () => String) email: string): boolean {
    return email === 'a@b.example';
  }

  @Allow('public')
  @Mutation(() => Boolean)
  enrolMember(@Arg('email', () => String) email: string): boolean {
    return email !== 'a@b.example';
  }

  @Allow('device')
  @Mutation(() => Trip)
  scan(@Arg('barcode', () => String) _barcode: string): Trip {
    return Object.assign(tripOf(tripId), { total: 1200 });
  }
}

// ---- offers: extends trips

export const batches: number[] = [];

@Directive('@key(fields: "id")')
@Allow('member', 'device')
@Reference((references) => {
  batches.push(references.length);
  return references.map((reference) => ({ ...reference }));
})
@ObjectType('Trip')
class TripOfOffers {
  @Field(() => ID)
  id!: string;

  @Directive('@external')
  @Field(() => Int)
  total!: number;
}

@Directive('@shareable')
@ObjectType('Brand')
class Sponsor {
  @Field(() => ID)
  id!: string;
}

@ObjectType('MessagePicture')
class MessagePicture {
  @Field(() => String)
  alt!: string;
  @Field(() => String)
  small!: string;
}

@Directive('@shareable')
@ObjectType('TripMessage')
class TripMessage {
  @Field(() => Int)
  sequence!: number;
  @Field(() => ID)
  messageId!: string;
  @Field(() => ID)
  campaignId!: string;
  @Field(() => String)
  title!: string;
  @Field(() => String)
  body!: string;
  @Field(() => String)
  issuedAt!: string;
  @Field(() => MessagePicture, { nullable: true })
  picture?: MessagePicture;
  @Field(() => Sponsor, { nullable: true })
  sponsor?: Sponsor;
}

/** What offers has stored, what it hides from the next readings (a copy that is behind), and whether it hangs. */
export const stored = { messages: [] as TripMessage[], hidden: 0, readings: 0, hangs: false };

/** The one campaign there is, and whose. */
export const campaignId = '0192f0c1-0000-7000-8000-00000000000c';
export const brand: Principal = { kind: 'brand', brandUserId: 'u-1', brandId: 'b-1' };

@ObjectType('Campaign')
class Campaign {
  @Field(() => ID)
  id!: string;
  @Field(() => String)
  status!: string;
  @Field(() => Int)
  version!: number;
}

@Resolver()
class CampaignResolver {
  @Allow('marketer', 'administrator', 'brand')
  @Query(() => Campaign, { nullable: true })
  campaign(@Arg('id', () => ID) id: string, @Ctx() { principal }: RequestContext): Campaign | null {
    const mine = principal.kind !== 'brand' || principal.brandId === 'b-1';
    return id === campaignId && mine
      ? Object.assign(new Campaign(), { id, status: 'LIVE', version: 2 })
      : null;
  }
}

@Resolver(() => TripOfOffers)
class TripOfOffersResolver {
  @Allow('member', 'device')
  @Directive('@requires(fields: "total")')
  @FieldResolver(() => Int)
  discount(@Root() { total }: TripOfOffers): number {
    return Math.floor(total / 10);
  }

  @Allow('member', 'device')
  @FieldResolver(() => String, { nullable: true })
  async advice(): Promise<string> {
    if (stored.hangs) await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
    return 'take two';
  }

  @Allow('member', 'device')
  @FieldResolver(() => [TripMessage])
  messages(@Arg('after', () => Int, { nullable: true }) after?: number): TripMessage[] {
    stored.readings += 1;
    if (stored.hidden > 0) {
      stored.hidden -= 1;
      return [];
    }
    return stored.messages.filter(({ sequence }) => sequence > (after ?? 0));
  }

  @Allow('public')
  @Query(() => String)
  offersVersion(): string {
    return '1';
  }
}

const scanner = buildSubgraph({ name: 'scanner', resolvers: [TripResolver] });
const offers = buildSubgraph({
  name: 'offers',
  resolvers: [TripOfOffersResolver, CampaignResolver],
  orphanedTypes: [TripOfOffers],
});

const composed = composeSupergraph([scanner, offers]);
if (!composed.ok) throw new Error(composed.errors.join('\n'));
const { supergraphSdl } = composed;

/** A gateway over two toy services, in one process or over HTTP, with everything needed to call it. */
export const openShop = async (options: Partial<GatewayOptions> & { over?: 'memory' | 'http' } = {}) => {
  const { over = 'memory', ...gatewayOptions } = options;
  const lines: string[] = [];
  const logger = createLogger('shop', { destination: { write: (line: string) => void lines.push(line) } });
  const hopKey = generateSigningKey();
  const keys = createSigningKeys({ clock: systemClock });
  const access = createAccessTokens({ keys, clock: systemClock });
  const bus = createInProcessBus();
  const revokedIds = new Set<string>();

  const hosts: SubgraphHost[] = [scanner, offers].map(({ name, schema, sdl }) =>
    createSubgraphHost({
      name,
      schema,
      sdl,
      hops: createHopVerifier({ jwks: toJwks([hopKey]), audience: hopAudience(name), clock: systemClock }),
      context: (request) => ({ ...request }),
      logger,
    }),
  );
  const listening =
    over === 'http'
      ? await Promise.all(hosts.map((host) => host.listen({ port: 0, host: '127.0.0.1' })))
      : [];
  const subgraphs = Object.fromEntries(
    hosts.map((host, index): [string, SubgraphLocation] => {
      const url = listening[index]?.url;
      return [host.name, url ? { kind: 'remote', url } : { kind: 'local', host }];
    }),
  );
  const gateway = await createGateway({
    supergraphSdl,
    subgraphs,
    hopKey,
    accessKeys: () => keys.jwks(),
    revoked: async () => ({ until: 0, ids: [...revokedIds] }),
    bus,
    clock: systemClock,
    logger,
    ...gatewayOptions,
  });
  const { url, stop } = await gateway.listen({ port: 0, host: '127.0.0.1' });

  const headersFor = (principal: Principal | undefined): Record<string, string> => ({
    'content-type': 'application/json',
    ...(principal ? { authorization: `Bearer ${access.signAccess(principal)}` } : {}),
  });

  return {
    url,
    lines,
    keys,
    access,
    /** Sessions and machines that were revoked. */
    revokedIds,
    headersFor,
    subgraphUrls: listening.map((one) => one.url),
    /** Posts one operation and gives status, headers and body. */
    ask: async (
      query: string,
      asked: { as?: Principal; variables?: Record<string, unknown>; headers?: Record<string, string> } = {},
    ) => {
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { ...headersFor(asked.as), ...asked.headers },
        body: JSON.stringify({ query, variables: asked.variables }),
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text, body: JSON.parse(text) };
    },
    publish: bus.publish,
    /** Stores and publishes the next message of the trip. */
    issue: async (sequence: number, { storedFirst = true }: { storedFirst?: boolean } = {}) => {
      const at = new Date(1_700_000_000_000 + sequence * 1000);
      const message = {
        sequence,
        messageId: `msg-${sequence}`,
        campaignId: 'c-1',
        title: `Titre ${sequence}`,
        body: 'Texte',
        issuedAt: at.toISOString(),
      };
      if (storedFirst) stored.messages.push(message);
      await bus.publish([
        newEvent(MessageIssuedV1, {
          data: {
            messageId: message.messageId,
            tripId,
            messageSequence: sequence,
            campaignId: 'c-1',
            campaignVersion: 1,
            title: { fr: message.title, en: `Title ${sequence}` },
            body: { fr: 'Texte', en: 'Text' },
            issuedAt: message.issuedAt,
          },
          sequence,
          at,
          correlationId: 'c',
        }),
      ]);
    },
    status: (status: 'open' | 'to-pay' | 'closed') =>
      bus.publish([
        newEvent(TripStatusChangedV1, {
          data: { tripId, storeId: 's-1', deviceId: 'd-1', status, at: '2026-01-01T10:00:00.000Z' },
          sequence: 1,
          at: new Date(),
          correlationId: 'c',
        }),
      ]),
    points: (points: number, balance: number) =>
      bus.publish([
        newEvent(PointsAccruedV1, {
          data: {
            memberId: 'm-1',
            receiptId: 'r',
            tripId,
            points,
            balance,
            ruleVersion: 1,
            at: '2026-01-01T10:00:00.000Z',
          },
          sequence: 1,
          at: new Date(),
          correlationId: 'c',
        }),
      ]),
    stop: async () => {
      await stop();
      await Promise.all(listening.map((one) => one.stop()));
      await bus.close();
    },
  };
};
