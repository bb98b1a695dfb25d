import { createHash, timingSafeEqual } from 'node:crypto';
import type { Principal } from '@rayon/auth';
import { localeFrom, newId } from '@rayon/kernel';
import type { Logger, Metrics } from '@rayon/process';
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Identify } from './identify';
import { liveLimits } from './live/limits';
import type { LiveEndpoint } from './live/live-endpoint';
import type { Answer } from './operations/answer';
import { answerRequest } from './operations/answer-request';
import type { Admission } from './operations/registered';
import type { FindPicture } from './pictures/pictures';
import { acceptableCorrelationId, type GatewayContext } from './request';
import { limitBody } from './walls/body-limit';
import { type ConnectionLimits, limitConnections } from './walls/connections';
import { problem, refusedToken } from './walls/error-format';
import { pictureSecurityPolicy, safeHeaders } from './walls/headers';
import { hostNames } from './walls/host-names';
import { operationLimits } from './walls/limits';
import type { OriginOf } from './walls/origins';

/** What a demonstration adds: facts to walk through it, and a code to enrol a device with. */
export type Demo = Readonly<{
  describe: () => Promise<unknown>;
  enrolmentCode: (request: unknown) => Promise<unknown>;
}>;

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | undefined;
  }
}

/** What goes wrong before GraphQL, by HTTP status. */
const problems: Readonly<Record<number, ReturnType<typeof problem>>> = {
  400: problem('BAD_REQUEST', 'This request could not be read.'),
  404: problem('NOT_FOUND', 'Nothing is here.'),
  406: problem('BAD_REQUEST', 'Take an event stream: accept text/event-stream.'),
  413: problem('LIMIT_EXCEEDED', 'This request is too large.'),
  415: problem('BAD_REQUEST', 'Send JSON.'),
  503: problem('UNAVAILABLE', 'Pictures cannot be told right now.'),
  421: problem('BAD_REQUEST', 'This host is not served here. Name it in PUBLIC_HOSTS if it is yours.'),
};

const healthPaths: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

const isLoopback = (address: string | undefined): boolean =>
  address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';

const sameText = (left: string, right: string): boolean => {
  const [a, b] = [left, right].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
};

/** The public HTTP server: identity, walls, headers, and the routes. */
export const createServer = ({
  answer,
  admission,
  live,
  findPicture,
  identify,
  originOf,
  ready,
  logger,
  metrics,
  production,
  trustProxy = false,
  publicHosts,
  metricsToken,
  receivingMilliseconds = 10_000,
  connections,
  demo,
}: {
  answer: Answer;
  admission: Admission;
  live: LiveEndpoint;
  findPicture: FindPicture;
  identify: Identify;
  originOf: OriginOf;
  ready: () => Promise<boolean>;
  logger: Logger;
  metrics: Metrics;
  production: boolean;
  trustProxy?: boolean | string;
  publicHosts?: readonly string[];
  metricsToken?: string;
  /** How long a whole request may take to arrive. */
  receivingMilliseconds?: number;
  connections?: ConnectionLimits;
  demo?: Demo;
}): FastifyInstance => {
  const headers = safeHeaders({ production });
  const hosts = hostNames(publicHosts);
  const server = fastify({
    // What is wrong before a route is found, such as an address that cannot be decoded.
    frameworkErrors: (_error, { id }, reply: FastifyReply) => {
      reply.headers(headers).header('x-correlation-id', id);
      void reply.code(400).send(problems[400]);
    },
    bodyLimit: operationLimits.bodyBytesMax,
    requestTimeout: receivingMilliseconds,
    http: {
      // Node takes the longer of both for the body: its minute for headers would be everybody's minute.
      headersTimeout: receivingMilliseconds,
      connectionsCheckingInterval: Math.ceil(receivingMilliseconds / 4),
    },
    keepAliveTimeout: 72_000,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    trustProxy,
    genReqId: ({ headers }) => acceptableCorrelationId(headers['x-correlation-id']) ?? newId(),
  });
  limitConnections(server.server, { behindProxy: trustProxy !== false, limits: connections });
  server.removeContentTypeParser('text/plain');
  server.decorateRequest('principal', undefined);

  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-correlation-id', request.id);
    // Whoever asks only whether we are up may do so by whatever address.
    if (!hosts.has(request.headers.host) && !healthPaths.has(request.url))
      return reply.code(421).send(problems[421]);
  });
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status =
      error.statusCode && error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : 500;
    if (status === 500) logger.error({ err: error, correlationId: request.id }, 'a request failed');
    const answer =
      problems[status] ?? (status < 500 ? problems[400] : problem('INTERNAL', 'Something went wrong.'));
    void reply.code(status).send(answer);
  });
  server.setNotFoundHandler((_request, reply) => void reply.code(404).send(problems[404]));

  const contextOf = (request: FastifyRequest): GatewayContext => ({
    principal: request.principal ?? { kind: 'anonymous' },
    locale: localeFrom(request.headers['accept-language']),
    correlationId: request.id,
    origin: originOf(request.ip),
  });

  /** Before the body is read: a refused token costs the caller everything and us little. */
  const authenticated = {
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('cache-control', 'no-store');
      const identified = await identify(request.headers.authorization);
      if (!identified.ok) return reply.code(401).send(refusedToken);
      request.principal = identified.value;
    },
  };

  server.post('/graphql', {
    ...authenticated,
    bodyLimit: operationLimits.staffBodyBytesMax,
    preParsing: limitBody,
    handler: (request, reply) =>
      answerRequest(request, reply, { answer, admission, context: contextOf(request) }),
  });

  server.post('/live', {
    ...authenticated,
    bodyLimit: liveLimits.bodyBytesMax,
    handler: (request, reply) => {
      const { authorization, accept = '*/*' } = request.headers;
      if (!/text\/event-stream|(text|\*)\/\*/.test(accept)) return reply.code(406).send(problems[406]);
      const stillSignedIn = async () => (await identify(authorization)).ok;
      return live.handle(request, reply, { ...contextOf(request), stillSignedIn });
    },
  });

  // Nobody has to sign in to see one, and a browser sends no token for an image.
  server.get('/pictures/*', async (request, reply) => {
    const found = await findPicture(request.url, contextOf(request));
    if (typeof found === 'string') {
      reply.header('cache-control', 'no-store');
      return found === 'none' ? reply.code(404).send(problems[404]) : reply.code(503).send(problems[503]);
    }
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    reply.header('content-security-policy', pictureSecurityPolicy);
    return reply.type(found.type).send(found.bytes);
  });

  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const isReady = await ready();
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' });
  });
  server.get('/metrics', async (request, reply) => {
    const bearer = `Bearer ${metricsToken ?? ''}`;
    const local =
      isLoopback(request.socket.remoteAddress) && request.headers['x-forwarded-for'] === undefined;
    const allowed = metricsToken ? sameText(request.headers.authorization ?? '', bearer) : local;
    if (!allowed) return reply.code(404).send(problems[404]);
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });

  if (demo) {
    server.get('/demo.json', async (_request, reply) =>
      reply.header('cache-control', 'no-store').send(await demo.describe()),
    );
    server.post('/demo/enrolment-code', async (request, reply) =>
      reply.header('cache-control', 'no-store').send(await demo.enrolmentCode(request.body)),
    );
  }
  return server;
};
