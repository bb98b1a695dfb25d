import { Allow, badInput, publicError } from '@rayon/subgraph';
import { Arg, Ctx, Directive, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { SeenTrip } from '../../use-cases/see-trips';
import type { OffersContext } from './context';
import { presentOffers } from './present-offers';
import { representedLines } from './represented-lines';
import { BasketOffersType, requiredLines, TripMessageType, TripType } from './trip.type';

const notYours = {
  fr: "Vous n'avez pas accès à ce panier.",
  en: 'You have no access to this basket.',
} as const;

/** The trip as the own copy has it, for this caller; refused when it is somebody else's. */
const seenTrip = async (
  { request, useCases }: OffersContext,
  tripId: string,
): Promise<Exclude<SeenTrip, { kind: 'forbidden' }>> => {
  const load = request.loader<string, SeenTrip>('trips', (ids) => useCases.seeTrips(request.principal, ids));
  const seen = (await load(tripId)) ?? { kind: 'unheard' };
  if (seen.kind === 'forbidden') throw publicError('FORBIDDEN', notYours[request.locale]);
  return seen;
};

@Resolver(() => TripType)
export class TripResolver {
  @Allow('device', 'member', 'terminal', 'associate', 'marketer', 'administrator')
  @Directive(`@requires(fields: "${requiredLines}")`)
  @FieldResolver(() => BasketOffersType, {
    nullable: true,
    description:
      'What the basket gets as it stands; binding once the trip ended. Null while offers cannot be told.',
  })
  async offers(@Root() trip: TripType, @Ctx() context: OffersContext): Promise<BasketOffersType> {
    const { lines, currency } = representedLines(trip.lines);
    const seen = await seenTrip(context, trip.id);
    const { request, useCases } = context;
    return presentOffers(await useCases.workOut(request.principal, seen, lines, currency), request.locale);
  }

  @Allow('device', 'member', 'terminal', 'associate', 'marketer', 'administrator')
  @FieldResolver(() => [TripMessageType], {
    nullable: true,
    description: 'Messages after the given position whose line is still in the basket.',
  })
  async messages(
    @Root() trip: TripType,
    @Ctx() context: OffersContext,
    @Arg('after', () => Int, { defaultValue: 0 }) after: number,
  ): Promise<TripMessageType[]> {
    if (after < 0) throw badInput('after', '≥ 0');
    const seen = await seenTrip(context, trip.id);
    if (seen.kind === 'unheard') return [];
    const gone = new Set(seen.trip.voidedLineIds);
    return seen.trip.messages
      .filter(({ sequence, lineId }) => sequence > after && (lineId === undefined || !gone.has(lineId)))
      .map(({ title, body, sequence, messageId, campaignId, issuedAt }) => ({
        sequence,
        messageId,
        campaignId,
        issuedAt,
        title: title[context.request.locale],
        body: body[context.request.locale],
      }));
  }
}
