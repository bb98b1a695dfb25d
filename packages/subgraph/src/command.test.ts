import { accepted, type BadInput, idShape, manualClock, newId, type Result, rejected } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { createGatewayDouble, memberOf, staffOf } from '@rayon/testkit';
import { Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import {
  Allow,
  type Asking,
  buildSubgraph,
  type CommandContext,
  command,
  createSubgraphHost,
  graphEnum,
  refusals,
} from './index';

type ToyAsking = Asking<CommandContext, 'member'>;
type TooMany = Readonly<{ reason: 'TooMany'; max: number }>;

@ObjectType('ToyRefusal')
class ToyRefusal {
  @Field(() => String)
  reason!: string;

  @Field(() => String)
  message!: string;

  @Field(() => String, { nullable: true })
  field?: string;
}

const toyRefusals = refusals(
  ToyRefusal,
  (rejection: TooMany | BadInput) =>
    rejection.reason === 'TooMany'
      ? { fr: `${rejection.max} au plus.`, en: `${rejection.max} at most.` }
      : { fr: 'Corrigez-la.', en: 'Correct it.' },
  (rejection) => (rejection.reason === 'BadInput' ? { field: rejection.field } : {}),
);

@ObjectType('IdeaGiven')
class IdeaGiven {
  @Field(() => String)
  by!: string;

  @Field(() => Int)
  votes!: number;
}

@Resolver()
class Reads {
  @Allow('public')
  @Query(() => Int)
  ideas(): number {
    return 0;
  }
}

const mood = graphEnum('Mood', { GOOD: 'good', BAD: 'bad' }, 'How it feels.');
const tag = z.object({ word: z.string().max(5) }).meta({ input: 'TagInput', description: 'One word.' });

const giveIdea = command({
  name: 'giveIdea',
  description: 'Says something.',
  allow: ['member'],
  input: z.object({
    placeId: idShape.describe('Where.'),
    mood: mood.nullish(),
    votes: z.int().min(0).default(1),
    share: z.number().nullish(),
    until: z.date().nullish(),
    tags: z.array(tag).nullable().default([]),
    loud: z.boolean(),
  }),
  answer: IdeaGiven,
  refusal: toyRefusals,
  run: (input, { principal, actor, at }: ToyAsking): Result<{ by: string; votes: number }, TooMany> =>
    input.votes > 9
      ? rejected({ reason: 'TooMany', max: 9 })
      : accepted({ by: `${principal.memberId} ${actor} ${at.toISOString()}`, votes: input.votes }),
  present: (given) => given,
});

const clock = manualClock('2026-03-02T09:00:00Z');
const gateway = createGatewayDouble({ clock });
const { name, schema, sdl } = buildSubgraph<CommandContext>({
  name: 'toy',
  resolvers: [Reads],
  commands: [giveIdea],
});
const host = createSubgraphHost<CommandContext>({
  name,
  schema,
  sdl,
  hops: gateway.hops('subgraph:toy'),
  context: (request) => ({ request, clock }),
  logger: createLogger('toy', { level: 'silent' }),
});
const member = memberOf(newId());

const give = async (principal: Parameters<typeof gateway.ask>[1], input: Record<string, unknown>) => {
  const { data, errors } = await gateway.ask(
    { host },
    principal,
    `mutation ($input: GiveIdeaInput!) { giveIdea(input: $input) {
      ... on IdeaGiven { by votes } ... on ToyRefusal { reason message field } } }`,
    { variables: { input: { commandId: newId(), placeId: newId(), loud: true, ...input } } },
  );
  return { given: data?.giveIdea, codes: errors.map(({ extensions }) => extensions?.code) };
};

test('the graph has the mutation, its input and its result as the command says', () => {
  const block = (start: string) => sdl.slice(sdl.indexOf(start)).split(/\n}\n/)[0];
  expect(block('type Mutation')).toContain(
    '"""Says something."""\n  giveIdea(input: GiveIdeaInput!): GiveIdeaResult!',
  );
  expect(sdl).toContain('union GiveIdeaResult = IdeaGiven | ToyRefusal');
  expect(block('input GiveIdeaInput')).toBe(`input GiveIdeaInput {
  commandId: ID!

  """Where."""
  placeId: ID!
  mood: Mood
  votes: SafeInt! = 1
  share: Float
  until: DateTimeISO
  tags: [TagInput!] = []
  loud: Boolean!`);
  expect(sdl).toContain('"""One word."""\ninput TagInput {\n  word: String!');
  expect(sdl).toContain('"""How it feels."""\nenum Mood {\n  GOOD\n  BAD');
});

