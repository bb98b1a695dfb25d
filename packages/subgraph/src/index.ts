import 'reflect-metadata';

export { Allow, type AllowRule } from './allow';
export { type Assembly, createService, type Foundation } from './create-service';
export { byId, entitiesMax, type ReferenceResolver, type Representation } from './entities';
export { badInput, publicError, refusal } from './errors';
export { createSubgraphHost, type SubgraphHost, type SubgraphRequest } from './host';
export type { Batch, Load } from './loader';
export { MoneyType } from './money';
export { idMark, readFirst, readPage } from './paging';
export { refusalTexts } from './refusal-texts';
export type { RequestContext } from './request-context';
export { type EnumOf, resultOf } from './results';
export { runAsProcess } from './run-as-process';
export type { RunningService, ServiceDeps } from './service';
export { buildSubgraph, type Subgraph } from './subgraph';
