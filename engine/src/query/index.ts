/**
 * Reading: filters, sort orders, projections, distinct values.
 *
 * - `compileFilter(filter, { let, now, collation }) → Filter { predicate, matches, matchesRaw, arrayIndex }`
 * - `compileSort(spec, collation?) → SortOrder { fields, key, compareKeys }`, `new Sorter(order, limit?)`
 * - `compileProjection(spec, scope?) → Projection { apply(doc, arrayIndex?) }`
 * - `new Distinct(path)`, `parseCollation(value)`
 */
export * from './collation';
export * from './distinct';
export { compileFilter, compileFilterIn, type Filter, type FilterOptions } from './filter';
export type * from './predicate';
export { compileAddFields, compileProjection, compileProjectStage, type Projection } from './projection';
export * from './sort';
export * from './sorter';
