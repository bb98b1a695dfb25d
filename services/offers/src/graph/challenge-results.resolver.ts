import { Allow } from '@rayon/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isWithinStores } from '../domain/campaign-change';
import { type ChallengeResults, readChallengeResults } from '../records/challenge-results';
import { CampaignType } from './campaign.type';
import { ChallengeResultsType, presentChallengeResults } from './challenge-results.type';
import { authorOf, type OffersContext } from './context';

@Resolver(() => CampaignType)
export class ChallengeResultsResolver {
  @Allow('marketer', 'administrator', 'brand')
  @FieldResolver(() => ChallengeResultsType, {
    nullable: true,
    description:
      'How many members chose it and how far they are. Null where it is no challenge, and to staff it also runs elsewhere than in their stores.',
  })
  async challengeResults(
    @Root() campaign: CampaignType,
    @Ctx() { request, records }: OffersContext,
  ): Promise<ChallengeResultsType | null> {
    const { principal } = request;
    if (campaign.benefit.kind !== 'challenge' || !isWithinStores(authorOf(principal), campaign)) return null;
    const load = request.loader<string, ChallengeResults>('challenge-results', (ids) =>
      readChallengeResults(records, ids),
    );
    const results = await load(campaign.id);
    return results && presentChallengeResults(results, principal);
  }
}
