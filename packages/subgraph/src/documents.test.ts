import 'reflect-metadata';
import { createLogger } from '@rayon/process';
import fc from 'fast-check';
import {
  Arg,
  createUnionType,
  Field,
  ID,
  Int,
  InterfaceType,
  ObjectType,
  Query,
  Resolver,
  registerEnumType,
} from 'type-graphql';
import { createDocuments } from './documents';
import { Allow, buildSubgraph } from './index';
import { createRequestContext } from './request-context';
import { bindScope } from './scope';

enum Colour {
  Red = 'red',
  Green = 'green',
}
registerEnumType(Colour, { name: 'Colour' });

@InterfaceType('Named')
abstract class Named {
  @Field(() => String)
  name!: string;
}

@ObjectType('Leaf', { implements: Named })
class Leaf extends Named {
  @Field(() => Colour, { nullable: true })
  colour!: Colour | null;

  @Field(() => Int)
  size!: number;
}

@ObjectType('Branch', { implements: Named })
class Branch extends Named {
  @Field(() => ID)
  id!: string;

  @Field(() => [Thing])
  things!: (typeof Thing)[];

  @Field(() => Branch, { nullable: true })
  next!: Branch | null;

  @Field(() => [Int], { nullable: 'itemsAndList' })
  numbers!: (number | null)[] | null;
}

const Thing = createUnionType({ name: 'Thing', types: () => [Leaf, Branch] as const });

const leaf = (size: number, colour: Colour | null) =>
  Object.assign(new Leaf(), { name: `leaf ${size}`, size, colour });
const branch = (depth: number): Branch =>
  Object.assign(new Branch(), {
    name: `branch ${depth}`,
    id: `b-${depth}`,
    // The size in text is a fault of the data: a leaf that cannot be shown.
    things:
      depth === 0
        ? []
        : [leaf(depth, Colour.Red), branch(depth - 1), leaf(depth === 2 ? Number.NaN : 7, null)],
    next: depth === 0 ? null : branch(depth - 1),
    numbers: depth === 1 ? null : [1, null, 3],
  });

@Resolver()
class TreeResolver {
  @Allow('public')
  @Query(() => Branch)
  async tree(@Arg('depth', () => Int, { defaultValue: 2 }) depth: number): Promise<Branch> {
    return branch(depth);
  }

  @Allow('public')
  @Query(() => [Thing], { nullable: true })
  things(): (typeof Thing)[] {
    return [branch(1), leaf(1, Colour.Green)];
  }

  @Allow('public')
  @Query(() => Named, { nullable: true })
  async named(@Arg('colour', () => Colour, { nullable: true }) colour?: Colour): Promise<Named> {
    return colour === Colour.Green ? leaf(5, Colour.Green) : branch(0);
  }

  @Allow('member')
  @Query(() => Int, { nullable: true })
  closed(): number {
    return 1;
  }
}

const { schema } = buildSubgraph({ name: 'tree', resolvers: [TreeResolver] });
const context = () => {
  const request = createRequestContext({
    principal: { kind: 'anonymous' },
    locale: 'en',
    correlationId: 'c',
  });
  const own = { ...request };
  bindScope(own, { request, logger: createLogger('test', { level: 'silent' }) });
  return own;
};

