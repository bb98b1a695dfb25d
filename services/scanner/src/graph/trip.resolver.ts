import { worksIn } from '@rayon/auth';
import { isUuid, pageOf } from '@rayon/kernel';
import { above } from '@rayon/store';
import { Allow, idMark, readPage } from '@rayon/subgraph';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Receipt } from '../domain/receipt';
import { withdrawnLines } from '../domain/withdrawal';
import { nowOf } from '../look-again';
import { callerAs } from './callers';
import type { ScannerContext } from './context';
import { presentReceipt, ReceiptType } from './receipt.type';
import { presentTrip, TripPage, TripType } from './trip.type';
import { maySeeTrip } from './visible';

const needingHelpMax = 100;

/** Reading trips. */
@Resolver(() => TripType)
export class TripResolver {
  @Allow('device', 'member', 'terminal', 'associate', 'marketer', 'administrator')
  @Query(() => TripType, { nullable: true, description: 'Null when unknown or not for the caller.' })
  async trip(@Arg('id', () => ID) id: string, @Ctx() context: ScannerContext): Promise<TripType | null> {
    const kept = isUuid(id) ? await context.scanner.trips.find(id) : undefined;
    return kept && maySeeTrip(context.request.principal, kept.row) ? presentTrip(kept, context) : null;
  }

  @Allow('device', 'member')
  @Query(() => TripType, {
    nullable: true,
    description: "The open trip of the calling device or member's card.",
  })
  async currentTrip(@Ctx() context: ScannerContext): Promise<TripType | null> {
    const { principal } = context.request;
    const { trips } = context.scanner;
    const kept =
      principal.kind === 'device'
        ? await trips.findOne({ openDeviceId: principal.deviceId })
        : principal.kind === 'member'
          ? await trips.findOne({
              openMemberId: principal.memberId,
              status: 'open',
              memberId: principal.memberId,
            })
          : undefined;
    return kept ? presentTrip(kept, context) : null;
  }

  @Allow('terminal')
  @Query(() => TripPage, {
    description: 'Unpaid baskets the calling till holds; the one opened first comes first.',
  })
  async claimedTrips(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Ctx() context: ScannerContext,
  ): Promise<TripPage> {
    const { terminalId } = callerAs(context.request.principal, 'terminal');
    const wanted = readPage({ first, after }, idMark);
    // Trip ids sort by the time of opening.
    const held = await context.scanner.trips.findMany(
      {
        holdingTerminalId: terminalId,
        ...(wanted.after === undefined ? {} : { tripId: above(wanted.after) }),
      },
      { sort: { tripId: 1 }, limit: wanted.first + 1 },
    );
    const page = pageOf(held, wanted.first, {
      markOf: ({ row }) => row.tripId,
      toItem: (kept) => presentTrip(kept, context),
    });
    return { items: [...page.items], next: page.next };
  }

  @Allow('associate')
  @Query(() => [TripType], {
    description:
      'Trips of the store that wait for an age check or an audit; the longest wait first, at most 100.',
  })
  async tripsNeedingHelp(
    @Arg('storeId', () => ID) storeId: string,
    @Ctx() context: ScannerContext,
  ): Promise<TripType[]> {
    if (!worksIn(context.request.principal, storeId)) return [];
    const waiting = await context.scanner.trips.findMany(
      { helpStoreId: storeId },
      { sort: { endedAt: 1 }, limit: needingHelpMax },
    );
    return waiting.map((kept) => presentTrip(kept, context));
  }

  @Allow('device', 'member', 'terminal', 'associate', 'marketer', 'administrator')
  @FieldResolver(() => [ID], {
    description: 'Lines of an unpaid basket that must not be sold any more: recalled, or past their date.',
  })
  async withdrawnLineIds(
    @Root() { facts }: TripType,
    @Ctx() { scanner, clock }: ScannerContext,
  ): Promise<string[]> {
    if (facts.status === 'closed' || facts.status === 'cancelled') return [];
    const now = await nowOf(scanner, facts, clock());
    return [...new Set(withdrawnLines(facts, now).map(({ lineId }) => lineId))];
  }

  @Allow('device', 'member', 'terminal', 'associate', 'marketer', 'administrator')
  @FieldResolver(() => ReceiptType, { nullable: true })
  async receipt(
    @Root() { receiptId }: TripType,
    @Ctx() { request, scanner }: ScannerContext,
  ): Promise<ReceiptType | null> {
    if (receiptId === undefined) return null;
    const load = request.loader<string, Receipt>('receiptOfTrip', async (ids) =>
      (await scanner.receipts.findAll(ids)).map((kept) => kept?.row ?? null),
    );
    const receipt = await load(receiptId);
    return receipt && presentReceipt(receipt, request.locale);
  }
}
