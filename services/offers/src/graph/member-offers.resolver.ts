import { Allow, idMark, readPage } from '@rayon/subgraph';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { readMemberOffers } from '../records/member-offers';
import type { OffersContext } from './context';
import { MemberOfferPage, presentMemberOffer } from './member-offer.type';

@Resolver()
export class MemberOffersResolver {
  @Allow('member')
  @Query(() => Boolean, { description: 'Whether the member wants no messages while they shop.' })
  async myQuiet(@Ctx() { request: { principal }, records }: OffersContext): Promise<boolean> {
    if (principal.kind !== 'member') return false;
    return (await records.quietWishes.find(principal.memberId))?.row.quiet ?? false;
  }

  @Allow('member')
  @Query(() => MemberOfferPage, {
    description:
      'The live campaigns that are meant for the member, from the newest to the oldest; those with a code are whose code it is.',
  })
  async myOffers(
    @Ctx() { request: { principal, locale }, records, clock }: OffersContext,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
  ): Promise<MemberOfferPage> {
    const page = readPage({ first, after }, idMark);
    if (principal.kind !== 'member') return { items: [], next: null };
    const { offers, next } = await readMemberOffers(records, principal.memberId, { ...page, at: clock() });
    return { items: offers.map((offer) => presentMemberOffer(offer, locale)), next: next ?? null };
  }
}
