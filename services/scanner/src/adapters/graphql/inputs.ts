import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import type { Tender } from '../../domain/receipt';
import type { AuditOutcome as Outcome } from '../../domain/trip';

/** Means of payment. */
export const TenderKind = { CASH: 'cash', CARD: 'card', VOUCHER: 'voucher' } as const;
registerEnumType(TenderKind, { name: 'TenderKind' });

/** What an audit can find. */
export const AuditFinding = { CLEAN: 'clean', DISCREPANCY: 'discrepancy' } as const;
registerEnumType(AuditFinding, { name: 'AuditFinding' });

@InputType()
export class OpenTripInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => String, { nullable: true, description: 'From presentCard; without it the trip is anonymous.' })
  presentation?: string;
}

@InputType()
export class AttachCardInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  tripId!: string;

  @Field(() => String)
  presentation!: string;
}

@InputType()
export class ScanInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  tripId!: string;

  @Field(() => String, { description: 'What the scanner read, as it is.' })
  code!: string;

  @Field(() => Int, { nullable: true, defaultValue: 1 })
  quantity?: number;
}

@InputType()
export class VoidLineInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  tripId!: string;

  @Field(() => ID)
  lineId!: string;
}

@InputType()
export class EndTripInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  tripId!: string;
}

@InputType()
export class CancelTripInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  tripId!: string;
}

@InputType()
export class ClaimBasketInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => String)
  transferCode!: string;
}

@InputType()
export class ApproveAgeInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  tripId!: string;

  @Field(() => Boolean)
  approved!: boolean;
}

@InputType()
export class CompleteAuditInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  tripId!: string;

  @Field(() => AuditFinding)
  outcome!: Outcome['outcome'];

  @Field(() => String, { nullable: true })
  note?: string;
}

@InputType()
export class RemoveLineAtTillInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  tripId!: string;

  @Field(() => ID)
  lineId!: string;
}

@InputType()
export class TenderInput {
  @Field(() => TenderKind)
  kind!: Tender['kind'];

  @Field(() => Int)
  amountMinor!: number;
}

@InputType()
export class ConfirmPaymentInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  tripId!: string;

  @Field(() => String, { description: 'YYYY-MM-DD.' })
  businessDate!: string;

  @Field(() => String)
  receiptNumber!: string;

  @Field(() => [TenderInput])
  tenders!: TenderInput[];
}

@InputType()
export class ReturnLineInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  receiptId!: string;

  @Field(() => ID)
  lineId!: string;

  @Field(() => Int)
  quantity!: number;
}
