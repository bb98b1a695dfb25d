/** Pipelines: stages compiled in a row, with what the planner can serve from an index set apart. */

import { type Doc, isDoc, type Value } from '../bson';
import { mongoError } from '../errors';
import { type Collation, compileFilterIn, type Filter, MEMORY_LIMIT_BYTES, type SortOrder } from '../query';
import { compileStage, isDocumentStage } from './document-stages';
import { commandScope, type Scope } from './expression';
import { outputOf } from './output';
import type { Collections, Compiled, CompileStage, Source, Stage, StageContext } from './stage';
import { BUCKET_STAGES } from './stages/bucket';
import { graphLookup } from './stages/graph-lookup';
import { GROUP_STAGES } from './stages/group';
import { JOIN_STAGES } from './stages/join';
import { limitOf, perDocument, SIMPLE_STAGES } from './stages/simple';
import { sortOf, sortStage } from './stages/sort';
import { unwind } from './stages/unwind';

const STAGES = new Map<string, CompileStage>(
  Object.entries({
    ...SIMPLE_STAGES,
    ...GROUP_STAGES,
    ...BUCKET_STAGES,
    ...JOIN_STAGES,
    $graphLookup: graphLookup,
    $unwind: unwind,
  }),
);

/** Stages that MongoDB has and this engine has not, with the code it refuses them by. */
const REFUSED: Readonly<Record<string, readonly [code: number, reason: string]>> = {
  $listLocalSessions: [
    73,
    '$listLocalSessions must be the first stage, and run against a database with {aggregate: 1}',
  ],
  $collStats: [40602, '$collStats is only valid as the first stage in a pipeline'],
  $indexStats: [40602, '$indexStats is only valid as the first stage in a pipeline'],
  $changeStream: [40573, 'The $changeStream stage is only supported on replica sets with an operation log'],
  $search: [31082, '$search is not supported by this server'],
  $searchMeta: [31082, '$searchMeta is not supported by this server'],
  $vectorSearch: [31082, '$vectorSearch is not supported by this server'],
  $listSearchIndexes: [31082, 'search is not enabled: it needs Atlas'],
  $geoNear: [291, '$geoNear is not supported by this server'],
  ...Object.fromEntries(
    ['$setWindowFields', '$densify', '$fill', '$currentOp', '$planCacheStats', '$listSessions'].map(
      (name) => [name, [238, `${name} is not supported by this server`] as const],
    ),
  ),
};

/** What a pipeline may read and how it compares. */
export type PipelineOptions = Readonly<{
  collections: Collections;
  let?: Doc | undefined;
  now?: Date | undefined;
  collation?: Collation | undefined;
  memoryLimitBytes?: number;
}>;

/** A compiled aggregation. */
export type Pipeline = Omit<Compiled, 'stages'> &
  Readonly<{
    /** Runs over documents (and pauses), leaving out the first `from` stages: 0, `afterMatch` or `afterSort`. */
    run(source: Source, from?: number): Source;
  }>;

/** Compiles an aggregation. Everything wrong with it is refused here, before a document is read. */
export const compilePipeline = (stages: readonly Value[], options: PipelineOptions): Pipeline => {
  const { stages: compiled, ...rest } = compileStages(stages, {
    scope: commandScope(options),
    collections: options.collections,
    memoryLimitBytes: options.memoryLimitBytes ?? MEMORY_LIMIT_BYTES,
    depth: 0,
    compileStages,
  });
  return { ...rest, run: (source, from = 0) => compiled.run(source, from) };
};

type Spec = Readonly<{ name: string; spec: Value }>;

const parseStage = (stage: Value): Spec => {
  if (!isDoc(stage)) throw mongoError(14, "Each element of the 'pipeline' array must be an object");
  if (stage.size !== 1)
    throw mongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
  const [name, spec] = [...stage][0] as [string, Value];
  return { name, spec };
};

/** Compiles the stages of a pipeline or of one inside another. */
export const compileStages = (list: readonly Value[], context: StageContext): Compiled => {
  const specs = list.map(parseStage);
  checkPlaces(specs);
  const last = specs.at(-1);
  const output = last && outputOf(last.name, last.spec, context.scope);
  if (output && context.depth > 0)
    throw mongoError(51047, `${last.name} is not allowed within a sub-pipeline`);
  const active = output ? specs.slice(0, -1) : specs;

  const matches = active.findIndex(({ name }) => name !== '$match');
  const afterMatch = matches < 0 ? active.length : matches;
  const sorted = active[afterMatch]?.name === '$sort' ? active[afterMatch] : undefined;
  const following = active[afterMatch + 1];
  const reads = new Set<string | undefined>();
  const firstReader = afterMatch + (sorted ? 1 : 0);
  const compiled = active.map((stage, at) => {
    const scope: Scope = at === firstReader ? { ...context.scope, reads } : context.scope;
    return compileOne(stage, active[at + 1], { ...context, scope });
  });
  const sort = sorted && sortOf(sorted.spec, context);
  return {
    stages: { run: (source, from) => compiled.slice(from).reduce((before, stage) => stage(before), source) },
    filter: leadingFilter(active.slice(0, afterMatch), context),
    afterMatch,
    sort,
    limit: sorted && following?.name === '$limit' ? limitOf(following.spec) : undefined,
    afterSort: firstReader,
    fields: knownFields(active[firstReader]?.name, reads, sort),
    output,
    sourceless: active[0]?.name === '$documents',
  };
};

/** `$group` and `$count` drop every field they do not read, so what they read is all that is needed. */
const knownFields = (
  name: string | undefined,
  reads: ReadonlySet<string | undefined>,
  sort: SortOrder | undefined,
): Set<string> | undefined => {
  if (name !== '$count' && (name !== '$group' || reads.has(undefined))) return undefined;
  const fields = new Set<string>();
  for (const field of reads) if (field !== undefined) fields.add(field);
  for (const { path } of sort?.fields ?? []) fields.add(path.split('.')[0] as string);
  return fields;
};

const leadingFilter = (matches: readonly Spec[], { scope }: StageContext): Filter | undefined => {
  const specs = matches.map(({ spec }) => spec as Doc);
  if (specs.length === 0) return undefined;
  return compileFilterIn(specs.length === 1 ? (specs[0] as Doc) : new Map([['$and', specs]]), scope);
};

const compileOne = ({ name, spec }: Spec, next: Spec | undefined, context: StageContext): Stage => {
  if (isDocumentStage(name)) return perDocument(compileStage(name, spec, context.scope));
  if (name === '$sort')
    return sortStage(
      sortOf(spec, context),
      next?.name === '$limit' ? limitOf(next.spec) : undefined,
      context.memoryLimitBytes,
    );
  const compile = STAGES.get(name);
  if (compile) return compile(spec, context, name);
  const [code, reason] = REFUSED[name] ?? [40324, `Unrecognized pipeline stage name: '${name}'`];
  throw mongoError(code, reason);
};

const checkPlaces = (specs: readonly Spec[]): void => {
  for (const [at, { name }] of specs.entries()) {
    if ((name === '$out' || name === '$merge') && at < specs.length - 1)
      throw mongoError(40601, `${name} can only be the final stage in the pipeline`);
    if (name === '$documents' && at > 0)
      throw mongoError(40602, '$documents is only valid as the first stage in a pipeline');
  }
};
