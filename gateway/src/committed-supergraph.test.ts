import { createSigningKeys, generateSigningKey } from '@rayon/auth';
import { createInProcessBus } from '@rayon/bus';
import { systemClock } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { readSupergraph, subgraphNames } from '@rayon/supergraph';
import { createGateway } from './gateway';
import { tripForFeed } from './live/read-trip';
import { createAnswer } from './operations/answer';
import { loadSupergraph } from './supergraph';
import { createRateLimit } from './walls/rate-limit';

const names = subgraphNames(readSupergraph());
const logger = createLogger('test', { level: 'silent' });

test('the gateway starts on the committed supergraph and answers an outage while no service is there', async () => {
  const gateway = await createGateway({
    supergraphSdl: readSupergraph(),
    subgraphs: Object.fromEntries(names.map((name) => [name, { kind: 'remote', url: 'http://127.0.0.1:9' }])),
    hopKey: generateSigningKey(),
    accessKeys: () => createSigningKeys({ clock: systemClock }).jwks(),
    bus: createInProcessBus(),
    clock: systemClock,
    logger,
  });
  const { url, stop } = await gateway.listen({ port: 0, host: '127.0.0.1' });
  try {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
  } finally {
    await stop();
  }
});

test('what the live endpoint asks before it streams fits the committed supergraph', async () => {
  const asked: string[] = [];
  const sources = new Map(
    names.map((name) => [
      name,
      async () => {
        asked.push(name);
        return { data: { trip: null } };
      },
    ]),
  );
  const supergraph = await loadSupergraph({ supergraphSdl: readSupergraph(), sources, logger });
  const answer = createAnswer({
    supergraph,
    production: true,
    signIns: createRateLimit({ perMinute: 1, clock: systemClock }),
    logger,
  });
  const { status, data, errors } = await answer(
    { query: tripForFeed, variables: { id: '0192f0c1-0000-7000-8000-000000000001', after: 0 } },
    {
      principal: { kind: 'anonymous' },
      locale: 'fr',
      correlationId: 'c',
      address: '127.0.0.1',
      deadlineAt: performance.now() + 5_000,
    },
  );
  await supergraph.stop();
  expect({ status, data, errors }).toMatchObject({ status: 200, data: { trip: null }, errors: undefined });
  expect(asked).toEqual(['scanner']);
});
