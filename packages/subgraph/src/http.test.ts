import 'reflect-metadata';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createHopSigner, createHopVerifier, generateSigningKey, hopAudience, toJwks } from '@rayon/auth';
import { systemClock } from '@rayon/kernel';
import { createLogger, createMetrics, hopHeader } from '@rayon/process';
import { Query, Resolver } from 'type-graphql';
import { Allow, buildSubgraph, createSubgraphHost } from './index';

@Resolver()
class Greeting {
  @Allow('public')
  @Query(() => String)
  greeting(): string {
    return 'bonjour';
  }
}

const key = generateSigningKey();
const { schema, sdl } = buildSubgraph({ name: 'toy', resolvers: [Greeting] });
const metrics = createMetrics();
const host = createSubgraphHost({
  name: 'toy',
  schema,
  sdl,
  hops: createHopVerifier({ jwks: toJwks([key]), audience: hopAudience('toy'), clock: systemClock }),
  context: (request) => ({ ...request }),
  logger: createLogger('toy', { level: 'silent' }),
  metrics,
});
const hop = createHopSigner({ key, clock: systemClock }).sign({
  audience: hopAudience('toy'),
  principal: { kind: 'anonymous' },
  locale: 'fr',
});

let isReady = true;
let running: Awaited<ReturnType<typeof host.listen>>;
beforeAll(async () => {
  running = await host.listen({
    port: 0,
    host: '127.0.0.1',
    jwks: () => toJwks([key]),
    ready: async () => {
      if (!isReady) throw new Error('no store');
      return true;
    },
  });
});
afterAll(() => running.stop());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${running.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [hopHeader]: hop, ...headers },
    body,
  });

test('answers what carries a hop, with the answer it gives in memory', async () => {
  const answer = await post(JSON.stringify({ query: '{ greeting }' }));
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual(await host.execute({ query: '{ greeting }', hop, correlationId: 'c' }));
});

test.each([
  ['no hop', JSON.stringify({ query: '{ greeting }' }), { [hopHeader]: '' }, 401],
  ['broken JSON', '{"query"', {}, 400],
  ['a list of operations', '[{"query":"{ greeting }"}]', {}, 400],
  ['members nobody knows', JSON.stringify({ query: '{ greeting }', extensions: {} }), {}, 400],
  ['a query that is no text', JSON.stringify({ query: { $ne: 1 } }), {}, 400],
  ['another content type', 'query=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['five megabytes', JSON.stringify({ query: 'x'.repeat(5_000_000) }), {}, 413],
])('refuses %s', async (_what, body, headers, status) => {
  const answer = await post(body, headers);
  expect(answer.status).toBe(status);
  expect(await answer.text()).not.toMatch(/stack|node_modules|greeting"/);
});

test('health, readiness, keys and metrics are beside it', async () => {
  const get = (path: string) => fetch(`${running.url}${path}`);
  expect((await get('/healthz')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(200);
  isReady = false;
  expect((await get('/readyz')).status).toBe(503);
  expect(await (await get('/.well-known/jwks.json')).json()).toEqual(toJwks([key]));
  expect(await (await get('/metrics')).text()).toContain(
    'rayon_operations_total{component="toy",operation="Query.greeting",outcome="OK"}',
  );
});

test('closes a connection that says nothing', async () => {
  const impatient = await host.listen({ port: 0, host: '127.0.0.1', receivingMilliseconds: 200 });
  const { port, hostname } = new URL(impatient.url);
  const silent = connect(Number(port), hostname).resume();
  await once(silent, 'close');
  await impatient.stop();
});
