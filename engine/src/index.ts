/**
 * A small engine that speaks MongoDB's wire protocol and keeps its data in LMDB: `start({ directory })` answers
 * with a URL for the unmodified driver or mongoose.
 */
export { type Running, type RunningProcess, type StartOptions, start, startInProcess } from './server/start';
export { DirectoryInUse } from './storage/lock-file';