test('whoever is let in gets what was decided', async () => {
  const { given } = await give(member, { votes: 3 });
  expect(given).toEqual({
    by: `${member.memberId} member:${member.memberId} 2026-03-02T09:00:00.000Z`,
    votes: 3,
  });
  expect((await give(staffOf('marketer'), {})).codes).toEqual(['FORBIDDEN']);
  expect((await give({ kind: 'anonymous' }, {})).codes).toEqual(['UNAUTHENTICATED']);
});

test('a refusal comes with its reason and its sentence', async () => {
  const { given } = await give(member, { votes: 10 });
  expect(given).toEqual({ reason: 'TooMany', message: '9 at most.', field: null });
});

test.each([
  [{ commandId: 'x', placeId: 'x' }, 'commandId'],
  [{ placeId: 'x' }, 'placeId'],
  [{ votes: -1 }, 'votes'],
  [{ votes: 1e30 }, 'votes'],
  [{ votes: 'one' }, 'votes'],
  [{ tags: [{ word: 'short' }, { word: 'longer' }] }, 'tags.1.word'],
])('bad input is refused by the name of its field: %j', async (input, field) => {
  expect((await give(member, input)).given).toMatchObject({ reason: 'BadInput', field });
});

test('a number too large to be one is refused by the name of its field', async () => {
  const { data, errors } = await gateway.ask(
    { host },
    member,
    `mutation { giveIdea(input: { commandId: "${newId()}", placeId: "${newId()}", loud: true, share: 1e400 }) {
      ... on ToyRefusal { reason field } } }`,
  );
  expect(errors).toEqual([]);
  expect(data?.giveIdea).toEqual({ reason: 'BadInput', field: 'share' });
});

const withInput = (shape: z.ZodObject) =>
  buildSubgraph<CommandContext>({
    name: 'toy',
    resolvers: [Reads],
    commands: [
      command({
        name: 'tryIt',
        allow: ['public'],
        input: shape,
        answer: IdeaGiven,
        refusal: toyRefusals,
        run: (_input, _asking: Asking<CommandContext>) => accepted({ by: '', votes: 0 }),
        present: (given) => given,
      }),
    ],
  });

test.each([
  ['TryItInput.kind', z.object({ kind: z.enum(['a', 'b']) })],
  ['TryItInput.map', z.object({ map: z.record(z.string(), z.string()) })],
  ['TryItInput.part', z.object({ part: z.object({}) })],
  ['TryItInput.list', z.object({ list: z.array(z.string().nullable()) })],
  ['TryItInput.list[]', z.object({ list: z.array(z.union([z.string(), z.int()])) })],
])('a shape the graph has no form for stops the build, naming %s', (field, shape) => {
  expect(() => withInput(shape)).toThrow(`${field}:`);
});

test('what a command must not say does not compile', () => {
  const said = {
    name: 'tryIt',
    input: z.object({}),
    answer: IdeaGiven,
    refusal: toyRefusals,
    present: (given: IdeaGiven) => given,
  } as const;
  const given = accepted({ by: '', votes: 0 });
  type Open = Asking<CommandContext>;

  // @ts-expect-error: everybody is let in, so the decision cannot count on a member.
  command({ ...said, allow: ['public'], run: (_input, _asking: ToyAsking) => given });
  // @ts-expect-error: nobody has a sentence for this reason.
  command({ ...said, allow: ['public'], run: (_input, _: Open) => rejected({ reason: 'Odd' as const }) });
  expect(command({ ...said, allow: ['public'], run: (_input, _: Open) => given }).name).toBe('tryIt');
});
