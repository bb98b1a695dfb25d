/** The writes of a transaction that is not committed, over the snapshot it reads. */

import type { Entry, Range, Reader } from './reader';

type Change = Readonly<{ key: Buffer; value: Buffer | undefined }>;

/** A reader whose changes stay in memory; an `undefined` value hides the key below. */
export class Overlay implements Reader {
  /** By key as latin1, whose order is the order of the bytes. */
  private readonly changes = new Map<string, Change>();
  private sorted: string[] | undefined;
  /** Bytes held, so that a transaction cannot grow without limit. */
  sizeBytes = 0;

  constructor(private readonly below: Reader) {}

  get(key: Buffer): Buffer | undefined {
    const change = this.changes.size > 0 ? this.changes.get(key.latin1Slice()) : undefined;
    return change ? change.value : this.below.get(key);
  }

  set(key: Buffer, value: Buffer | undefined): void {
    const name = key.latin1Slice();
    if (!this.changes.has(name)) this.sorted = undefined;
    this.changes.set(name, { key, value });
    this.sizeBytes += key.length + (value?.length ?? 0);
  }

  /** Everything that was changed, to be written. */
  all(): Iterable<Change> {
    return this.changes.values();
  }

  *range(range: Range): Generator<Entry, void> {
    const own = this.within(range);
    if (own.length === 0) {
      yield* this.below.range(range);
      return;
    }
    const direction = range.reverse ? -1 : 1;
    let next = 0;
    for (const entry of this.below.range(range)) {
      let replaced = false;
      for (let change = own[next]; change; change = own[++next]) {
        const order = change.key.compare(entry.key) * direction;
        if (order > 0) break;
        if (change.value) yield { key: change.key, value: change.value };
        if (order === 0) {
          replaced = true;
          next += 1;
          break;
        }
      }
      if (!replaced) yield entry;
    }
    for (let change = own[next]; change; change = own[++next])
      if (change.value) yield { key: change.key, value: change.value };
  }

  /** The changes within a range, as they are now, in its direction. */
  private within({ start, end, reverse }: Range): Change[] {
    if (this.changes.size === 0) return [];
    this.sorted ??= [...this.changes.keys()].sort();
    const from = lowerBound(this.sorted, start.latin1Slice());
    const to = lowerBound(this.sorted, end.latin1Slice());
    const found = this.sorted.slice(from, to).map((name) => this.changes.get(name) as Change);
    return reverse ? found.reverse() : found;
  }
}

const lowerBound = (sorted: readonly string[], wanted: string): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
};
