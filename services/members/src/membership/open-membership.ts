import type { Logger } from '@rayon/process';
import { type AnyTable, type Database, openAggregate, openRows } from '@rayon/store';
import type { SecretBox } from '../secret-box';
import { cards } from './rows/cards';
import { consents } from './rows/consents';
import { employmentRecords } from './rows/employment-records';
import { members } from './rows/members';
import { staffReads } from './rows/staff-reads';

/** Everything membership keeps. */
export const membershipTables: readonly AnyTable[] = [
  members,
  cards,
  consents,
  employmentRecords,
  staffReads,
];

/** Opens membership: its tables, and what cards are made with. */
export const openMembership = (
  database: Database,
  { box, logger, companyPrefix }: { box: SecretBox; logger: Logger; companyPrefix: string },
) => {
  const { connection } = database;
  return {
    database,
    box,
    logger,
    /** GS1 company prefix of the card numbers. */
    companyPrefix,
    members: openAggregate(database, members),
    cards: openAggregate(database, cards),
    consents: openRows(connection, consents),
    employmentRecords: openRows(connection, employmentRecords),
    staffReads: openRows(connection, staffReads),
  };
};

/** Membership of a running service. */
export type Membership = ReturnType<typeof openMembership>;

/** How a member is greeted; nothing for one that is not there. */
export const firstNameOf = async (
  { members }: Pick<Membership, 'members'>,
  memberId: string,
): Promise<string | undefined> => (await members.find(memberId))?.row.firstName;