const operations = fc.letrec<Record<'branch' | 'thing' | 'named' | 'root' | 'directive' | 'leaf', string>>(
  (tie) => ({
    directive: fc.oneof(
      { weight: 60, arbitrary: fc.constant('') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          ' @include(if: $yes)',
          ' @skip(if: $yes)',
          ' @include(if: $no)',
          ' @skip(if: $no) @include(if: $yes)',
        ),
      },
    ),
    leaf: fc
      .array(
        fc.tuple(
          fc.constantFrom('name', 'size', 'colour', '__typename', 'hue: colour', 'big: size'),
          tie('directive'),
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((fields) => fields.map(([field, directive]) => field + directive).join(' ')),
    branch: fc
      .array(
        fc.oneof(
          { depthSize: 'small' },
          fc
            .tuple(fc.constantFrom('id', 'name', '__typename', 'numbers', 'label: name'), tie('directive'))
            .map(([field, directive]) => field + directive),
          fc
            .tuple(tie('directive'), tie('branch'))
            .map(([directive, inner]) => `next${directive} { ${inner} }`),
          fc
            .tuple(tie('directive'), tie('thing'))
            .map(([directive, inner]) => `things${directive} { ${inner} }`),
          tie('branch').map((inner) => `... on Branch { ${inner} }`),
          tie('directive').map((directive) => `...F${directive}`),
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((fields) => fields.join(' ')),
    thing: fc.oneof(
      fc.constant('__typename'),
      fc
        .tuple(tie('leaf'), tie('branch'))
        .map(([leafFields, inner]) => `... on Leaf { ${leafFields} } ... on Branch { ${inner} }`),
      tie('named').map((inner) => `... on Named { ${inner} }`),
    ),
    named: fc.oneof(
      fc.constantFrom('name', '__typename name'),
      tie('leaf').map((inner) => `name ... on Leaf { ${inner} }`),
    ),
    root: fc
      .array(
        fc.oneof(
          fc
            .tuple(tie('directive'), tie('branch'))
            .map(([directive, inner]) => `tree(depth: $depth)${directive} { ${inner} }`),
          tie('branch').map((inner) => `other: tree(depth: 1) { ${inner} }`),
          tie('thing').map((inner) => `things { ${inner} }`),
          tie('named').map((inner) => `named(colour: $colour) { ${inner} }`),
          fc.constant('closed'),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((fields) => fields.join(' ')),
  }),
).root;

const variables = fc.record(
  {
    yes: fc.boolean(),
    no: fc.boolean(),
    depth: fc.constantFrom(0, 1, 2, 3),
    colour: fc.constantFrom('Red', 'Green', null, 'Blue'),
  },
  { requiredKeys: ['yes', 'no'] },
);

/** The whole document, declaring what it uses and nothing else. */
const documentOf = (root: string): string => {
  const declared = ['$yes: Boolean!', '$no: Boolean!', '$depth: Int! = 2', '$colour: Colour'].filter((one) =>
    root.includes(one.split(':', 1)[0] ?? ''),
  );
  const fragment = root.includes('...F') ? 'fragment F on Branch { id next { name } }' : '';
  return `query ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${root} } ${fragment}`;
};

/** The data, and which kinds of error there are: below one null the compiler may name more than the first. */
const comparable = (result: unknown): unknown => {
  const { data, errors } = JSON.parse(JSON.stringify(result)) as {
    data?: unknown;
    errors?: { extensions?: { code?: string } }[];
  };
  return {
    data,
    errors: errors && [...new Set(errors.map(({ extensions }) => extensions?.code ?? ''))].sort(),
  };
};

test('a compiled operation answers what the interpreter answers', async () => {
  let ran = 0;
  await fc.assert(
    fc.asyncProperty(operations, variables, async (root, values) => {
      const query = documentOf(root);
      const document = createDocuments(schema)(query);
      if (!document.ok) return;
      ran += 1;
      const interpreted = comparable(await document.run(context(), values));
      expect(comparable(await document.run(context(), values))).toEqual(interpreted);
      expect(comparable(await document.run(context(), values))).toEqual(interpreted);
    }),
    { numRuns: 400 },
  );
  expect(ran).toBeGreaterThan(100);
});

test('one context for two requests is refused', () => {
  const own = context();
  expect(() =>
    bindScope(own, {
      request: createRequestContext({ principal: { kind: 'anonymous' }, locale: 'fr', correlationId: 'd' }),
      logger: createLogger('t', { level: 'silent' }),
    }),
  ).toThrow('one context to two requests');
});

test('a mistyped name is refused without a hint at the right one', () => {
  const document = createDocuments(schema)('{ branhc { id } }');
  expect(document.ok).toBe(false);
  if (document.ok) return;
  expect(document.errors.map(({ message }) => message).join()).toContain('branhc');
  expect(document.errors.map(({ message }) => message).join()).not.toContain('Did you mean');
});
