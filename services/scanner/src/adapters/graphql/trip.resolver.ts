import { Allow } from '@rayon/subgraph';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Receipt } from '../../domain/receipt';
import { callerAs } from './callers';
import type { ScannerContext } from './context';
import { presentTrip } from './present-trip';
import { presentReceipt, ReceiptType } from './receipt.type';
import { TripType } from './trip.type';

/** Reading trips. */
@Resolver(() => TripType)
export class TripResolver {
  @Allow('device', 'member', 'terminal', 'associate', 'marketer', 'administrator')
  @Query(() => TripType, { nullable: true, description: 'Null when unknown or not for the caller.' })
  async trip(@Arg('id', () => ID) id: string, @Ctx() context: ScannerContext): Promise<TripType | null> {
    const [found] = await context.useCases.readTrips.visible([id], context.request.principal);
    return found ? presentTrip(found, context) : null;
  }

  @Allow('device', 'member')
  @Query(() => TripType, {
    nullable: true,
    description: "The open trip of the calling device or member's card.",
  })
  async currentTrip(@Ctx() context: ScannerContext): Promise<TripType | null> {
    const found = await context.useCases.readTrips.current(context.request.principal);
    return found ? presentTrip(found, context) : null;
  }

  @Allow('terminal')
  @Query(() => [TripType], { description: 'Unpaid baskets the calling till holds.' })
  async claimedTrips(@Ctx() context: ScannerContext): Promise<TripType[]> {
    const { terminalId } = callerAs(context.request.principal, 'terminal');
    const held = await context.useCases.readTrips.claimedBy(terminalId);
    return held.map((stored) => presentTrip(stored, context));
  }

  @Allow('device', 'member', 'terminal', 'associate', 'marketer', 'administrator')
  @FieldResolver(() => ReceiptType, { nullable: true })
  async receipt(
    @Root() { receiptId }: TripType,
    @Ctx() context: ScannerContext,
  ): Promise<ReceiptType | null> {
    if (receiptId === undefined) return null;
    const load = context.request.loader<string, Receipt>('receiptOfTrip', (ids) =>
      context.useCases.readReceipts.findAll(ids),
    );
    const receipt = await load(receiptId);
    return receipt && presentReceipt(receipt, context.request.locale);
  }
}
