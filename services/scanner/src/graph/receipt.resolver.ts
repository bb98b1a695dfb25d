import { isUuid, pageOf } from '@rayon/kernel';
import { below } from '@rayon/store';
import { Allow, idMark, readPage, SafeInt } from '@rayon/subgraph';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { storeId } from '../domain/ids';
import { refundedMinor } from '../domain/receipt';
import { type ReturnWindow, returnWindowOf } from '../domain/return-window';
import type { KeptTrip } from '../rows/trips';
import type { ScannerContext } from './context';
import { presentReceipt, ReceiptPage, ReceiptType } from './receipt.type';
import { presentRefundTenders, RefundedTenderType } from './refunded-tender.type';
import { presentTrip, TripType } from './trip.type';
import { maySeeReceipt } from './visible';

/** Receipts of one number on one day: a store has fewer tills. */
const sameNumberMax = 50;

/** Reading receipts. */
@Resolver(() => ReceiptType)
export class ReceiptResolver {
  @Allow('member', 'terminal', 'associate', 'marketer', 'administrator')
  @Query(() => ReceiptType, { nullable: true, description: 'Null when unknown or not for the caller.' })
  async receipt(
    @Arg('id', () => ID) id: string,
    @Ctx() context: ScannerContext,
  ): Promise<ReceiptType | null> {
    const { request, scanner } = context;
    const kept = isUuid(id) ? await scanner.receipts.find(id) : undefined;
    return kept && maySeeReceipt(request.principal, kept.row)
      ? presentReceipt(kept.row, request.locale)
      : null;
  }

  @Allow('terminal', 'associate', 'marketer', 'administrator')
  @Query(() => [ReceiptType], {
    description:
      'By what is printed on them. Tills number for themselves: several of a store may have used one number.',
  })
  async receiptsByNumber(
    @Arg('storeId', () => ID) storeId: string,
    @Arg('businessDate', () => String) businessDate: string,
    @Arg('number', () => String) number: string,
    @Ctx() { request, scanner }: ScannerContext,
  ): Promise<ReceiptType[]> {
    if (number.length > 40 || businessDate.length > 10 || !isUuid(storeId)) return [];
    const kept = await scanner.receipts.findMany(
      { 'key.storeId': storeId, 'key.businessDate': businessDate, 'key.number': number.trim() },
      { sort: { receiptId: 1 }, limit: sameNumberMax },
    );
    return kept
      .filter(({ row }) => maySeeReceipt(request.principal, row))
      .map(({ row }) => presentReceipt(row, request.locale));
  }

  @Allow('member')
  @Query(() => ReceiptPage, { description: "The calling member's receipts, the newest first." })
  async myReceipts(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Ctx() context: ScannerContext,
  ): Promise<ReceiptPage> {
    const { request, scanner } = context;
    const wanted = readPage({ first, after }, idMark);
    if (request.principal.kind !== 'member') return { items: [], next: null };
    // Receipt ids sort by the time of making: the newest come first, a page starts behind the last one seen.
    const kept = await scanner.receipts.findMany(
      {
        memberId: request.principal.memberId,
        ...(wanted.after === undefined ? {} : { receiptId: below(wanted.after) }),
      },
      { sort: { receiptId: -1 }, limit: wanted.first + 1 },
    );
    const page = pageOf(kept, wanted.first, {
      markOf: ({ row }) => row.receiptId,
      toItem: ({ row }) => presentReceipt(row, request.locale),
    });
    return { items: [...page.items], next: page.next };
  }

  @Allow('member', 'device', 'terminal', 'associate', 'marketer', 'administrator')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The last day its goods come back on, YYYY-MM-DD by the calendar of the store that sold them. Null where that is without end, and while the store is not known here.',
  })
  async returnableUntil(
    @Root() receipt: ReceiptType,
    @Ctx() context: ScannerContext,
  ): Promise<string | null> {
    return (await windowOf(receipt, context))?.lastDay ?? null;
  }

  @Allow('member', 'device', 'terminal', 'associate', 'marketer', 'administrator')
  @FieldResolver(() => Boolean, { description: 'That day has passed: nothing of it comes back any more.' })
  async returnWindowOver(@Root() receipt: ReceiptType, @Ctx() context: ScannerContext): Promise<boolean> {
    return (await windowOf(receipt, context))?.isOver ?? false;
  }

  @Allow('terminal')
  @FieldResolver(() => [RefundedTenderType], {
    nullable: true,
    description:
      'How so much more would be given back, in minor units: by the tenders that paid it. Null for less than nothing and for more than is left of what was paid.',
  })
  async refundTenders(
    @Root() { id }: ReceiptType,
    @Arg('refundMinor', () => SafeInt) refund: number,
    @Ctx() { scanner }: ScannerContext,
  ): Promise<RefundedTenderType[] | null> {
    const receipt = (await scanner.receipts.find(id))?.row;
    if (!receipt) return null;
    const before = refundedMinor(receipt);
    return refund >= 0 && before + refund <= receipt.totalMinor
      ? presentRefundTenders(receipt, { before, refund })
      : null;
  }

  @Allow('member', 'device', 'terminal', 'associate', 'marketer', 'administrator')
  @FieldResolver(() => TripType, {
    nullable: true,
    description:
      'Whoever may read the receipt may read the trip it paid. A receipt stays; its trip is kept for 400 days.',
  })
  async trip(@Root() { tripId }: ReceiptType, @Ctx() context: ScannerContext): Promise<TripType | null> {
    const load = context.request.loader<string, KeptTrip>('tripOfReceipt', async (ids) =>
      (await context.scanner.trips.findAll(ids)).map((kept) => kept ?? null),
    );
    const kept = await load(tripId);
    return kept ? presentTrip(kept, context) : null;
  }
}

/** The return window now; that of a store which is not known here cannot be told. */
const windowOf = async (
  { storeId: store, closedAt }: ReceiptType,
  { scanner, clock }: ScannerContext,
): Promise<ReturnWindow | undefined> => {
  const soldBy = await scanner.assortment.store(storeId(store));
  return (
    soldBy && returnWindowOf({ closedAt }, { returnDays: scanner.config.returnDays, soldBy, at: clock() })
  );
};
