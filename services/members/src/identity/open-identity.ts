import { createAccessTokens } from '@rayon/auth';
import type { Clock } from '@rayon/kernel';
import type { Logger } from '@rayon/process';
import type { AnyTable } from '@rayon/store';
import type { Foundation } from '@rayon/subgraph';
import type { SecretBox } from '../secret-box';
import { rotateSigningKeys } from './jobs/rotate-signing-keys';
import { createChallengeTokens } from './keys/challenge-tokens';
import { keepSigningKeys, loadSigningKeys, republishSigningKeys } from './keys/keep-signing-keys';
import { createKeyRing } from './keys/key-ring';
import { knownPlaces } from './projections/known-places';
import { identityRowTables, openIdentityRows } from './rows';
import { createFirstAdministrator, type FirstAdministrator } from './sign-in/first-administrator';

/** Everything identity keeps. */
export const identityTables: readonly AnyTable[] = [
  ...identityRowTables,
  ...Object.values(knownPlaces).map(({ table }) => table),
];

/** What identity is opened with. */
type IdentityParts = Readonly<{
  box: SecretBox;
  clock: Clock;
  logger: Logger;
  firstAdministrator: FirstAdministrator | undefined;
  /** How a member is greeted, which membership knows; nothing for one that is no longer there. */
  memberName: (memberId: string) => Promise<string | undefined>;
}>;

/**
 * Opens identity: its tables, the first administrator, the signing keys and the job that rotates them, the copies of
 * places. Rejects when what the store holds was sealed with another key.
 */
export const openIdentity = async (
  { database, project, job }: Pick<Foundation, 'database' | 'project' | 'job'>,
  { box, clock, logger, firstAdministrator, memberName }: IdentityParts,
) => {
  const rows = openIdentityRows(database);
  if (firstAdministrator) await createFirstAdministrator(rows, firstAdministrator, clock());

  const store = { signingKeys: rows.signingKeys, box };
  const kept = await keepSigningKeys(store, clock());
  const keys = createKeyRing(kept, {
    clock,
    reload: () => loadSigningKeys(store),
    failed: (error) => logger.error({ err: error }, 'newer signing keys could not be looked for'),
  });
  await republishSigningKeys(store, kept, clock());
  job(rotateSigningKeys(store, keys, clock));

  return {
    ...rows,
    box,
    logger,
    memberName,
    keys,
    tokens: createAccessTokens({ keys, clock }),
    challengeTokens: createChallengeTokens({ keys, clock }),
    stores: project(knownPlaces.stores),
    brands: project(knownPlaces.brands),
  };
};

/** Identity of a running service. */
export type Identity = Awaited<ReturnType<typeof openIdentity>>;
