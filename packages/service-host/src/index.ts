import 'reflect-metadata';

export { Allow, type AllowRule } from './allow';
export { connectBus } from './connect-bus';
export { entitiesMax, type ReferenceResolver, type Representation } from './entities';
export { badInput, type ErrorCode, errorCodes, publicError } from './errors';
export { createSubgraphHost, type SubgraphHost, type SubgraphRequest } from './host';
export { correlationHeader, hopHeader } from './http';
export type { Batch, Load } from './loader';
export { createLogger, type Logger, redactText } from './logger';
export { createMetrics, type Metrics } from './metrics';
export { MoneyInput, MoneyType } from './money';
export { logLevelShape, parseSettings, portShape, textOrFile } from './process-config';
export type { RequestContext } from './request-context';
export { runAsProcess } from './run-as-process';
export { runUntilStopped } from './run-until-stopped';
export type { RunningService, ServiceDeps } from './service';
export { buildSubgraph, type Subgraph, type SubgraphParts } from './subgraph';
