// Generated from the operations beside it and the committed schema: change those and run the generate script.
import type { TypedDocument } from '../typed-document';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ClaimBasketInput = {
  commandId: string;
  transferCode: string;
};

export type ConfirmPaymentInput = {
  commandId: string;
  tripId: string;
  /** YYYY-MM-DD. */
  businessDate: string;
  receiptNumber: string;
  tenders: Array<TenderInput>;
};

export type EndTripInput = {
  commandId: string;
  tripId: string;
};

export type OpenTripInput = {
  commandId: string;
  /** From presentCard; without it the trip is anonymous. */
  presentation?: string | null | undefined;
};

export type ReturnedLineInput = {
  lineId: string;
  quantity: number;
};

export type ReturnLinesInput = {
  commandId: string;
  receiptId: string;
  lines: Array<ReturnedLineInput>;
  /** What the shopper was told: nothing is done where it comes to another amount. */
  refundMinor?: number | null | undefined;
};

export type ScanInput = {
  commandId: string;
  tripId: string;
  /** What the scanner read, as it is. */
  code: string;
  quantity?: number | null | undefined;
};

export type ScannerRefusalReason =
  | 'BAD_INPUT'
  | 'COMMAND_ID_REUSED'
  | 'STORE_UNKNOWN'
  | 'STORE_CURRENCY_UNKNOWN'
  | 'CARD_NOT_ACCEPTED'
  | 'CARD_HAS_OPEN_TRIP'
  | 'OTHER_CARD_ATTACHED'
  | 'DEVICE_BUSY'
  | 'TRIP_NOT_FOUND'
  | 'TRIP_NOT_OPEN'
  | 'TRIP_LIMIT_REACHED'
  | 'EMPTY_TRIP'
  | 'UNKNOWN_CODE'
  | 'WRONG_CHECK_DIGIT'
  | 'CARD_CODE_SCANNED'
  | 'COUPON_SCANNED'
  | 'BAD_MEASURE'
  | 'SALE_STOPPED'
  | 'RECALLED'
  | 'EXPIRED'
  | 'NO_PRICE'
  | 'SCAN_ONE_BY_ONE'
  | 'DEPOSIT_ALONE'
  | 'LINE_NOT_FOUND'
  | 'LAST_LINE'
  | 'TRANSFER_CODE_UNKNOWN'
  | 'OTHER_STORE'
  | 'BASKET_BEING_PRICED'
  | 'BASKET_AT_TILL'
  | 'NOT_CLAIMED'
  | 'ALREADY_PAID'
  | 'AGE_CHECK_OPEN'
  | 'AGE_REFUSED'
  | 'AGE_CHECK_NOT_NEEDED'
  | 'AUDIT_OPEN'
  | 'AUDIT_NOT_OPEN'
  | 'AMOUNT_MISMATCH'
  | 'CARD_CODE_NEEDED'
  | 'NO_CARD_ON_TRIP'
  | 'NOT_ENOUGH_POINTS'
  | 'TOO_MANY_POINTS'
  | 'POINTS_PAY_NOTHING_HERE'
  | 'POINTS_BEING_KEPT'
  | 'POINTS_MISMATCH'
  | 'RECEIPT_NUMBER_USED'
  | 'RECEIPT_NOT_FOUND'
  | 'RECEIPT_IN_OTHER_CURRENCY'
  | 'RETURN_WINDOW_OVER'
  | 'NOTHING_LEFT_TO_RETURN'
  | 'RETURN_BEING_PRICED'
  | 'REFUND_CHANGED';

export type TenderInput = {
  kind: TenderKind;
  amountMinor: number;
};

export type TenderKind =
  | 'CASH'
  | 'CARD'
  | 'VOUCHER'
  | 'POINTS';

export type VoidLineInput = {
  commandId: string;
  tripId: string;
  lineId: string;
};

export type OpenTripBrieflyMutationVariables = Exact<{
  input: OpenTripInput;
}>;


