import type { Principal } from '@rayon/auth';
import { isUuid } from '@rayon/kernel';
import { Allow, badInput } from '@rayon/subgraph';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { messagesAfter } from '../domain/trip-copy';
import { withoutCosts } from '../domain/why-not';
import { explainCampaign } from '../holds/explain-campaign';
import { showOffers } from '../holds/show-offers';
import { workOutChallenges } from '../memory/work-out-challenges';
import { workOutCoupons } from '../memory/work-out-coupons';
import { readBasket } from './basket';
import { maySeeCampaign, type OffersContext } from './context';
import { presentChoice } from './present-choice';
import { presentMessage } from './present-message';
import { presentOffers } from './present-offers';
import { presentWhyNot } from './present-why-not';
import { seeTrip } from './see-trip';
import { BasketOffersType, MessageChoiceType, TripMessageType, TripType } from './trip.type';
import { WhyNotType } from './why-not.type';

/** Where the caller stands, while nothing is known of the trip. */
const storeOf = (principal: Principal): string | undefined =>
  principal.kind === 'device' || principal.kind === 'terminal' ? principal.storeId : undefined;

/** The machine that asks, on which codes are entered. */
const machineOf = (principal: Principal): string | undefined => {
  if (principal.kind === 'device') return principal.deviceId;
  return principal.kind === 'terminal' ? principal.terminalId : undefined;
};

@Resolver(() => TripType)
export class TripResolver {
  @Allow('device', 'member', 'terminal', 'associate', 'marketer', 'administrator')
  @Directive('@requires(fields: "basket")')
  @FieldResolver(() => BasketOffersType, {
    nullable: true,
    description:
      'What the basket gets as it stands. What binds is due and discounts of the trip: once they are there this says the same, until the basket changes. Null while offers cannot be told.',
  })
  async offers(@Root() trip: TripType, @Ctx() context: OffersContext): Promise<BasketOffersType> {
    const basket = readBasket(trip.basket);
    const { principal, locale } = context.request;
    const known = await seeTrip(context, trip.id);
    const asked = { ...basket, storeId: storeOf(principal), machineId: machineOf(principal) };
    // Whoever is told of a trip as a device is its own.
    const shown = await showOffers(context, known, asked, { isItsDevice: principal.kind === 'device' });
    const at = context.clock();
    const coupons = await workOutCoupons(context.memory, known, { ...asked, worked: shown }, at);
    // What somebody does over several visits and what they usually buy is theirs: not the till's, nor its staff's.
    const isShopper = principal.kind === 'device' || principal.kind === 'member';
    const challenges = isShopper ? await workOutChallenges(context.memory, known, asked, at) : [];
    const declined = context.memory.declines.of(known?.trip.memberId);
    return presentOffers(shown, { coupons, challenges }, { locale, isShopper, declined });
  }

  @Allow('device', 'member', 'terminal', 'associate', 'marketer', 'administrator')
  @Directive('@requires(fields: "basket")')
  @FieldResolver(() => [TripMessageType], {
    nullable: true,
    description:
      'Messages after the given position that still have something to say: their line and what they ask for is in the basket, what they are about is not, and the member has not declined their campaign; none for a member who wants no messages.',
  })
  async messages(
    @Root() trip: TripType,
    @Ctx() context: OffersContext,
    @Arg('after', () => Int, { defaultValue: 0 }) after: number,
  ): Promise<TripMessageType[]> {
    if (after < 0) throw badInput('after', '≥ 0');
    const known = await seeTrip(context, trip.id);
    const { locale } = context.request;
    const basket = readBasket(trip.basket).lines;
    const declined = context.memory.declines.of(known?.trip.memberId);
    if (context.memory.declines.wantsQuiet(known?.trip.memberId)) return [];
    return (known ? messagesAfter(known.trip, after, { basket, declined }) : []).map((message) =>
      presentMessage(message, locale),
    );
  }

  @Allow('associate', 'marketer', 'administrator')
  @Directive('@requires(fields: "basket earnsOnly")')
  @FieldResolver(() => WhyNotType, {
    nullable: true,
    description:
      'Why a campaign gives nothing here, whatever its status: of a trip that was ended as of its first end, of an open one now. Null where there is no such campaign, it is not yours, or the trip is not known yet.',
  })
  async whyNot(
    @Root() trip: TripType,
    @Ctx() context: OffersContext,
    @Arg('campaignId', () => ID) campaignId: string,
  ): Promise<WhyNotType | null> {
    const basket = readBasket(trip.basket);
    const known = await seeTrip(context, trip.id);
    const campaign = isUuid(campaignId) ? (await context.records.campaigns.find(campaignId))?.row : undefined;
    if (!known || !campaign || !maySeeCampaign(context, campaign)) return null;
    const asked = { known, basket, campaign, isTyped: trip.earnsOnly === true };
    const explained = await explainCampaign(context, asked);
    const { principal, locale } = context.request;
    const isTold = principal.kind === 'staff' && principal.role !== 'associate';
    return presentWhyNot(isTold ? explained : { ...explained, why: withoutCosts(explained.why) }, locale);
  }

  @Allow('associate', 'marketer', 'administrator')
  @FieldResolver(() => [MessageChoiceType], {
    nullable: true,
    description: 'Which messages were chosen on the trip, the first one first. Null while it is not known.',
  })
  async messageChoices(
    @Root() trip: TripType,
    @Ctx() context: OffersContext,
  ): Promise<MessageChoiceType[] | null> {
    const known = await seeTrip(context, trip.id);
    if (!known) return null;
    const { choices = [] } = known.trip;
    const versions = await context.memory.versions.find(choices.flatMap(({ candidates }) => candidates));
    return choices.map((choice) => presentChoice(choice, versions, context.request.locale));
  }
}
