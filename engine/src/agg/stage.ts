/**
 * What stages are: generators that pull documents from the stage before them.
 *
 * Whoever feeds the pipeline may put `PAUSE` between documents, whenever it wants others to have a turn. Every
 * stage hands it on at once, even one that is still collecting, so it reaches whoever pulls at the end. That one
 * then waits a moment and pulls on: a long `$group` is cut into slices without a single promise per document.
 */

import type { Doc, Value } from '../bson';
import type { Filter, SortOrder } from '../query';
import type { Scope } from './expression';
import type { Output } from './output';

/** "Let others run now." Not a document. */
export const PAUSE = Symbol('pause');

/** Documents, with pauses between them. */
export type Source = Iterable<Doc | typeof PAUSE>;

/** A compiled stage. */
export type Stage = (source: Source) => Source;

/** How a pipeline reaches other collections. */
export type Collections = Readonly<{
  /** Documents of a collection of the same database that match; all of them without a filter. */
  find(collection: string, filter: Filter | undefined): Source;
}>;

/** What a stage may use while it is compiled. */
export type StageContext = Readonly<{
  scope: Scope;
  collections: Collections;
  /** Bound on what one stage may hold. */
  memoryLimitBytes: number;
  /** Depth of pipelines inside pipelines. */
  depth: number;
  /** Compiles a pipeline inside this one. */
  compileStages(list: readonly Value[], context: StageContext): Compiled;
}>;

/** Compiles a stage from its specification. */
export type CompileStage = (spec: Value, context: StageContext, name: string) => Stage;

/** Compiled stages and what stands at their beginning. */
export type Compiled = Readonly<{
  stages: Readonly<{ run(source: Source, from: number): Source }>;
  /** All leading `$match` stages as one filter, which an index may serve. */
  filter: Filter | undefined;
  /** Number of stages a source that has applied `filter` may leave out. */
  afterMatch: number;
  /** A `$sort` right after that, which index order may serve, and the limit behind it. */
  sort: SortOrder | undefined;
  limit: number | undefined;
  /** Number of stages a source that also comes in this order may leave out. */
  afterSort: number;
  /** Top-level fields that later stages read, if that is known; other fields need not be decoded. */
  fields: ReadonlySet<string> | undefined;
  output: Output | undefined;
  /** True when the first stage makes its own documents and no collection is read. */
  sourceless: boolean;
}>;
