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
export { type Assembly, createService, type Foundation } from './create-service';
export { badInput, publicError, refusal } from './errors';
export { graphEnum } from './graph-enum';
export { createSubgraphHost, type SubgraphHost } from './host';
export { MoneyType } from './money';
export { opaqueScalar } from './opaque';
export { idMark, readFirst, readPage } from './paging';
export { byId, Reference, type ReferenceResolver, type Representation } from './reference';
export { refusalTexts } from './refusal-texts';
export { type Refusals, refusals } from './refusals';
export type { Batch, Load, RequestContext } from './request-context';
export type { EnumOf } from './results';
export { runAsProcess } from './run-as-process';
export { SafeInt } from './safe-int';
export type { RunningService, ServiceDeps } from './service';
export type { ServiceDefinition } from './service-definition';
export { buildSubgraph, type Subgraph } from './subgraph';
export { TranslatedType, translatedInput } from './translated';
