import { isUuid } from '@rayon/kernel';
import { byId, type ReferenceResolver } from '@rayon/subgraph';
import { presentCampaign } from './campaign.type';
import { maySeeCampaign, type OffersContext } from './context';
import { TripType } from './trip.type';

/**
 * A trip is whatever its fields find in the own copy: the reference brings its id and the basket to price.
 * Nothing else of it is kept, so that nothing else can be believed.
 */
const trip: ReferenceResolver<OffersContext> = (references) =>
  references.map(({ id, basket }) => (isUuid(id) ? Object.assign(new TripType(), { id, basket }) : null));

const campaign = byId<OffersContext>(async (ids, context) =>
  (await context.records.campaigns.findAll(ids)).map((found) =>
    found && maySeeCampaign(context, found.row) ? presentCampaign(found.row) : null,
  ),
);

/** Entities of this service that other subgraphs name by id. */
export const offersReferences = { Trip: trip, Campaign: campaign };
