import { createLanes, type Database, openAggregate, openRows, type Transaction } from '@rayon/store';
import { knownArticles } from '../projections/known-articles';
import { knownMembers } from '../projections/known-members';
import { knownPlaces } from '../projections/known-places';
import { basketFigures } from '../rows/basket-figures';
import { campaignCounters } from '../rows/campaign-counters';
import { campaignVersions } from '../rows/campaign-versions';
import { campaigns } from '../rows/campaigns';
import { challengers } from '../rows/challengers';
import { challenges } from '../rows/challenges';
import { codeLists } from '../rows/code-lists';
import { codeTries } from '../rows/code-tries';
import { codes } from '../rows/codes';
import { contacts } from '../rows/contacts';
import { declines } from '../rows/declines';
import { dryRuns } from '../rows/dry-runs';
import { measuredDays } from '../rows/measured-days';
import { measurements } from '../rows/measurements';
import { memberUses } from '../rows/member-uses';
import { messageFigures } from '../rows/message-figures';
import { participants } from '../rows/participants';
import { pictures } from '../rows/pictures';
import { placementCharges } from '../rows/placement-charges';
import { placementLines } from '../rows/placement-lines';
import { positions } from '../rows/positions';
import { purchases } from '../rows/purchases';
import { quietWishes } from '../rows/quiet-wishes';
import { receipts } from '../rows/receipts';
import { redemptions } from '../rows/redemptions';
import { returns } from '../rows/returns';
import { sales } from '../rows/sales';
import { trips } from '../rows/trips';

/** Everything offers keep. */
export const recordTables = [
  campaigns,
  campaignVersions,
  pictures,
  positions,
  trips,
  redemptions,
  campaignCounters,
  memberUses,
  codes,
  codeLists,
  codeTries,
  declines,
  quietWishes,
  challenges,
  challengers,
  purchases,
  receipts,
  returns,
  sales,
  dryRuns,
  measurements,
  participants,
  measuredDays,
  contacts,
  messageFigures,
  placementCharges,
  placementLines,
  basketFigures,
  knownArticles.table,
  knownMembers.table,
  ...Object.values(knownPlaces).map(({ table }) => table),
];

/** Everything offers keep, on a database. */
export const openRecords = (database: Database) => {
  const { connection } = database;
  return {
    database,
    campaigns: openAggregate(database, campaigns),
    campaignRows: openRows(connection, campaigns),
    campaignLanes: createLanes(),
    campaignVersions: openRows(connection, campaignVersions),
    pictures: openRows(connection, pictures),
    positions: openRows(connection, positions),
    trips: openAggregate(database, trips),
    tripRows: openRows(connection, trips),
    redemptions: openRows(connection, redemptions),
    counters: openRows(connection, campaignCounters),
    memberUses: openRows(connection, memberUses),
    codes: openRows(connection, codes),
    codeLists: openRows(connection, codeLists),
    codeTries: openAggregate(database, codeTries),
    declines: openAggregate(database, declines),
    declineRows: openRows(connection, declines),
    quietWishes: openAggregate(database, quietWishes),
    quietWishRows: openRows(connection, quietWishes),
    challenges: openAggregate(database, challenges),
    challengeRows: openRows(connection, challenges),
    challengers: openRows(connection, challengers),
    purchases: openRows(connection, purchases),
    receipts: openRows(connection, receipts),
    returns: openAggregate(database, returns),
    sales: openRows(connection, sales),
    dryRuns: openRows(connection, dryRuns),
    measurements: openRows(connection, measurements),
    participants: openRows(connection, participants),
    measuredDays: openRows(connection, measuredDays),
    contacts: openRows(connection, contacts),
    messageFigures: openRows(connection, messageFigures),
    placementCharges: openRows(connection, placementCharges),
    placementLines: openAggregate(database, placementLines),
    basketFigures: openRows(connection, basketFigures),
    articles: openRows(connection, knownArticles.table),
    members: openRows(connection, knownMembers.table),
    stores: openRows(connection, knownPlaces.stores.table),
  };
};

/** Everything offers keep. */
export type Records = ReturnType<typeof openRecords>;

/** The transaction something is read in; without one it is read as committed. */
export type Session = Transaction['session'] | undefined;
