import { Allow } from '@rayon/subgraph';
import { Ctx, Query, Resolver } from 'type-graphql';
import { readMemberChallenges } from '../records/member-challenges';
import { MyChallengesType, presentChallenges } from './challenge.type';
import type { OffersContext } from './context';

@Resolver()
export class ChallengesResolver {
  @Allow('member')
  @Query(() => MyChallengesType, {
    description:
      'The challenges the member chose, and those they may choose: first those of which they bought something on the most receipts of the last eight weeks, under their consent, then by priority, then those that end first.',
  })
  async myChallenges(
    @Ctx() { request: { principal, locale }, records, clock }: OffersContext,
  ): Promise<MyChallengesType> {
    const at = clock();
    const found =
      principal.kind === 'member'
        ? await readMemberChallenges(records, principal.memberId, at)
        : { chosen: [], open: [] };
    return presentChallenges(found, { locale, at });
  }
}
