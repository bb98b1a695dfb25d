/** The side of the network, or of a socket in the file system: accepts clients and answers their messages until it is stopped. */

import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { dispatch } from '../commands/dispatch';
import { errorReply } from '../commands/error-reply';
import type { Client } from '../commands/operation';
import { MongoError } from '../errors';
import { type Outcome, serveSocket } from '../wire/connection';
import { ProtocolViolation } from '../wire/frame';
import { frameReply, type Reply, replyBody, StreamedReply } from '../wire/reply';
import { parseRequest, type Request } from '../wire/request';
import type { Engine } from './engine';

const CONNECTIONS_MAX = 2_000;

export class Listener {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private clients = 0;

  constructor(private readonly engine: Engine) {
    this.server = createServer((socket) => this.accept(socket));
    this.server.maxConnections = CONNECTIONS_MAX;
  }

  /** Starts to listen; resolves with the port, 0 of a socket in the file system. */
  listen(): Promise<number> {
    const { host, port, socket } = this.engine.options;
    // Whoever left one behind is gone: the directory has one owner, and this is it.
    if (socket !== undefined) rmSync(socket, { force: true });
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(socket === undefined ? { port, host } : { path: socket }, () => {
        if (socket !== undefined) chmodSync(socket, 0o600);
        const address = this.server.address();
        this.engine.port = typeof address === 'object' && address ? address.port : port;
        resolve(this.engine.port);
      });
    });
  }

  /** Accepts nobody else and hangs up on everyone. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private accept(socket: Socket): void {
    this.clients += 1;
    const client: Client = {
      id: this.clients,
      address: socket.remoteAddress === undefined ? 'local' : `${socket.remoteAddress}:${socket.remotePort}`,
      appName: undefined,
    };
    this.sockets.add(socket);
    this.engine.connections += 1;
    socket.once('close', () => {
      this.sockets.delete(socket);
      this.engine.connections -= 1;
      this.engine.sessions.hungUp(client.id);
      this.engine.topology.hungUp(client.id);
    });
    serveSocket(socket, (message) => this.answer(client, message));
  }

  private answer(client: Client, message: Buffer): Outcome | Promise<Outcome> {
    let request: Request;
    try {
      request = parseRequest(message);
    } catch (error) {
      if (!(error instanceof MongoError)) {
        if (!(error instanceof ProtocolViolation)) this.engine.report(error);
        return 'close';
      }
      return this.frame({ requestId: message.readInt32LE(4), legacy: false }, errorReply(error, undefined));
    }
    return this.respond(client, request);
  }

  private respond(client: Client, request: Request): Outcome | Promise<Outcome> {
    const reply = dispatch(this.engine, client, request);
    return reply instanceof Promise
      ? reply.then((done) => this.outcome(client, request, done))
      : this.outcome(client, request, reply);
  }

  private outcome(client: Client, request: Request, reply: Reply | 'close'): Outcome {
    if (reply === 'close') return 'close';
    if (request.silent) return undefined;
    const bytes = this.frame(request, reply);
    if (!(reply instanceof StreamedReply)) return bytes;
    // Each answer of a stream answers the one before it.
    const next = { ...request, body: reply.next, requestId: bytes.readInt32LE(4) };
    return { bytes, next: () => this.respond(client, next) };
  }

  private frame(request: Pick<Request, 'requestId' | 'legacy'>, reply: Reply): Buffer {
    const now = this.engine.clock.now();
    const times = { operation: now, cluster: now };
    try {
      return frameReply(replyBody(reply), request, { times, moreToCome: reply instanceof StreamedReply });
    } catch (error) {
      return frameReply(replyBody(errorReply(error, undefined)), request, { times });
    }
  }
}
