import { MoneyType } from '@rayon/service-host';
import { type ClassType, createUnionType, Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
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

const resultOf = <Success extends object>(mutation: string, success: ClassType<Success>) =>
  createUnionType({ name: `${mutation}Result`, types: () => [success, ScannerRefusal] as const });

export const OpenTripResult = resultOf('OpenTrip', TripOpened);
export const AttachCardResult = resultOf('AttachCard', CardAttached);
export const ScanResult = resultOf('Scan', LineScanned);
export const VoidLineResult = resultOf('VoidLine', LineVoided);
export const EndTripResult = resultOf('EndTrip', TripEnded);
export const CancelTripResult = resultOf('CancelTrip', TripCancelled);
export const ClaimBasketResult = resultOf('ClaimBasket', BasketClaimed);
export const ApproveAgeResult = resultOf('ApproveAge', AgeChecked);
export const CompleteAuditResult = resultOf('CompleteAudit', AuditCompleted);
export const RemoveLineAtTillResult = resultOf('RemoveLineAtTill', LineRemoved);
export const ConfirmPaymentResult = resultOf('ConfirmPayment', PaymentConfirmed);
export const ReturnLineResult = resultOf('ReturnLine', LineReturned);
