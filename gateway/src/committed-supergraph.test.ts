import { createSigningKeys, generateSigningKey } from '@rayon/auth';
import { createInProcessBus } from '@rayon/bus';
import { systemClock } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { readSupergraph, subgraphNames } from '@rayon/supergraph';
import { createGateway } from './gateway';
import { askAs } from './live/ask';
import { feeds } from './live/feeds';
import { type Answer, createAnswer, type OperationAnswer } from './operations/answer';
import { createBudget } from './operations/budget';
import type { GatewayContext } from './request';
import { loadSupergraph } from './supergraph';
import { fieldWork } from './walls/limits';
import { createRateLimit } from './walls/rate-limit';

const names = subgraphNames(readSupergraph());
const id = '0192f0c1-0000-7000-8000-000000000001';
const logger = createLogger('test', { level: 'silent' });

test('the gateway starts on the committed supergraph and answers an outage while no service is there', async () => {
  const gateway = await createGateway({
    supergraphSdl: readSupergraph(),
    subgraphs: Object.fromEntries(names.map((name) => [name, { kind: 'remote', url: 'http://127.0.0.1:9' }])),
    hopKey: generateSigningKey(),
    accessKeys: () => createSigningKeys({ clock: systemClock }).jwks(),
    revoked: async () => ({ until: 0, ids: [] }),
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

test('what takes longer than its answer shows is a field there is', async () => {
  const supergraph = await loadSupergraph({
    supergraphSdl: readSupergraph(),
    sources: new Map(names.map((name) => [name, async () => ({})])),
    logger,
  });
  const { schema } = supergraph;
  for (const [name] of fieldWork) {
    const [type = '', field = ''] = name.split('.');
    expect([name, schema.getType(type)?.toConfig()]).toMatchObject([name, { fields: { [field]: {} } }]);
  }
  await supergraph.stop();
});

test.each(feeds.map((feed) => [feed.name, feed] as const))(
  'what %s asks before it streams fits the committed supergraph',
  async (_name, feed) => {
    const asked: string[] = [];
    const sources = new Map(
      names.map((name) => [
        name,
        async () => {
          asked.push(name);
          return { data: { trip: null, campaign: null, tripsNeedingHelp: [] } };
        },
      ]),
    );
    const supergraph = await loadSupergraph({ supergraphSdl: readSupergraph(), sources, logger });
    const answer = createAnswer({
      supergraph,
      production: true,
      signIns: createRateLimit({ perMinute: 1, clock: systemClock }),
      budget: createBudget(systemClock),
      logger,
    });
    const context: GatewayContext = {
      principal: { kind: 'staff', staffId: 's', role: 'associate', storeIds: [id] },
      locale: 'fr',
      correlationId: 'c',
      origin: 'here',
    };
    const answers: OperationAnswer[] = [];
    const listened: Answer = async (...question) => {
      const answered = await answer(...question);
      answers.push(answered);
      return answered;
    };
    await feed.maySee({
      ask: askAs(listened, context),
      args: Object.fromEntries(Object.keys(feed.args).map((name) => [name, name.endsWith('Id') ? id : 0])),
      viewer: context,
      after: 0,
      at: new Date(),
    });
    await supergraph.stop();
    expect(answers).toEqual([{ status: 200, data: expect.anything() }]);
    expect(asked).toHaveLength(1);
  },
);
