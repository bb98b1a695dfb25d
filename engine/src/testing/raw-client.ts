/** Speaks the wire protocol by hand, for what no driver would send. */

import { connect, type Socket } from 'node:net';
import { type Doc, decode, encode } from '../bson';
import { FrameReader } from '../wire/frame';

export class RawClient {
  private readonly frames = new FrameReader();
  private readonly waiting: ((message: Buffer | undefined) => void)[] = [];
  private requests = 0;

  static async to(port: number): Promise<RawClient> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new RawClient(socket);
  }

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      for (const message of this.frames.push(chunk)) this.waiting.shift()?.(message);
    });
    socket.on('close', () => {
      for (const resolve of this.waiting.splice(0)) resolve(undefined);
    });
    socket.on('error', () => {});
  }

  /** Sends a command; `undefined` when the server hangs up. */
  command(body: Doc): Promise<Doc | undefined> {
    const reply = this.reply();
    this.send(this.message(0, [Buffer.concat([Buffer.from([0]), encode(body)])]));
    return reply;
  }

  /** An OP_MSG with the given flags and sections. */
  message(flags: number, sections: readonly Buffer[], checksum?: Buffer): Buffer {
    const header = Buffer.alloc(20);
    const message = Buffer.concat([header, ...sections, ...(checksum ? [checksum] : [])]);
    message.writeInt32LE(message.length, 0);
    message.writeInt32LE(++this.requests, 4);
    message.writeInt32LE(2013, 12);
    message.writeUInt32LE(flags, 16);
    return message;
  }

  /** Sends bytes as they are; `reply` is for the next message that comes back. */
  send(bytes: Buffer): void {
    this.socket.write(bytes);
  }

  async reply(): Promise<Doc | undefined> {
    const message = await this.received();
    return message && decode(message.subarray(21));
  }

  /** The next message that comes back, with its header; `undefined` when the server hangs up. */
  received(): Promise<Buffer | undefined> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  close(): void {
    this.socket.destroy();
  }
}
