/** One client's socket: requests are answered one after another, in the order they came. */

import type { Socket } from 'node:net';
import { FrameReader, ProtocolViolation } from './frame';

/** Messages read ahead of the one being answered before the socket is paused. */
const READ_AHEAD_MAX = 16;

/** Answers one message: the framed reply, `undefined` for none, or `'close'` to hang up. */
export type Answer = (message: Buffer) => Outcome | Promise<Outcome>;
export type Outcome = Buffer | undefined | 'close' | Streamed;
/** An answer that another one follows unasked. */
type Streamed = Readonly<{ bytes: Buffer; next: () => Outcome | Promise<Outcome> }>;

/** Serves a socket until it closes. */
export const serveSocket = (socket: Socket, answer: Answer): void => {
  const frames = new FrameReader();
  const waiting: Buffer[] = [];
  let busy = false;

  const send = (outcome: Outcome): boolean => {
    if (outcome === 'close') socket.destroy();
    else if (outcome && !socket.destroyed) return socket.write(isStreamed(outcome) ? outcome.bytes : outcome);
    return true;
  };

  /** Answers what waits; synchronous answers cost no promise. Stops while the client does not read. */
  const drain = (): void => {
    while (!busy && !socket.destroyed) {
      const message = waiting.shift();
      if (!message) break;
      const outcome = answer(message);
      busy = true;
      if (outcome instanceof Promise) outcome.then(proceed, fail);
      else if (isStreamed(outcome)) proceed(outcome);
      else if (send(outcome)) busy = false;
      else socket.once('drain', resume);
    }
    if (waiting.length < READ_AHEAD_MAX && socket.isPaused()) socket.resume();
  };
  const proceed = (outcome: Outcome): void => {
    const goOn = isStreamed(outcome) ? () => follow(outcome) : resume;
    if (send(outcome)) goOn();
    else socket.once('drain', goOn);
  };
  const follow = async ({ next }: Streamed): Promise<void> => {
    try {
      if (!socket.destroyed) proceed(await next());
    } catch (error) {
      fail(error);
    }
  };
  const resume = (): void => {
    busy = false;
    drain();
  };
  const fail = (error: unknown): void => {
    socket.destroy(error instanceof Error ? error : new Error(String(error)));
  };

  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    try {
      waiting.push(...frames.push(chunk));
      drain();
      if (waiting.length >= READ_AHEAD_MAX) socket.pause();
    } catch (error) {
      if (!(error instanceof ProtocolViolation)) throw error;
      socket.destroy();
    }
  });
};

const isStreamed = (outcome: Outcome): outcome is Streamed =>
  typeof outcome === 'object' && 'next' in outcome;
