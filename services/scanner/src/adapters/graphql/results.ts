import { MoneyType, resultOf } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { LineType } from './line.type';
import { ReceiptType } from './receipt.type';
import { ScannerRefusal } from './refusal.type';
import { TripType } from './trip.type';

@ObjectType('TripOpened')
export class TripOpened {
  @Field(() => TripType)
  trip!: TripType;

  @Field(() => Boolean, { description: "The card's open trip came here from another device." })
  takenOver!: boolean;
}

@ObjectType('CardAttached')
export class CardAttached {
  @Field(() => TripType)
  trip!: TripType;
}

@ObjectType('LineScanned')
export class LineScanned {
  @Field(() => LineType)
  line!: LineType;

  @Field(() => [LineType], { description: 'Lines that follow the scanned one: a deposit.' })
  linked!: LineType[];

  @Field(() => TripType)
  trip!: TripType;
}

@ObjectType('LineVoided')
export class LineVoided {
  @Field(() => TripType)
  trip!: TripType;
}

@ObjectType('TripEnded')
export class TripEnded {
  @Field(() => TripType)
  trip!: TripType;

  @Field(() => String, { description: 'Hands the basket to one till of the store, once.' })
  transferCode!: string;

  @Field(() => GraphQLISODateTime)
  transferExpiresAt!: Date;
}

@ObjectType('TripCancelled')
export class TripCancelled {
  @Field(() => TripType)
  trip!: TripType;
}

@ObjectType('BasketClaimed')
export class BasketClaimed {
  @Field(() => TripType)
  trip!: TripType;
}

@ObjectType('AgeChecked')
export class AgeChecked {
  @Field(() => TripType)
  trip!: TripType;
}

@ObjectType('AuditCompleted')
export class AuditCompleted {
  @Field(() => TripType)
  trip!: TripType;
}

@ObjectType('LineRemoved')
export class LineRemoved {
  @Field(() => TripType)
  trip!: TripType;
}

@ObjectType('PaymentConfirmed')
export class PaymentConfirmed {
  @Field(() => ReceiptType)
  receipt!: ReceiptType;
}

@ObjectType('LineReturned')
export class LineReturned {
  @Field(() => ReceiptType)
  receipt!: ReceiptType;

  @Field(() => MoneyType)
  refund!: MoneyType;
}

export const OpenTripResult = resultOf('OpenTripResult', TripOpened, ScannerRefusal);
export const AttachCardResult = resultOf('AttachCardResult', CardAttached, ScannerRefusal);
export const ScanResult = resultOf('ScanResult', LineScanned, ScannerRefusal);
export const VoidLineResult = resultOf('VoidLineResult', LineVoided, ScannerRefusal);
export const EndTripResult = resultOf('EndTripResult', TripEnded, ScannerRefusal);
export const CancelTripResult = resultOf('CancelTripResult', TripCancelled, ScannerRefusal);
export const ClaimBasketResult = resultOf('ClaimBasketResult', BasketClaimed, ScannerRefusal);
export const ApproveAgeResult = resultOf('ApproveAgeResult', AgeChecked, ScannerRefusal);
export const CompleteAuditResult = resultOf('CompleteAuditResult', AuditCompleted, ScannerRefusal);
export const RemoveLineAtTillResult = resultOf('RemoveLineAtTillResult', LineRemoved, ScannerRefusal);
export const ConfirmPaymentResult = resultOf('ConfirmPaymentResult', PaymentConfirmed, ScannerRefusal);
export const ReturnLineResult = resultOf('ReturnLineResult', LineReturned, ScannerRefusal);
