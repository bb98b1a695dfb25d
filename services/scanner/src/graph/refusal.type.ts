import type { Translated } from '@rayon/kernel';
import { type EnumOf, MoneyType, refusals, SafeInt } from '@rayon/subgraph';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Refused, RefusedReason } from '../domain/refused';
import { refusalTexts } from './refusal-texts';

/** Names of the graph for the scanner's reasons; a reason without a name does not compile. */
export const ScannerRefusalReason: EnumOf<RefusedReason> = {
  BAD_INPUT: 'BadInput',
  COMMAND_ID_REUSED: 'CommandIdReused',
  STORE_UNKNOWN: 'StoreUnknown',
  STORE_CURRENCY_UNKNOWN: 'StoreCurrencyUnknown',
  CARD_NOT_ACCEPTED: 'CardNotAccepted',
  CARD_HAS_OPEN_TRIP: 'CardHasOpenTrip',
  OTHER_CARD_ATTACHED: 'OtherCardAttached',
  DEVICE_BUSY: 'DeviceBusy',
  TRIP_NOT_FOUND: 'TripNotFound',
  TRIP_NOT_OPEN: 'TripNotOpen',
  TRIP_LIMIT_REACHED: 'TripLimitReached',
  EMPTY_TRIP: 'EmptyTrip',
  UNKNOWN_CODE: 'UnknownCode',
  WRONG_CHECK_DIGIT: 'WrongCheckDigit',
  CARD_CODE_SCANNED: 'CardCodeScanned',
  COUPON_SCANNED: 'CouponScanned',
  BAD_MEASURE: 'BadMeasure',
  SALE_STOPPED: 'SaleStopped',
  RECALLED: 'Recalled',
  EXPIRED: 'Expired',
  NO_PRICE: 'NoPrice',
  SCAN_ONE_BY_ONE: 'ScanOneByOne',
  DEPOSIT_ALONE: 'DepositAlone',
  LINE_NOT_FOUND: 'LineNotFound',
  LAST_LINE: 'LastLine',
  TRANSFER_CODE_UNKNOWN: 'TransferCodeUnknown',
  OTHER_STORE: 'OtherStore',
  BASKET_BEING_PRICED: 'BasketBeingPriced',
  BASKET_AT_TILL: 'BasketAtTill',
  NOT_CLAIMED: 'NotClaimed',
  ALREADY_PAID: 'AlreadyPaid',
  AGE_CHECK_OPEN: 'AgeCheckOpen',
  AGE_REFUSED: 'AgeRefused',
  AGE_CHECK_NOT_NEEDED: 'AgeCheckNotNeeded',
  AUDIT_OPEN: 'AuditOpen',
  AUDIT_NOT_OPEN: 'AuditNotOpen',
  AMOUNT_MISMATCH: 'AmountMismatch',
  CARD_CODE_NEEDED: 'CardCodeNeeded',
  NO_CARD_ON_TRIP: 'NoCardOnTrip',
  NOT_ENOUGH_POINTS: 'NotEnoughPoints',
  TOO_MANY_POINTS: 'TooManyPoints',
  POINTS_PAY_NOTHING_HERE: 'PointsPayNothingHere',
  POINTS_BEING_KEPT: 'PointsBeingKept',
  POINTS_MISMATCH: 'PointsMismatch',
  RECEIPT_NUMBER_USED: 'ReceiptNumberUsed',
  RECEIPT_NOT_FOUND: 'ReceiptNotFound',
  RECEIPT_IN_OTHER_CURRENCY: 'ReceiptInOtherCurrency',
  RETURN_WINDOW_OVER: 'ReturnWindowOver',
  NOTHING_LEFT_TO_RETURN: 'NothingLeftToReturn',
  RETURN_BEING_PRICED: 'ReturnBeingPriced',
  REFUND_CHANGED: 'RefundChanged',
};
registerEnumType(ScannerRefusalReason, { name: 'ScannerRefusalReason' });

/** Why something was not done, and what to do. */
@ObjectType('ScannerRefusal', { description: 'Why something was not done, and what to do.' })
export class ScannerRefusal {
  @Field(() => ScannerRefusalReason)
  reason!: RefusedReason;

  @Field(() => String, { description: "In the caller's language." })
  message!: string;

  @Field(() => String, { nullable: true, description: 'The member of the input it is about.' })
  field?: string;

  @Field(() => ID, { nullable: true, description: 'The trip that stands in the way.' })
  tripId?: string;

  @Field(() => ID, { nullable: true, description: 'The line that must not be sold any more.' })
  lineId?: string;

  @Field(() => MoneyType, { nullable: true, description: 'What is to be paid.' })
  due?: MoneyType;

  @Field(() => MoneyType, { nullable: true, description: 'What is given back instead.' })
  refundDue?: MoneyType;

  @Field(() => String, {
    nullable: true,
    description: 'YYYY-MM-DD: the day that was the last one on which the goods came back.',
  })
  lastDay?: string;

  @Field(() => Int, { nullable: true })
  retryAfterMilliseconds?: number;

  @Field(() => Int, { nullable: true, description: 'The age somebody has to check.' })
  requiredAge?: number;

  @Field(() => SafeInt, { nullable: true, description: 'Points the member can spend.' })
  pointsAvailable?: number;

  @Field(() => MoneyType, { nullable: true, description: 'What points are kept for.' })
  paidWithPoints?: MoneyType;

  @Field(() => Int, { nullable: true, description: 'Units of the line that were not yet brought back.' })
  quantityKept?: number;
}

/** How long a till waits before it asks again for what is being priced. */
const retryAfterMilliseconds = 250;

const factsOf = (refused: Refused): Partial<ScannerRefusal> => {
  switch (refused.reason) {
    case 'BadInput':
      return { field: refused.field };
    case 'DeviceBusy':
      return { tripId: refused.tripId };
    case 'AuditOpen':
      return 'tripId' in refused ? { tripId: refused.tripId } : {};
    case 'AmountMismatch':
    case 'TooManyPoints':
      return { due: { minor: refused.dueMinor, currency: refused.currency } };
    case 'NotEnoughPoints':
      return { pointsAvailable: refused.available };
    case 'PointsMismatch':
      return { paidWithPoints: { minor: refused.keptMinor, currency: refused.currency } };
    case 'RefundChanged':
      return { refundDue: { minor: refused.refundMinor, currency: refused.currency } };
    case 'BasketBeingPriced':
    case 'ReturnBeingPriced':
    case 'PointsBeingKept':
      return { retryAfterMilliseconds };
    case 'AgeCheckOpen':
    case 'AgeRefused':
      return { requiredAge: refused.age };
    case 'Recalled':
    case 'Expired':
      return 'lineId' in refused ? { lineId: refused.lineId } : {};
    case 'ReturnWindowOver':
      return { lastDay: refused.lastDay };
    case 'NothingLeftToReturn':
      return { quantityKept: refused.quantityKept };
    default:
      return {};
  }
};

/** How the scanner says no. */
export const scannerRefusals = refusals(
  ScannerRefusal,
  (refused: Refused) =>
    (refusalTexts as Record<RefusedReason, (of: never) => Translated>)[refused.reason](refused as never),
  factsOf,
);
