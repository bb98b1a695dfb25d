import type { Clock } from '@rayon/kernel';
import type { AllowRule, Asking, RequestContext } from '@rayon/subgraph';
import type { Card } from '../../domain/card';
import type { ConsentRecord } from '../../domain/consent';
import type { Caller } from '../../use-cases/caller';
import type { Ports } from '../../use-cases/ports';
import type { UseCases } from '../../use-cases/use-cases';

/** What commands and resolvers work with: who asks, what can be asked for, and the lists that are read directly. */
export type MembersContext = Readonly<{
  request: RequestContext;
  clock: Clock;
  caller: Caller;
  useCases: UseCases;
  reads: Pick<Ports, 'members' | 'logins' | 'devices' | 'people'>;
  /** The newest card of a member, batched per request. */
  cardOf: (memberId: string) => Promise<Card | null>;
  /** A member's consent records, oldest first, batched per request. */
  consentsOf: (memberId: string) => Promise<ConsentRecord[] | null>;
}>;

/** A command of this service, as its decision sees it. */
export type MembersAsking<Rule extends AllowRule = 'public'> = Asking<MembersContext, Rule>;
