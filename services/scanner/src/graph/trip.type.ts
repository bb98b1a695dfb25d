import { Allow, MoneyType, opaqueScalar } from '@rayon/subgraph';
import {
  Directive,
  Field,
  Float,
  GraphQLISODateTime,
  ID,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import { type Basket, basketOf } from '../domain/basket';
import type { Trip } from '../domain/trip';
import { LineType, presentLine } from './line.type';
import { MemberStub, StoreStub } from './stubs.type';

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
  description: 'ENDED waits for the binding price; TO_PAY has it: a till may take payment.',
});

/** Whether somebody still has to look at the shopper's age. */
export const AgeCheck = { NOT_NEEDED: 'not-needed', OPEN: 'open', APPROVED: 'approved' } as const;
registerEnumType(AgeCheck, { name: 'AgeCheck' });

/** Where an audit stands. */
export const AuditOutcome = { OPEN: 'open', CLEAN: 'clean', DISCREPANCY: 'discrepancy' } as const;
registerEnumType(AuditOutcome, { name: 'AuditOutcome' });

/** Why the draw fell as it did. */
export const AuditReason = {
  NOT_DRAWN: 'NotDrawn',
  DRAWN_AT_RANDOM: 'DrawnAtRandom',
  DRAWN_BY_RISK: 'DrawnByRisk',
} as const;
registerEnumType(AuditReason, { name: 'AuditReason' });

/** Whether the prices in use are those in force. */
export const Freshness = { CURRENT: 'current', BEHIND: 'behind' } as const;
registerEnumType(Freshness, { name: 'Freshness' });

type ValueOf<Enum> = Enum[keyof Enum];

const BasketScalar = opaqueScalar(
  'Basket',
  'The live lines of a trip and their currency, for whoever prices them.',
);

/** The one draw of a trip. */
@ObjectType('AuditDecision', { simpleResolvers: true })
export class AuditDecisionType {
  @Field(() => Boolean)
  required!: boolean;

  @Field(() => AuditOutcome, { nullable: true })
  outcome?: ValueOf<typeof AuditOutcome>;

  @Field(() => AuditReason)
  reason!: ValueOf<typeof AuditReason>;

  @Field(() => Float, { nullable: true, description: 'Between 0 and 1; for staff and tills.' })
  probability?: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Below the probability means an audit; for staff and tills.',
  })
  draw?: number;
}

/** What one offer took off. */
@ObjectType('Discount', { simpleResolvers: true })
export class DiscountType {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => MoneyType)
  discount!: MoneyType;
}

/** A shopping trip. */
@Directive('@key(fields: "id")')
@Allow('device', 'member', 'terminal', 'associate', 'marketer', 'administrator')
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

  @Field(() => ID)
  deviceId!: string;

  @Field(() => GraphQLISODateTime)
  openedAt!: Date;

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

  @Directive('@inaccessible')
  @Field(() => BasketScalar, { description: 'The basket for whoever prices it, as one value.' })
  get basket(): Basket {
    return basketOf(this.facts);
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

  @Field(() => AuditDecisionType, { nullable: true })
  audit?: AuditDecisionType;

  @Field(() => MoneyType, { nullable: true, description: 'The binding price, once it is known.' })
  due?: MoneyType;

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
