/** What drivers may wait for with `hello`. */

import { randomBytes } from 'node:crypto';
import { type Doc, ObjectId, type Value } from '../bson';

const PROCESS_ID = 'processId';
/** Nothing changes while a set of one runs; its end is what its sockets tell. */
const COUNTER = 0n;

/** Longest time a timer of Node can be set to. */
const TIMER_MILLISECONDS_MAX = 2_147_483_647;

/** How drivers tell one run of this server from another, and the clients that wait for a change. */
export class Topology {
  private readonly processId = new ObjectId(randomBytes(12).latin1Slice());
  private readonly waiting = new Map<number, () => void>();

  /** As `hello` and the errors that drivers compare with it carry it. */
  readonly version: Doc = new Map<string, Value>([
    [PROCESS_ID, this.processId],
    ['counter', COUNTER],
  ]);

  /** How much newer than the current state a client's knowledge of this run is; `undefined` when it knows another run. */
  ahead(processId: ObjectId, counter: number): number | undefined {
    return processId.latin1 === this.processId.latin1 ? counter - Number(COUNTER) : undefined;
  }

  /** Resolves after that time, or as soon as the client hung up. A client waits for one thing at a time. */
  wait(client: number, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.waiting.delete(client);
        resolve();
      };
      const timer = setTimeout(end, Math.min(milliseconds, TIMER_MILLISECONDS_MAX));
      this.waiting.set(client, end);
    });
  }

  /** Ends what the client waited for. */
  hungUp(client: number): void {
    this.waiting.get(client)?.();
  }
}
