/** Long work gives way to other clients every few milliseconds. */

import { mongoError } from '../errors';

/** Longest time one command keeps the event loop. */
const SLICE_MILLISECONDS = 5;

export class TimeSlice {
  private until = performance.now() + SLICE_MILLISECONDS;

  /** `deadline` in milliseconds of `Date.now()`; work beyond it is refused (50). */
  constructor(private readonly deadline = Number.POSITIVE_INFINITY) {}

  /** True when it is time to `rest`. Ask every few documents: reading the clock costs as much as a field. */
  get over(): boolean {
    return performance.now() > this.until;
  }

  /** Lets others run; refuses to go on after the deadline. */
  async rest(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (Date.now() > this.deadline) throw mongoError(50, 'operation exceeded time limit');
    this.until = performance.now() + SLICE_MILLISECONDS;
  }
}
