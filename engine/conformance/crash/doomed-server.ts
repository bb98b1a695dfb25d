/** A server that is killed again and again, and connections that go on with the next one. */

import type { Doc } from '../../src/bson';
import { type Running, start } from '../../src/server/start';
import { RawClient } from '../../src/testing/raw-client';

export class DoomedServer {
  private running: Running | undefined;
  private started: Promise<Running>;
  private announce: (running: Running) => void = () => undefined;
  /** How many times it was killed. */
  kills = 0;

  constructor(private readonly directory: string) {
    this.started = this.next();
  }

  private next(): Promise<Running> {
    return new Promise((resolve) => {
      this.announce = resolve;
    });
  }

  async start(): Promise<Running> {
    const running = await start({ directory: this.directory });
    this.running = running;
    this.announce(running);
    return running;
  }

  /** The server that runs, or the next one. */
  get alive(): Promise<Running> {
    return this.started;
  }

  /** SIGKILL: no handler runs, nothing is flushed that was not. */
  async kill(): Promise<void> {
    const { running } = this;
    if (!running) throw new Error('the server does not run');
    this.started = this.next();
    this.kills += 1;
    process.kill(running.pid, 'SIGKILL');
    await running.stop();
  }

  async stop(): Promise<void> {
    await this.running?.stop();
  }
}

/** One connection after the other to a doomed server. */
export class Connection {
  private client: RawClient | undefined;

  constructor(private readonly server: DoomedServer) {}

  /** Sends it once; nothing when the server died before it answered. */
  async once(command: Doc): Promise<Doc | undefined> {
    try {
      this.client ??= await RawClient.to((await this.server.alive).port);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return undefined;
    }
    const reply = await this.client.command(command);
    if (!reply) this.close();
    return reply;
  }

  /** Sends the same command, with the same number, until it is answered. */
  async untilAnswered(command: Doc): Promise<Doc> {
    for (;;) {
      const reply = await this.once(command);
      if (reply) return reply;
    }
  }

  close(): void {
    this.client?.close();
    this.client = undefined;
  }
}
