/** A plan in the words of `explain`. */

import { type Doc, show, type Value } from '../bson';
import type { Constraint } from './constraints';
import type { Plan, Scan } from './plan';

const doc = (fields: [string, Value][]): Doc => new Map(fields);

export type ExplainedQuery = Readonly<{
  plan: Plan;
  sort: Doc;
  skip: number;
  limit: number;
  projection: Doc;
  filter: Doc;
}>;

/** The winning plan as nested stages, outermost first. */
export const winningPlan = (query: ExplainedQuery): Doc => {
  const { plan, sort, skip, limit, projection, filter } = query;
  let stage = scanStage(plan, filter);
  if (sort.size > 0 && !plan.sorted) {
    stage = doc([
      ['stage', 'SORT'],
      ['sortPattern', sort],
      ['memLimit', 104857600],
      ...(limit > 0 ? ([['limitAmount', skip + limit]] as [string, Value][]) : []),
      ['inputStage', stage],
    ]);
  }
  if (skip > 0)
    stage = doc([
      ['stage', 'SKIP'],
      ['skipAmount', skip],
      ['inputStage', stage],
    ]);
  if (limit > 0)
    stage = doc([
      ['stage', 'LIMIT'],
      ['limitAmount', limit],
      ['inputStage', stage],
    ]);
  if (projection.size > 0)
    stage = doc([
      ['stage', 'PROJECTION_DEFAULT'],
      ['transformBy', projection],
      ['inputStage', stage],
    ]);
  return stage;
};

const scanStage = (plan: Plan, filter: Doc): Doc => {
  if (plan.kind === 'union')
    return doc([
      ['stage', 'FETCH'],
      ['filter', filter],
      [
        'inputStage',
        doc([
          ['stage', 'OR'],
          ['inputStages', plan.scans.map(indexStage)],
        ]),
      ],
    ]);
  if (!plan.index && !plan.ranges) {
    const fields: [string, Value][] = [
      ['stage', 'COLLSCAN'],
      ['direction', plan.reverse ? 'backward' : 'forward'],
    ];
    return doc(
      filter.size > 0
        ? [fields[0] as [string, Value], ['filter', filter], fields[1] as [string, Value]]
        : fields,
    );
  }
  if (!plan.index && plan.ranges?.length === 1 && plan.ranges[0]?.point && plan.exact)
    return doc([['stage', 'IDHACK']]);
  const fetch: [string, Value][] = [['stage', 'FETCH']];
  if (!plan.exact && filter.size > 0) fetch.push(['filter', filter]);
  return doc([...fetch, ['inputStage', indexStage(plan)]]);
};

const indexStage = ({ index, reverse, ranges, used }: Scan): Doc =>
  doc([
    ['stage', 'IXSCAN'],
    ['keyPattern', index?.keyPattern ?? doc([['_id', 1]])],
    ['indexName', index?.name ?? '_id_'],
    ['isMultiKey', index?.multikey ?? false],
    ['isUnique', index?.unique ?? true],
    ['isSparse', index?.sparse ?? false],
    ['isPartial', index?.partialFilter !== undefined],
    ['indexVersion', 2],
    ['direction', reverse ? 'backward' : 'forward'],
    ['indexBounds', bounds(index?.fields.map(({ path }) => path) ?? ['_id'], ranges ? used : [])],
  ]);

const bounds = (paths: readonly string[], used: readonly Constraint[]): Doc =>
  doc(
    paths.map((path): [string, Value] => {
      const own = used.filter((constraint) => constraint.path === path);
      return [path, own.length === 0 ? ['[MinKey, MaxKey]'] : describe(own)];
    }),
  );

const describe = (own: readonly Constraint[]): string[] => {
  const intervals = own.flatMap((constraint) => constraint.intervals);
  const low = intervals.find(({ lowOpen }) => !lowOpen);
  const high = intervals.find(({ highOpen }) => !highOpen);
  const range =
    intervals.length === 0
      ? []
      : [
          `${low ? `${low.lowIncluded ? '[' : '('}${show(low.low)}` : '[-inf'}, ${high ? `${show(high.high)}${high.highIncluded ? ']' : ')'}` : 'inf]'}`,
        ];
  return [
    ...own.flatMap(({ points }) => points.map((value) => `[${show(value)}, ${show(value)}]`)),
    ...own.flatMap(({ prefixes }) =>
      prefixes.map((text) => (text === '' ? '["", {})' : `["${text}", "${text}\uffff")`)),
    ),
    ...range,
  ];
};
