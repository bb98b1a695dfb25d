import 'reflect-metadata';
import { newId, systemClock } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { createGatewayDouble } from '@rayon/testkit';
import { Directive, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { Allow, buildSubgraph, byId, createSubgraphHost, Reference } from './index';

const asked: (readonly string[])[] = [];
const known = newId();
const hidden = newId();

@Directive('@key(fields: "id")')
@Allow('public')
@Reference(
  byId(
    async (ids) => {
      asked.push(ids);
      return ids.map((id) => (id === known || id === hidden ? { id } : undefined));
    },
    ({ id }) => (id === hidden ? null : { id, shelf: { id: 's' } }),
  ),
)
@ObjectType('Basket')
class Basket {
  @Field(() => ID)
  id!: string;

  @Field(() => Shelf)
  shelf!: Shelf;
}

/** Owned elsewhere, named here. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Shelf')
class Shelf {
  @Field(() => ID)
  id!: string;
}

@Resolver(() => Basket)
class BasketResolver {
  @Allow('public')
  @Query(() => Basket, { nullable: true })
  basket(): Basket | null {
    return null;
  }
}

const { name, schema, sdl } = buildSubgraph({ name: 'toy', resolvers: [BasketResolver] });
const gateway = createGatewayDouble({ clock: systemClock });
const logger = createLogger('toy', { level: 'silent' });
const hops = gateway.hops('subgraph:toy');
const context = () => ({});
const host = createSubgraphHost({ name, schema, sdl, hops, context, logger });

const entities = async (representations: readonly object[]) => {
  const query =
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Basket { id shelf { id } } ... on Shelf { id } } }';
  const { data, errors } = await gateway.ask({ host }, { kind: 'anonymous' }, query, {
    variables: { of: representations },
  });
  expect(errors).toEqual([]);
  return data?._entities;
};

test('ids are asked for once each, answered in order, and what is no id is unknown', async () => {
  const other = newId();
  const basket = (id: unknown) => ({ __typename: 'Basket', id });
  const found = { id: known, shelf: { id: 's' } };
  expect(
    await entities([basket(known), basket('x'), basket({ $ne: null }), basket(other), basket(known)]),
  ).toEqual([found, null, null, null, found]);
  expect(asked).toEqual([[known, other]]);
});

test('what is not the caller’s to see looks like what does not exist', async () => {
  expect(await entities([{ __typename: 'Basket', id: hidden }])).toEqual([null]);
});

test('a type that is only named here needs no resolver and no rule, and tells nobody anything', async () => {
  expect(await entities([{ __typename: 'Shelf', id: known }])).toEqual([null]);
  expect(sdl).toMatch(/type Shelf\s+@key\(fields: "id", resolvable: false\)/);
});
