import { actorOf, type Jwks } from '@rayon/auth';
import { createService, type RequestContext, type RunningService, type ServiceDeps } from '@rayon/subgraph';
import { createSecretBox } from './adapters/crypto/secret-box';
import { onPlacesDefined } from './adapters/events/on-places-defined';
import type { MembersContext } from './adapters/graphql/context';
import { signingKeysIn } from './adapters/mongo/signing-keys';
import { demonstrationPrefix, type MembersConfig } from './config';
import { portsInStore } from './ports-in-store';
import { buildMembersSubgraph } from './schema';
import { startSigning } from './signing';
import { bootstrapAdministrator } from './use-cases/bootstrap-administrator';
import type { Ports } from './use-cases/ports';
import { createUseCases, type UseCases } from './use-cases/use-cases';

/** What this service is started with. */
export type MembersDeps = ServiceDeps & Partial<MembersConfig>;

/** The running service; it always has keys to publish. */
export type MembersService = RunningService & { jwks: () => Jwks };

/** Where the request came from, when the gateway vouches for it in the hop. */
const originOf = (request: RequestContext): string | undefined =>
  'origin' in request && typeof request.origin === 'string' ? request.origin : undefined;

const contextOf =
  (ports: Ports, useCases: UseCases) =>
  (request: RequestContext): MembersContext => {
    const cardOf = request.loader('card', async (memberIds: readonly string[]) => {
      // Oldest first: of several cards of one member the newest is kept.
      const cards = new Map(
        (await ports.cards.findByMembers(memberIds)).map((card) => [card.memberId, card]),
      );
      return memberIds.map((memberId) => cards.get(memberId) ?? null);
    });
    const consentsOf = request.loader('consents', async (memberIds: readonly string[]) => {
      const histories = await ports.consents.history(memberIds);
      return memberIds.map((memberId) => histories.get(memberId) ?? null);
    });
    const { principal, locale, correlationId } = request;
    const caller = { actor: actorOf(principal), locale, correlationId, origin: originOf(request) };
    return { request, clock: ports.clock, caller, useCases, reads: ports, cardOf, consentsOf };
  };

/**
 * Starts the service: store, first administrator, keys, listeners, relay, subgraph. Rejects, leaving nothing
 * open, when the store is away or what it holds was sealed with another key.
 */
export const createMembersService = async (deps: MembersDeps): Promise<MembersService> => {
  const { clock, logger } = deps;
  const box = createSecretBox(deps.encryptionKey);
  return createService(deps, {
    subgraph: buildMembersSubgraph(),
    models: ({ connection, commands, outbox }) => ({
      ports: portsInStore({ connection, commands, box, clock, logger }),
      keyStore: signingKeysIn(connection, box, outbox),
    }),
    assemble: async ({ models: { ports, keyStore }, listeners, alongside }) => {
      if (!deps.encryptionKey)
        logger.warn('no encryption key is configured: secrets in the store are not encrypted');
      if (deps.bootstrapAdministrator) await bootstrapAdministrator(ports)(deps.bootstrapAdministrator);
      const signing = await startSigning({ store: keyStore, clock, logger });
      alongside(signing);
      await signing.republish();

      onPlacesDefined(listeners, ports.places);
      const companyPrefix = deps.companyPrefix ?? demonstrationPrefix;
      const useCases = createUseCases({ ...ports, ...signing.signers, companyPrefix });
      return { context: contextOf(ports, useCases), more: { jwks: signing.ring.jwks } };
    },
  });
};
