import 'reflect-metadata';

export { Allow, type AllowRule } from './allow';
export {
  type Asked,
  type Asking,
  type Command,
  type CommandContext,
  command,
  type PrincipalOf,
} from './command';
export { connectBus } from './connect-bus';
export { type Assembly, createService, type Foundation } from './create-service';
export { byId, entitiesMax, type ReferenceResolver, type Representation } from './entities';
export { badInput, publicError, refusal } from './errors';
export { graphEnum } from './graph-enum';
export { createSubgraphHost, type SubgraphHost, type SubgraphRequest } from './host';
export { correlationHeader, hopHeader } from './http';
export type { Batch, Load } from './loader';
export { createLogger, type Logger } from './logger';
export { createMetrics, type Metrics } from './metrics';
export { MoneyType } from './money';
export { idMark, readFirst, readPage } from './paging';
export { logLevelShape, parseSettings, portShape, textOrFile } from './process-config';
export { refusalTexts } from './refusal-texts';
export { type Refusals, refusals } from './refusals';
export type { RequestContext } from './request-context';
export type { EnumOf } from './results';
export { runAsProcess } from './run-as-process';
export { runUntilStopped } from './run-until-stopped';
export type { RunningService, ServiceDeps } from './service';
export { buildSubgraph, type Subgraph } from './subgraph';
