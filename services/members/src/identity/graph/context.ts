import type { Clock } from '@rayon/kernel';
import type { AllowRule, Asking, RequestContext } from '@rayon/subgraph';
import type { Identity } from '../open-identity';

/** What identity's commands and resolvers work with. */
export type IdentityContext = Readonly<{ request: RequestContext; clock: Clock; identity: Identity }>;

/** A command of identity, as its decision sees it. */
export type IdentityAsking<Rule extends AllowRule = 'public'> = Asking<IdentityContext, Rule>;
