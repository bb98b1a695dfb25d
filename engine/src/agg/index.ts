/**
 * Aggregation: `compilePipeline(stages, { collections, let, now, collation }) → Pipeline`.
 *
 * The server reads documents by `pipeline.filter` (and `sort`), decodes `pipeline.fields` or everything, feeds them
 * with `PAUSE` now and then to `pipeline.run(source, from)`, and pulls until the end or the batch is full.
 */
export { commandScope, compileExpression, type Evaluate, type Scope, scopeOf, truthy } from './expression';
export { approximateBytes } from './memory';
export type { Output } from './output';
export { compilePipeline, type Pipeline, type PipelineOptions } from './pipeline';
export { type Collections, PAUSE, type Source } from './stage';
