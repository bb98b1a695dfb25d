/** Cluster time: never goes back, not over a restart either. */

import { Timestamp } from '../bson';

/** Seconds in the high, an increment in the low 32 bits. `source.time` is the newest time given to a write. */
export class ClusterClock {
  constructor(private readonly source: { time: bigint }) {
    this.source.time += 1n;
  }

  /** The newest time given out. */
  now(): Timestamp {
    return toTimestamp(this.source.time);
  }

  /** A new time, for a write. */
  tick(): Timestamp {
    const seconds = BigInt(Math.floor(Date.now() / 1000)) << 32n;
    this.source.time = seconds > this.source.time ? seconds + 1n : this.source.time + 1n;
    return this.now();
  }
}

const toTimestamp = (time: bigint): Timestamp =>
  new Timestamp(Number(time >> 32n), Number(time & 0xffffffffn));
