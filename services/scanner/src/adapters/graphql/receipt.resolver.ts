import { Allow, idMark, readPage } from '@rayon/subgraph';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { StoredTrip } from '../../use-cases/ports';
import type { ScannerContext } from './context';
import { presentTrip } from './present-trip';
import { presentReceipt, ReceiptPage, ReceiptType } from './receipt.type';
import { TripType } from './trip.type';

/** Reading receipts. */
@Resolver(() => ReceiptType)
export class ReceiptResolver {
  @Allow('member', 'terminal', 'associate', 'marketer', 'administrator')
  @Query(() => ReceiptType, { nullable: true, description: 'Null when unknown or not for the caller.' })
  async receipt(
    @Arg('id', () => ID) id: string,
    @Ctx() context: ScannerContext,
  ): Promise<ReceiptType | null> {
    const [found] = await context.useCases.readReceipts.visible([id], context.request.principal);
    return found ? presentReceipt(found, context.request.locale) : null;
  }

  @Allow('terminal', 'associate', 'marketer', 'administrator')
  @Query(() => ReceiptType, { nullable: true, description: 'By what is printed on it.' })
  async receiptByNumber(
    @Arg('storeId', () => ID) storeId: string,
    @Arg('tillId', () => ID) tillId: string,
    @Arg('businessDate', () => String) businessDate: string,
    @Arg('number', () => String) number: string,
    @Ctx() context: ScannerContext,
  ): Promise<ReceiptType | null> {
    if (number.length > 40 || businessDate.length > 10) return null;
    const key = { storeId, tillId, businessDate, number: number.trim() };
    const found = await context.useCases.readReceipts.byNumber(key, context.request.principal);
    return found && presentReceipt(found, context.request.locale);
  }

  @Allow('member')
  @Query(() => ReceiptPage, { description: "The calling member's receipts, the newest first." })
  async myReceipts(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Ctx() context: ScannerContext,
  ): Promise<ReceiptPage> {
    const wanted = readPage({ first, after }, idMark);
    const page = await context.useCases.readReceipts.ofMember(context.request.principal, wanted);
    return {
      items: page.items.map((receipt) => presentReceipt(receipt, context.request.locale)),
      next: page.next,
    };
  }

  @Allow('member', 'device', 'terminal', 'associate', 'marketer', 'administrator')
  @FieldResolver(() => TripType, { description: 'Whoever may read the receipt may read the trip it paid.' })
  async trip(@Root() { tripId }: ReceiptType, @Ctx() context: ScannerContext): Promise<TripType> {
    const load = context.request.loader<string, StoredTrip>('tripOfReceipt', (ids) =>
      context.useCases.readTrips.findAll(ids),
    );
    const stored = await load(tripId);
    if (!stored) throw new Error(`trip ${tripId} of a receipt is missing`);
    return presentTrip(stored, context);
  }
}
