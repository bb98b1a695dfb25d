/** Sorting in memory with a bound: all of the input, or with a limit only the best few. */

import { mongoError } from '../errors';
import type { SortKey, SortOrder } from './sort';

/** The bound on what a sort or a group may hold. */
export const MEMORY_LIMIT_BYTES = 100 * 1024 * 1024;
/** Rough cost of an entry besides its item. */
const ENTRY_BYTES = 96;

type Entry<T> = Readonly<{ key: SortKey; sequence: number; item: T; bytes: number }>;

/** Collects items and hands them back in order; equal keys keep the order of arrival. */
export class Sorter<T> {
  private entries: Entry<T>[] = [];
  private bytes = 0;
  private sequence = 0;

  constructor(
    private readonly order: SortOrder,
    /** Keep only the first so many. */
    private readonly limit: number = Number.POSITIVE_INFINITY,
    private readonly limitBytes: number = MEMORY_LIMIT_BYTES,
  ) {}

  /** Adds an item of the given size. Refuses (292) when the sort outgrows its memory. */
  add(key: SortKey, item: T, itemBytes: number): void {
    const entry = { key, sequence: this.sequence++, item, bytes: itemBytes + ENTRY_BYTES };
    if (this.entries.length < this.limit) this.push(entry);
    else if (this.limit > 0 && this.before(entry, this.entries[0] as Entry<T>)) this.replaceTop(entry);
    else return;
    if (this.bytes > this.limitBytes)
      throw mongoError(
        292,
        `Sort exceeded memory limit of ${this.limitBytes} bytes, but did not opt in to external sorting.`,
      );
  }

  /** The items in order; the sorter is empty afterwards. */
  finish(): T[] {
    const sorted = this.entries.sort((a, b) => (this.before(a, b) ? -1 : 1));
    this.entries = [];
    this.bytes = 0;
    return sorted.map((entry) => entry.item);
  }

  private before(a: Entry<T>, b: Entry<T>): boolean {
    const order = this.order.compareKeys(a.key, b.key);
    return order < 0 || (order === 0 && a.sequence < b.sequence);
  }

  /** With a limit the entries form a heap whose top is the last in order, the first to be thrown out. */
  private push(entry: Entry<T>): void {
    this.bytes += entry.bytes;
    this.entries.push(entry);
    if (this.limit === Number.POSITIVE_INFINITY) return;
    let at = this.entries.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.before(this.entries[parent] as Entry<T>, entry)) break;
      this.entries[at] = this.entries[parent] as Entry<T>;
      at = parent;
    }
    this.entries[at] = entry;
  }

  private replaceTop(entry: Entry<T>): void {
    this.bytes += entry.bytes - (this.entries[0] as Entry<T>).bytes;
    const { length } = this.entries;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) break;
      const right = child + 1;
      if (right < length && this.before(this.entries[child] as Entry<T>, this.entries[right] as Entry<T>))
        child = right;
      if (!this.before(entry, this.entries[child] as Entry<T>)) break;
      this.entries[at] = this.entries[child] as Entry<T>;
      at = child;
    }
    this.entries[at] = entry;
  }
}
