/**
 * Writing: `compileUpdate(update, { arrayFilters, let, collation }) → Update { kind, needsArrayIndex, apply }`
 * and `upsertDoc(filter, update)`.
 */
export { type ApplyOptions, compileUpdate, type Update, type Updated, type UpdateOptions } from './compile';
export { upsertDoc } from './upsert';
