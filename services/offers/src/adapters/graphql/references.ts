import { isUuid } from '@rayon/kernel';
import type { ReferenceResolver } from '@rayon/service-host';
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

const campaign: ReferenceResolver<OffersContext> = async (references, context) => {
  const found = await context.useCases.campaignsById(references.map(({ id }) => id).filter(isUuid));
  const visible = new Map(
    found.filter((one) => maySee(context, one)).map((one) => [one.campaignId, presentCampaign(one)]),
  );
  return references.map(({ id }) => (isUuid(id) ? (visible.get(id) ?? null) : null));
};

/** A stub answers with its key alone; everything else of a brand is told by *catalog*. */
const brand: ReferenceResolver<OffersContext> = (references) =>
  references.map(({ id }) => (isUuid(id) ? { id } : null));

/** Entities of this service that other subgraphs name by id. */
export const offersReferences = { Trip: trip, Campaign: campaign, Brand: brand };
