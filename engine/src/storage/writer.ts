/** Writing the store: inside a group commit, or into a transaction's overlay. Both look the same to a command. */

import {
  type CatalogEditor,
  type CatalogView,
  type Collection,
  encodeCollection,
  type IndexMark,
  withMarks,
} from './catalog';
import { type Conflicts, type LockOwner, writeConflict } from './conflicts';
import { catalogKey, garbageKey, KIND, metaKey } from './keys';
import { Overlay } from './overlay';
import { type Bytes, type Entry, LmdbReader, type Range, type Reader } from './reader';

/** A view that can be changed. All checks of a document come before its first `put`: a `put` is not undone. */
export interface Writer extends Reader {
  readonly catalog: CatalogEditor;
  /** Says that `key` (of a document or a unique index) is about to change. Throws when another transaction holds it. */
  claim(key: Buffer): void;
  put(key: Buffer, value: Buffer): void;
  remove(key: Buffer): void;
  /** Says that documents of this collection are written, so that a changed definition is noticed. */
  uses(collection: Collection): void;
  /** Records index marks. */
  mark(namespace: string, marks: readonly IndexMark[]): void;
  /** Has the documents of a collection, or the entries of an index, erased later. */
  discard(kind: number, id: number): void;
}

/** The catalog as executed so far, and the next free id; shared by all writers. */
export type CatalogState = {
  executed: CatalogView;
  visible: CatalogView;
  nextId: number;
  /** Number of the last change; stored with it, so that a snapshot knows which catalog it belongs to. */
  version: number;
  /** The visible catalog and those of commits under way, by number. */
  readonly views: Map<number, CatalogView>;
};

/** Writes into the running LMDB write transaction. */
export class GroupWriter extends LmdbReader implements Writer {
  readonly catalog: CatalogEditor;

  constructor(
    private readonly bytes: Bytes,
    private readonly conflicts: Conflicts,
    private readonly state: CatalogState,
  ) {
    super(bytes);
    this.catalog = {
      get view() {
        return state.executed;
      },
      newId: () => state.nextId++,
      set: (collection) => this.replace(collection.namespace, collection),
      delete: (namespace) => this.replace(namespace, undefined),
    };
  }

  private replace(namespace: string, collection: Collection | undefined): void {
    const next = new Map(this.state.executed);
    if (collection) {
      next.set(namespace, collection);
      this.put(catalogKey(namespace), encodeCollection(collection));
    } else {
      next.delete(namespace);
      this.remove(catalogKey(namespace));
    }
    this.state.executed = next;
    this.state.version += 1;
    this.state.views.set(this.state.version, next);
    const version = Buffer.alloc(8);
    version.writeDoubleBE(this.state.version);
    this.put(metaKey('catalogVersion'), version);
    const nextId = Buffer.alloc(4);
    nextId.writeUInt32BE(this.state.nextId);
    this.put(metaKey('nextId'), nextId);
  }

  claim(key: Buffer): void {
    this.conflicts.claimPlain(key);
  }

  put(key: Buffer, value: Buffer): void {
    void this.bytes.put(key, value);
  }

  remove(key: Buffer): void {
    void this.bytes.remove(key);
  }

  uses(): void {}

  mark(namespace: string, marks: readonly IndexMark[]): void {
    const collection = this.state.executed.get(namespace);
    if (!collection) return;
    const marked = withMarks(collection, marks);
    if (marked === collection) return;
    this.catalog.set(marked);
    // Readers must know before they can see the entries; knowing too early does no harm.
    const visible = this.state.visible.get(namespace);
    if (visible) this.state.visible = new Map(this.state.visible).set(namespace, withMarks(visible, marks));
  }

  discard(kind: number, id: number): void {
    this.put(garbageKey(kind, id), Buffer.from([1]));
  }
}

/** Writes of a transaction: kept in an overlay, checked against other writers, applied at its commit. */
export class TransactionWriter implements Writer {
  readonly overlay: Overlay;
  readonly catalog: CatalogEditor;
  private view: CatalogView;
  /** Collections as they were when the transaction first wrote to them; `undefined` for those it made. */
  private readonly used = new Map<string, Collection | undefined>();
  private readonly marks: { namespace: string; marks: readonly IndexMark[] }[] = [];
  private readonly discarded: { kind: number; id: number }[] = [];
  private readonly defined = new Set<string>();

  constructor(
    below: Reader,
    base: CatalogView,
    private readonly conflicts: Conflicts,
    private readonly owner: LockOwner,
    private readonly state: CatalogState,
  ) {
    this.overlay = new Overlay(below);
    this.view = base;
    const writer = this;
    this.catalog = {
      get view() {
        return writer.view;
      },
      newId: () => state.nextId++,
      set: (collection) => this.define(collection.namespace, collection),
      delete: (namespace) => this.define(namespace, undefined),
    };
  }

  private define(namespace: string, collection: Collection | undefined): void {
    if (!this.used.has(namespace)) this.used.set(namespace, this.view.get(namespace));
    this.claim(catalogKey(namespace));
    this.defined.add(namespace);
    const next = new Map(this.view);
    if (collection) next.set(namespace, collection);
    else next.delete(namespace);
    this.view = next;
  }

  get(key: Buffer): Buffer | undefined {
    return this.overlay.get(key);
  }

  range(range: Range): Generator<Entry, void> {
    return this.overlay.range(range);
  }

  claim(key: Buffer): void {
    this.conflicts.claimFor(this.owner, key);
  }

  put(key: Buffer, value: Buffer): void {
    this.overlay.set(key, value);
  }

  remove(key: Buffer): void {
    this.overlay.set(key, undefined);
  }

  uses(collection: Collection): void {
    const { namespace } = collection;
    if (!this.used.has(namespace)) this.used.set(namespace, collection);
    if (!this.defined.has(namespace)) this.checkUnchanged(namespace, this.state.executed);
  }

  mark(namespace: string, marks: readonly IndexMark[]): void {
    const collection = this.view.get(namespace);
    if (!collection) return;
    const marked = withMarks(collection, marks);
    if (marked === collection) return;
    this.marks.push({ namespace, marks });
    this.view = new Map(this.view).set(namespace, marked);
  }

  discard(kind: number, id: number): void {
    this.discarded.push({ kind, id });
  }

  /** Whether there is anything to commit. */
  get changed(): boolean {
    return this.used.size > 0;
  }

  /** Applies everything inside a group commit; throws before the first change when a definition changed meanwhile. */
  applyTo(writer: GroupWriter): void {
    for (const namespace of this.used.keys()) this.checkUnchanged(namespace, writer.catalog.view);
    this.conflicts.commit(this.owner);
    for (const namespace of this.defined) {
      const collection = this.view.get(namespace);
      if (collection) writer.catalog.set(collection);
      else writer.catalog.delete(namespace);
    }
    for (const { namespace, marks } of this.marks) writer.mark(namespace, marks);
    for (const { kind, id } of this.discarded) writer.discard(kind, id);
    for (const { key, value } of this.overlay.all()) {
      if (value) writer.put(key, value);
      else writer.remove(key);
    }
  }

  private checkUnchanged(namespace: string, now: CatalogView): void {
    const base = this.used.get(namespace);
    const current = now.get(namespace);
    if (base?.id !== current?.id || base?.version !== current?.version) throw writeConflict();
  }
}

/** Documents and entries of a dropped collection; the caller removes its catalog entry. */
export const discardCollection = (writer: Writer, collection: Collection): void => {
  writer.discard(KIND.document, collection.id);
  for (const index of collection.indexes) writer.discard(KIND.index, index.id);
};
