import { Allow, byId, MoneyType, opaqueScalar, Reference } from '@rayon/subgraph';
import { Directive, Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type Basket, basketOf } from '../domain/basket';
import { ageCheckState, ageRefusedLines, requiredAge } from '../domain/checks';
import { piecesCount, subtotalMinor } from '../domain/line';
import type { Trip } from '../domain/trip';
import type { KeptTrip } from '../rows/trips';
import { AuditDecisionType, presentAudit } from './audit.type';
import type { ScannerContext } from './context';
import { DiscountType, presentDiscounts } from './discount.type';
import { LineType, presentLine } from './line.type';
import { PointsPaymentType, presentPointsPayment } from './points-payment.type';
import { MemberStub, StoreStub } from './stubs.type';
import { maySeeTrip } from './visible';

/** Where a trip stands. */
const TripStatus = {
  OPEN: 'open',
  ENDED: 'ended',
  TO_PAY: 'to-pay',
  CLOSED: 'closed',
  CANCELLED: 'cancelled',
} as const;
registerEnumType(TripStatus, {
  name: 'TripStatus',
  description:
    'ENDED waits for the binding price; TO_PAY has it: a till that claimed it takes payment, once age and audit are settled.',
});

/** Whether somebody still has to look at the shopper's age. */
export const AgeCheck = {
  NOT_NEEDED: 'not-needed',
  OPEN: 'open',
  REFUSED: 'refused',
  APPROVED: 'approved',
} as const;
registerEnumType(AgeCheck, {
  name: 'AgeCheck',
  description:
    'REFUSED: payment waits until what was refused is out of the basket, or somebody approves after all.',
});

/** Whether the prices in use are those in force. */
export const Freshness = { CURRENT: 'current', BEHIND: 'behind' } as const;
registerEnumType(Freshness, { name: 'Freshness' });

type ValueOf<Enum> = Enum[keyof Enum];

const BasketScalar = opaqueScalar(
  'Basket',
  'The live lines of a trip, its coupons and their currency, for whoever prices them.',
);

/** A shopping trip. */
@Directive('@key(fields: "id")')
@Allow('device', 'member', 'terminal', 'associate', 'marketer', 'administrator')
@Reference(
  byId(
    (ids, { scanner }: ScannerContext) => scanner.trips.findAll(ids),
    (kept, context) => (maySeeTrip(context.request.principal, kept.row) ? presentTrip(kept, context) : null),
  ),
)
@ObjectType('Trip')
export class TripType {
  @Field(() => ID)
  id!: string;

  @Field(() => TripStatus)
  status!: Trip['status'];

  @Field(() => Int, { description: 'Rises with each change.' })
  version!: number;

  @Field(() => StoreStub)
  store!: StoreStub;

  @Field(() => MemberStub, { nullable: true })
  member?: MemberStub;

  @Field(() => Boolean, {
    description:
      'Only the number of a card was given: the trip earns its points, and nothing else of the card counts.',
  })
  earnsOnly!: boolean;

  @Field(() => ID)
  deviceId!: string;

  @Field(() => GraphQLISODateTime)
  openedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the shopper was done; null before.' })
  endedAt?: Date;

  /** The trip itself, for what is only made when it is asked for; not part of the graph. */
  facts!: Trip;

  @Field(() => [LineType])
  get lines(): LineType[] {
    return this.facts.lines.map((line) => presentLine(line, this.facts.currency));
  }

  @Field(() => [LineType])
  get voidedLines(): LineType[] {
    return this.facts.voidedLines.map((line) => presentLine(line, this.facts.currency));
  }

  @Field(() => [String], {
    description: 'Coupon codes that were entered; what became of them is said by the offers.',
  })
  get coupons(): readonly string[] {
    return this.facts.coupons ?? [];
  }

  @Directive('@inaccessible')
  @Field(() => BasketScalar, { description: 'The basket for whoever prices it, as one value.' })
  get basket(): Basket {
    return basketOf(this.facts, this.version);
  }

  @Field(() => Int, { description: 'Pieces of merchandise; deposits do not count.' })
  piecesCount!: number;

  @Field(() => Int, { description: 'Scans that added nothing.' })
  unknownScans!: number;

  @Field(() => MoneyType, { description: 'Before offers.' })
  subtotal!: MoneyType;

  @Field(() => Int, { description: 'The highest age in the basket; 0 for none.' })
  requiredAge!: number;

  @Field(() => AgeCheck)
  ageCheck!: ValueOf<typeof AgeCheck>;

  @Field(() => [ID], {
    description: 'Lines refused to this shopper because of their age: they have to be put back.',
  })
  get ageRefusedLineIds(): string[] {
    return ageRefusedLines(this.facts).map(({ lineId }) => lineId);
  }

  @Field(() => AuditDecisionType, { nullable: true })
  audit?: AuditDecisionType;

  @Field(() => MoneyType, { nullable: true, description: 'The binding price, once it is known.' })
  due?: MoneyType;

  @Field(() => PointsPaymentType, { nullable: true })
  get pointsPayment(): PointsPaymentType | undefined {
    return presentPointsPayment(this.facts);
  }

  @Field(() => [DiscountType])
  discounts!: DiscountType[];

  @Field(() => ID, { nullable: true, description: 'The till that holds the basket.' })
  claimedBy?: string;

  @Field(() => Int, { nullable: true, description: 'The newest price list any line was priced by.' })
  priceListVersion?: number;

  @Field(() => Freshness, { description: 'BEHIND: newer prices may be on their way.' })
  freshness!: ValueOf<typeof Freshness>;

  /** For the field resolver of `receipt`; not part of the graph. */
  receiptId?: string;
}

/** A page of trips. */
@ObjectType('TripPage', { simpleResolvers: true })
export class TripPage {
  @Field(() => [TripType])
  items!: TripType[];

  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page.' })
  next!: string | null;
}

/** A trip as the graph shows it to whoever asks. */
export const presentTrip = (
  { row: trip, version }: KeptTrip,
  { request: { principal, locale }, isBehind }: ScannerContext,
): TripType => {
  const { currency } = trip;
  const adjudication = 'adjudication' in trip ? trip.adjudication : undefined;
  return Object.assign(new TripType(), {
    id: trip.tripId,
    status: trip.status,
    version,
    store: { id: trip.storeId },
    member: trip.memberId === undefined ? undefined : { id: trip.memberId },
    earnsOnly: trip.earnsFor !== undefined,
    deviceId: trip.deviceId,
    openedAt: trip.openedAt,
    endedAt: 'endedAt' in trip ? trip.endedAt : undefined,
    facts: trip,
    piecesCount: piecesCount(trip.lines),
    unknownScans: trip.refusedScansCount,
    subtotal: { minor: subtotalMinor(trip.lines), currency },
    requiredAge: requiredAge(trip),
    ageCheck: ageCheckState(trip),
    audit: trip.audit && presentAudit(trip, trip.audit, principal),
    due: adjudication && { minor: adjudication.totalMinor, currency },
    discounts: presentDiscounts(adjudication?.offers ?? [], currency, locale),
    claimedBy: 'claim' in trip ? trip.claim?.terminalId : undefined,
    priceListVersion:
      trip.lines.length === 0 ? undefined : Math.max(...trip.lines.map((line) => line.priceListVersion)),
    freshness: isBehind() ? ('behind' as const) : ('current' as const),
    receiptId: 'receiptId' in trip ? trip.receiptId : undefined,
  });
};
