/** Updates written as a pipeline: only the stages that turn one document into one document. */

import { compileStage } from '../agg/document-stages';
import { type Scope } from '../agg/expression';
import { type Doc, isDoc, type Value } from '../bson';
import { mongoError } from '../errors';

/** Stages that MongoDB knows, but not in an update. */
const ELSEWHERE = new Set(
  [
    '$match $sort $limit $skip $count $group $sortByCount $bucket $bucketAuto $unwind $lookup $graphLookup',
    '$unionWith $facet $sample $redact $documents $merge $out $collStats $indexStats $changeStream $search',
    '$searchMeta $vectorSearch $listSearchIndexes $geoNear $setWindowFields $densify $fill $currentOp',
    '$planCacheStats $listSessions $listLocalSessions',
  ].flatMap((names) => names.split(' ')),
);

/** Compiles the stages to one function. */
export const compilePipelineUpdate = (stages: readonly Value[], scope: Scope): ((doc: Doc) => Doc) => {
  const steps = stages.map((stage) => {
    if (!isDoc(stage)) throw mongoError(14, "Each element of the 'pipeline' array must be an object");
    if (stage.size !== 1)
      throw mongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
    const [name, spec] = [...stage][0] as [string, Value];
    if (ELSEWHERE.has(name)) throw mongoError(72, `${name} is not allowed to be used within an update`);
    return compileStage(name, spec, scope);
  });
  return (doc) => steps.reduce((current, step) => step(current), doc);
};
