import { Allow } from '@rayon/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { OffersContext } from './context';
import { presentWhy } from './present-why';
import { TripMessageType, WhyOfferType } from './trip.type';

@Resolver(() => TripMessageType)
export class TripMessageResolver {
  /** From the content it was issued with; one that is no longer live is read once by each process. */
  @Allow('device', 'member', 'terminal', 'associate', 'marketer', 'administrator')
  @FieldResolver(() => WhyOfferType, {
    nullable: true,
    description: 'Null where the content of its campaign is not kept.',
  })
  async why(
    @Root() { campaignId, campaignVersion: version }: TripMessageType,
    @Ctx() { memory, request: { locale } }: OffersContext,
  ): Promise<WhyOfferType | undefined> {
    const [campaign] = await memory.versions.find([{ campaignId, version }]);
    return campaign && presentWhy(campaign.content, locale);
  }
}
