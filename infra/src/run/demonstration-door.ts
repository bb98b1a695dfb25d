import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Demo } from '@rayon/gateway';

const bodyBytesMax = 10_000;

/** How long a request may take to arrive; who says nothing is cut off. */
const receiving = {
  requestTimeout: 10_000,
  headersTimeout: 10_000,
  connectionsCheckingInterval: 2_500,
} as const;

/** The web hook of a demonstration at an address of this machine, for a gateway in another process. */
export type DemonstrationDoor = Readonly<{ url: string; stop: () => Promise<void> }>;

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > bodyBytesMax) throw Object.assign(new Error('too large'), { statusCode: 413 });
  }
  return JSON.parse(text) as unknown;
};

const statusOf = (error: unknown): number => {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : 500;
};

/** Opens the hook on a free port of 127.0.0.1: `GET /` describes, `POST /enrolment-code` makes a code. */
export const openDemonstrationDoor = async (demo: Demo): Promise<DemonstrationDoor> => {
  const answer = async (request: IncomingMessage): Promise<unknown> => {
    if (request.method === 'GET' && request.url === '/') return demo.describe();
    if (request.method === 'POST' && request.url === '/enrolment-code')
      return demo.enrolmentCode(await bodyOf(request));
    throw Object.assign(new Error('nothing is here'), { statusCode: 404 });
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('content-type', 'application/json');
    try {
      response.end(JSON.stringify(await answer(request)));
    } catch (error) {
      response.writeHead(statusOf(error)).end('{}');
    }
  };
  const server = createServer(receiving, (request, response) => void handle(request, response));
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen({ port: 0, host: '127.0.0.1' }, listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
};
