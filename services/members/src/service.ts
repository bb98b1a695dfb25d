import type { Jwks, Revoked } from '@rayon/auth';
import { createService, type RunningService, type ServiceDeps } from '@rayon/subgraph';
import { identityTables, openIdentity, retellSigningKeys, revokedLately } from './identity';
import {
  firstNameOf,
  type MembershipContext,
  membershipTables,
  openMembership,
  retellMembers,
} from './membership';
import { buildMembersSubgraph } from './schema';
import { createSecretBox } from './secret-box';
import { demonstrationPrefix, type MembersSettings } from './settings';

/** What this service is started with. */
export type MembersDeps = ServiceDeps & Partial<MembersSettings>;

/** The running service; it always has keys to publish, and knows what was revoked. */
export type MembersService = RunningService & {
  jwks: () => Jwks;
  revoked: (since: number | undefined) => Promise<Revoked>;
};

/**
 * Starts the service: membership, then identity, which asks it how members are greeted. Rejects, leaving nothing open,
 * when the store is away or what it holds was sealed with another key.
 */
export const createMembersService = (deps: MembersDeps): Promise<MembersService> =>
  createService<MembershipContext, Pick<MembersService, 'jwks' | 'revoked'>>(deps, {
    subgraph: buildMembersSubgraph(),
    tables: [...identityTables, ...membershipTables],
    assemble: async (foundation) => {
      const { clock, logger, encryptionKey, companyPrefix = demonstrationPrefix } = deps;
      if (!encryptionKey)
        logger.warn('no encryption key is configured: secrets in the store are not encrypted');
      const box = createSecretBox(encryptionKey);
      const membership = openMembership(foundation.database, { box, logger, companyPrefix });
      const identity = await openIdentity(foundation, {
        box,
        clock,
        logger,
        firstAdministrator: deps.bootstrapAdministrator,
        memberName: (memberId) => firstNameOf(membership, memberId),
      });
      return {
        context: (request) => ({ request, clock, identity, membership }),
        more: {
          jwks: identity.keys.jwks,
          revoked: (since) => revokedLately(identity, clock, since),
        },
        retells: [retellMembers(membership), retellSigningKeys(identity, clock)],
      };
    },
  });
