import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Handler, Response } from 'graphql-sse';

/** Keeps whoever makes items from running ahead of the socket that takes them. */
export type Pace = Readonly<{
  /** Waits until the socket took nearly everything made so far; resolves at once when it is gone. */
  ready: () => Promise<void>;
}>;

/** Items on their way between the feed and the socket. */
const aheadMax = 8;

type PaceOfSocket = Pace & { taken: () => void; gone: () => void };

const createPace = (): PaceOfSocket => {
  let ahead = 0;
  let closed = false;
  let wake: (() => void) | undefined;
  return {
    ready: async () => {
      while (ahead >= aheadMax && !closed)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      ahead += 1;
    },
    taken: () => {
      ahead -= 1;
      wake?.();
    },
    gone: () => {
      closed = true;
      wake?.();
    },
  };
};

/** Writes one chunk and waits until the socket took it; a socket that stalls is dropped. */
const write = ({ raw }: FastifyReply, chunk: string, stalledMilliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const stalled = setTimeout(() => raw.destroy(), stalledMilliseconds);
    const done = () => {
      clearTimeout(stalled);
      raw.off('close', done);
      resolve();
    };
    raw.once('close', done);
    raw.write(chunk, done);
  });

const send = async (
  reply: FastifyReply,
  [body, init]: Response,
  pace: PaceOfSocket,
  stalledMilliseconds: number,
) => {
  const { raw } = reply;
  const headers = Object.fromEntries(
    Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
  raw.writeHead(init.status, init.statusText, { ...headers, ...init.headers });
  if (body === null || typeof body === 'string') return void raw.end(body ?? undefined);

  const close = () => {
    pace.gone();
    void body.return(undefined);
  };
  raw.once('close', close);
  for await (const chunk of body) {
    if (!raw.writable) break;
    await write(reply, chunk, stalledMilliseconds);
    if (chunk.startsWith('event: next')) pace.taken();
  }
  raw.off('close', close);
  pace.gone();
  if (!raw.destroyed) await new Promise<void>((resolve) => raw.once('close', resolve).end(resolve));
};

/**
 * Answers one request with a server-sent-events handler, writing no faster than the reader reads: the
 * handler's own queue has no end, so items wait in the bounded feed instead. Gives the `Pace` to the handler.
 */
export const streamPaced = async (
  handler: Handler<FastifyRequest, Pace>,
  {
    request,
    reply,
    stalledMilliseconds,
  }: { request: FastifyRequest; reply: FastifyReply; stalledMilliseconds: number },
): Promise<void> => {
  const pace = createPace();
  const body = typeof request.body === 'object' && request.body !== null ? { ...request.body } : null;
  const answer = await handler({
    method: request.method,
    url: request.url,
    // The handler knows this one spelling; whoever takes other things too came in by the route.
    headers: {
      get: (name) => (name === 'accept' ? 'text/event-stream' : request.headers[name]?.toString()),
    },
    body,
    raw: request,
    context: pace,
  });
  await send(reply, answer, pace, stalledMilliseconds);
};
