import { type Database, openAggregate, openRows } from '@rayon/store';
import { brandUsers } from './brand-users';
import { deviceEnrolments } from './device-enrolments';
import { devices } from './devices';
import { failureCounts, openFailureCounts } from './failure-counts';
import { knownOrigins, openKnownOrigins } from './known-origins';
import { logins } from './logins';
import { sessions } from './sessions';
import { signingKeys } from './signing-keys';
import { staff } from './staff';
import { usedChallenges } from './used-challenges';

/** Everything identity keeps, beside its projections. */
export const identityRowTables = [
  logins,
  sessions,
  staff,
  brandUsers,
  devices,
  deviceEnrolments,
  usedChallenges,
  failureCounts,
  knownOrigins,
  signingKeys,
];

/** Identity's tables on a database. */
export const openIdentityRows = (database: Database) => {
  const { connection } = database;
  return {
    database,
    logins: openRows(connection, logins),
    sessions: openRows(connection, sessions),
    staff: openRows(connection, staff),
    brandUsers: openRows(connection, brandUsers),
    devices: openRows(connection, devices),
    deviceEnrolments: openRows(connection, deviceEnrolments),
    usedChallenges: openRows(connection, usedChallenges),
    failures: openFailureCounts(connection),
    knownOrigins: openKnownOrigins(connection),
    signingKeys: openAggregate(database, signingKeys),
  };
};

/** Identity's tables. */
export type IdentityRows = ReturnType<typeof openIdentityRows>;
