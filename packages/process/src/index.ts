export { type Doorbell, doorbellOfRunner, isRing, ring } from './doorbell';
export { inTime } from './in-time';
export { keepLooking } from './keep-looking';
export { createLogger, type Logger } from './logger';
export { createMetrics, type Metrics } from './metrics';
export { misspelt, nearest } from './near-miss';
export {
  connectionSettings,
  listeningSettings,
  logSettings,
  type ProcessConfig,
  processConfig,
  processSettings,
} from './process-config';
export { runUntilStopped } from './run-until-stopped';
export * from './settings';
export * from './subgraph-protocol';
export { textOrFile } from './text-or-file';
