import { isUuid } from '@rayon/kernel';
import { byId, type ReferenceResolver } from '@rayon/subgraph';
import { presentCampaign } from './campaign.type';
import { maySee } from './campaigns.resolver';
import type { OffersContext } from './context';
import { TripType } from './trip.type';

/**
 * A trip is whatever its fields find in the own copy: the reference brings its id and the lines to price.
 * Nothing else of it is kept, so that nothing else can be believed.
 */
const trip: ReferenceResolver<OffersContext> = (references) =>
  references.map(({ id, lines }) => (isUuid(id) ? Object.assign(new TripType(), { id, lines }) : null));

const campaign = byId<OffersContext>(async (ids, context) => {
  const found = await context.useCases.campaignsById(ids);
  const visible = new Map(
    found.filter((one) => maySee(context, one)).map((one) => [one.campaignId, presentCampaign(one)]),
  );
  return ids.map((id) => visible.get(id) ?? null);
});

/** Entities of this service that other subgraphs name by id. */
export const offersReferences = { Trip: trip, Campaign: campaign };
