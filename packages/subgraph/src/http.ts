import type { AddressInfo } from 'node:net';
import type { Jwks, Revoked } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import type { SubgraphRequest } from '@rayon/process';
import { correlationHeader, fetchBytesMax, hopHeader, type Logger, type Metrics } from '@rayon/process';
import fastify from 'fastify';
import type { ExecutionResult } from 'graphql';
import { z } from 'zod';

/** Limits of the private port. A gateway fetch can be larger than what a client may send. */
const httpLimits = { bodyBytesMax: fetchBytesMax, connectionsMax: 1_000 } as const;

const bodyShape = z.strictObject({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().max(200).nullish(),
});

const sinceShape = z.object({ since: z.coerce.number().int().nonnegative().optional() });

const single = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined;

/** Serves a subgraph on a private port: `/graphql`, `/healthz`, `/readyz`, `/metrics` and, if given, the JWKS and what was revoked. */
export const listenHttp = async ({
  port,
  host,
  execute,
  logger,
  metrics,
  jwks,
  revoked,
  ready,
  receivingMilliseconds = 10_000,
}: {
  port: number;
  host: string;
  execute: (request: SubgraphRequest) => Promise<ExecutionResult>;
  logger: Logger;
  metrics?: Metrics;
  jwks?: () => Jwks;
  revoked?: (since: number | undefined) => Promise<Revoked>;
  ready?: () => Promise<boolean>;
  /** How long a whole request may take to arrive; who has sent nothing by then is cut off. */
  receivingMilliseconds?: number;
}): Promise<{ url: string; stop: () => Promise<void> }> => {
  const server = fastify({
    bodyLimit: httpLimits.bodyBytesMax,
    requestTimeout: receivingMilliseconds,
    http: {
      // Node takes the longer of both for the body.
      headersTimeout: receivingMilliseconds,
      connectionsCheckingInterval: Math.ceil(receivingMilliseconds / 4),
    },
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
  });
  server.server.maxConnections = httpLimits.connectionsMax;
  server.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error({ err: error, url: request.url }, 'a private request failed');
    void reply.code(status).send({
      errors: [{ message: 'Refused.', extensions: { code: status >= 500 ? 'INTERNAL' : 'BAD_INPUT' } }],
    });
  });
  server.setNotFoundHandler((_request, reply) => void reply.code(404).send());

  server.post('/graphql', async (request, reply) => {
    const body = bodyShape.safeParse(request.body);
    if (!body.success)
      return reply.code(400).send({ errors: [{ message: 'Refused.', extensions: { code: 'BAD_INPUT' } }] });
    const { query, variables, operationName } = body.data;
    const result = await execute({
      query,
      variables: variables ?? undefined,
      operationName: operationName ?? undefined,
      hop: single(request.headers[hopHeader]),
      correlationId: single(request.headers[correlationHeader])?.slice(0, 100) ?? newId(),
    });
    const refused = result.data === undefined && result.errors?.[0]?.extensions?.code === 'UNAUTHENTICATED';
    return reply
      .code(refused ? 401 : 200)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(result));
  });
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const isReady = ready ? await ready().catch(() => false) : true;
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' });
  });
  server.get('/metrics', async (_request, reply) =>
    metrics
      ? reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
      : reply.code(404).send(),
  );
  if (jwks) server.get('/.well-known/jwks.json', async () => jwks());
  if (revoked)
    server.get('/revoked', async (request, reply) => {
      const asked = sinceShape.safeParse(request.query);
      return asked.success ? revoked(asked.data.since) : reply.code(400).send();
    });

  await server.listen({ port, host });
  const address = server.server.address() as AddressInfo;
  return { url: `http://${host}:${address.port}`, stop: () => server.close() };
};