export type OpenTripBrieflyMutation = { openTrip:
    | { __typename: 'TripOpened', trip: { id: string } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type ScanBrieflyMutationVariables = Exact<{
  input: ScanInput;
}>;


export type ScanBrieflyMutation = { scan:
    | { __typename: 'LineScanned', line: { id: string, amount: { minor: number } }, linked: Array<{ id: string, amount: { minor: number } }> }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type VoidLineBrieflyMutationVariables = Exact<{
  input: VoidLineInput;
}>;


export type VoidLineBrieflyMutation = { voidLine:
    | { __typename: 'LineVoided', trip: { id: string } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type EndTripBrieflyMutationVariables = Exact<{
  input: EndTripInput;
}>;


export type EndTripBrieflyMutation = { endTrip:
    | { __typename: 'TripEnded', transferCode: string, trip: { id: string } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type ClaimBasketBrieflyMutationVariables = Exact<{
  input: ClaimBasketInput;
}>;


export type ClaimBasketBrieflyMutation = { claimBasket:
    | { __typename: 'BasketClaimed', trip: { id: string, due: { minor: number } | null, audit: { required: boolean } | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type ConfirmPaymentBrieflyMutationVariables = Exact<{
  input: ConfirmPaymentInput;
}>;


export type ConfirmPaymentBrieflyMutation = { confirmPayment:
    | { __typename: 'PaymentConfirmed', receipt: { id: string, total: { minor: number }, lines: Array<{ id: string }> } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type ReturnLinesBrieflyMutationVariables = Exact<{
  input: ReturnLinesInput;
}>;


export type ReturnLinesBrieflyMutation = { returnLines:
    | { __typename: 'LinesReturned', refund: { minor: number } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export const openTripBrieflyDocument =
  "mutation OpenTripBriefly($input:OpenTripInput!){openTrip(input:$input){__typename ...on TripOpened{trip{id}}...on ScannerRefusal{reason message}}}" as TypedDocument<OpenTripBrieflyMutation, OpenTripBrieflyMutationVariables>;

export const scanBrieflyDocument =
  "mutation ScanBriefly($input:ScanInput!){scan(input:$input){__typename ...on LineScanned{line{id amount{minor}}linked{id amount{minor}}}...on ScannerRefusal{reason message}}}" as TypedDocument<ScanBrieflyMutation, ScanBrieflyMutationVariables>;

export const voidLineBrieflyDocument =
  "mutation VoidLineBriefly($input:VoidLineInput!){voidLine(input:$input){__typename ...on LineVoided{trip{id}}...on ScannerRefusal{reason message}}}" as TypedDocument<VoidLineBrieflyMutation, VoidLineBrieflyMutationVariables>;

export const endTripBrieflyDocument =
  "mutation EndTripBriefly($input:EndTripInput!){endTrip(input:$input){__typename ...on TripEnded{transferCode trip{id}}...on ScannerRefusal{reason message}}}" as TypedDocument<EndTripBrieflyMutation, EndTripBrieflyMutationVariables>;

export const claimBasketBrieflyDocument =
  "mutation ClaimBasketBriefly($input:ClaimBasketInput!){claimBasket(input:$input){__typename ...on BasketClaimed{trip{id due{minor}audit{required}}}...on ScannerRefusal{reason message}}}" as TypedDocument<ClaimBasketBrieflyMutation, ClaimBasketBrieflyMutationVariables>;

export const confirmPaymentBrieflyDocument =
  "mutation ConfirmPaymentBriefly($input:ConfirmPaymentInput!){confirmPayment(input:$input){__typename ...on PaymentConfirmed{receipt{id total{minor}lines{id}}}...on ScannerRefusal{reason message}}}" as TypedDocument<ConfirmPaymentBrieflyMutation, ConfirmPaymentBrieflyMutationVariables>;

export const returnLinesBrieflyDocument =
  "mutation ReturnLinesBriefly($input:ReturnLinesInput!){returnLines(input:$input){__typename ...on LinesReturned{refund{minor}}...on ScannerRefusal{reason message}}}" as TypedDocument<ReturnLinesBrieflyMutation, ReturnLinesBrieflyMutationVariables>;
