import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger } from '@rayon/process';
import { readSupergraph } from '@rayon/supergraph';
import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { createAnswer } from '../operations/answer';
import type { OperationContext } from '../request';
import { loadSupergraph, type Supergraph } from '../supergraph';
import { madeUpSubgraph } from '../testing/made-up-answers';
import { type Draw, madeUpOperation } from '../testing/made-up-operations';

const logger = createLogger('test', { level: 'silent' });
const schemas = join(__dirname, '..', '..', '..', 'schemas', 'graphql');
const sdlOf = (name: string) => readFileSync(join(schemas, `${name}.graphql`), 'utf8');
const subgraphs = readdirSync(schemas)
  .filter((file) => file.endsWith('.graphql') && file !== 'supergraph.graphql')
  .map((file) => file.slice(0, -'.graphql'.length));
let seed = 0;
const sources = new Map(subgraphs.map((name) => [name, madeUpSubgraph(name, sdlOf(name), () => seed)]));
const context: OperationContext = {
  principal: { kind: 'anonymous' },
  locale: 'fr',
  correlationId: 'c',
  origin: 'here',
  deadlineAt: Number.POSITIVE_INFINITY,
};

let supergraph: Supergraph;
beforeAll(async () => {
  supergraph = await loadSupergraph({ supergraphSdl: readSupergraph(), sources, logger });
});
afterAll(() => supergraph.stop());

/** The answer of the gateway's own executor has no prototype; a joined one has. */
let joined = 0;
const counted = (one: Supergraph): Supergraph => ({
  ...one,
  run: async (...asked) => {
    const result = await one.run(...asked);
    if (result.data && Object.getPrototypeOf(result.data) !== null) joined += 1;
    return result;
  },
});

const drawFrom = (start: number): Draw => {
  let state = start;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

test('an operation asked again is answered as the gateway’s own executor answered it', async () => {
  const answer = createAnswer({
    supergraph: counted(supergraph),
    production: true,
    signIns: () => ({ ok: true }),
    budget: { newText: () => undefined, running: (_operation, _variables, _context, run) => run() },
    logger,
  });
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (start) => {
      seed = start;
      const query = madeUpOperation(supergraph.schema, drawFrom(start));
      expect(validate(supergraph.schema, parse(query))).toEqual([]);
      const ask = async () => {
        const { errors = [], ...rest } = await answer({ query }, context);
        return { ...rest, errors: errors.map((error) => JSON.stringify(error)).sort() };
      };
      const first = await ask();
      if (first.status !== 200) return;
      answered += 1;
      for (let round = 0; round < 2; round += 1) {
        // The order of fields is the specification's here, and not always in the executor.
        expect(await ask()).toEqual(first);
      }
    }),
    { numRuns: 600 },
  );
  expect(answered).toBeGreaterThan(300);
  expect(joined).toBeGreaterThan(answered);
});
