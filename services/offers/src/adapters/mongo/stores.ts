import type { ClientSession, Connection } from 'mongoose';
import type { Stores } from '../../use-cases/ports';
import { campaignsIn } from './campaigns';
import { membersIn, receiptsIn, tripsIn } from './copies';
import { offersModels } from './models';
import { redemptionsIn, resultsIn } from './redemptions';

/** Everything kept in the database, as the session's transaction sees it; without a session, as committed. */
export const storesIn = (connection: Connection, session?: ClientSession): Stores => {
  const models = offersModels(connection);
  return {
    campaigns: campaignsIn(models, session),
    trips: tripsIn(models, session),
    members: membersIn(models, session),
    redemptions: redemptionsIn(models, session),
    receipts: receiptsIn(models, session),
    results: resultsIn(models, session),
  };
};
