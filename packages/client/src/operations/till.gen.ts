// Generated from the operations beside it and the committed schema: change those and run the generate script.
import type { TypedDocument } from '../typed-document';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** REFUSED: payment waits until what was refused is out of the basket, or somebody approves after all. */
export type AgeCheck =
  | 'NOT_NEEDED'
  | 'OPEN'
  | 'REFUSED'
  | 'APPROVED';

export type AttachCardInput = {
  commandId: string;
  tripId: string;
  presentation: string;
};

export type AuditOutcome =
  | 'OPEN'
  | 'CLEAN'
  | 'DISCREPANCY';

export type CancelTripInput = {
  commandId: string;
  tripId: string;
};

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

/** ELSEWHERE: another open basket holds it. BESIDE_ANOTHER: another code of the same campaign gives already. TOO_MANY_TRIES: it was not looked for. MISTYPED: its check character is wrong. */
export type CouponState =
  | 'APPLIED'
  | 'LOST'
  | 'BESIDE_ANOTHER'
  | 'WAITING'
  | 'CARD_NEEDED'
  | 'ELSEWHERE'
  | 'USED'
  | 'NOT_MEANT'
  | 'NOT_HERE'
  | 'NOT_YET'
  | 'OVER'
  | 'TOO_MANY_TRIES'
  | 'MISTYPED'
  | 'UNKNOWN';

export type EnterCouponInput = {
  commandId: string;
  tripId: string;
  /** As it is printed; upper and lower case differ. A GS1 coupon (AI 8110, 8112) may come as it is scanned. */
  code: string;
};

export type LetPointsGoInput = {
  commandId: string;
  tripId: string;
};

export type PayWithPointsInput = {
  commandId: string;
  tripId: string;
  presentation: string;
  /** As many as there are, and as fit, where it is not said. */
  points?: number | null | undefined;
};

/** ASKED: they are being set aside. KEPT: they wait for the payment. */
export type PointsPaymentStatus =
  | 'ASKED'
  | 'KEPT';

/** PENDING: not here yet. POSTED: on the account. NO_MEMBER: nobody showed a card. */
export type ReceiptPointsStatus =
  | 'PENDING'
  | 'POSTED'
  | 'NO_MEMBER';

export type RemoveCouponInput = {
  commandId: string;
  tripId: string;
  /** As it is printed; upper and lower case differ. A GS1 coupon (AI 8110, 8112) may come as it is scanned. */
  code: string;
};

export type RemoveLineAtTillInput = {
  commandId: string;
  tripId: string;
  lineId: string;
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

/** ENDED waits for the binding price; TO_PAY has it: a till that claimed it takes payment, once age and audit are settled. */
export type TripStatus =
  | 'OPEN'
  | 'ENDED'
  | 'TO_PAY'
  | 'CLOSED'
  | 'CANCELLED';

export type UnitsBackInput = {
  lineId: string;
  quantity: number;
};

export type ChangedFragment = { campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null };

export type BasketFragment = { id: string, status: TripStatus, requiredAge: number, ageCheck: AgeCheck, piecesCount: number, withdrawnLineIds: Array<string>, ageRefusedLineIds: Array<string>, openedAt: string, earnsOnly: boolean, audit: { required: boolean, outcome: AuditOutcome | null } | null, subtotal: { minor: number, currency: string }, due: { minor: number, currency: string } | null, pointsPayment: { status: PointsPaymentStatus, points: number | null, amount: { minor: number, currency: string } | null } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, minimumAge: number, parentLineId: string | null, amount: { minor: number, currency: string } }>, holder: { id: string } | null, member: { firstName: string } | null };

export type BasketToPayFragment = { id: string, status: TripStatus, requiredAge: number, ageCheck: AgeCheck, piecesCount: number, withdrawnLineIds: Array<string>, ageRefusedLineIds: Array<string>, openedAt: string, earnsOnly: boolean, offers: { changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }> } | null, audit: { required: boolean, outcome: AuditOutcome | null } | null, subtotal: { minor: number, currency: string }, due: { minor: number, currency: string } | null, pointsPayment: { status: PointsPaymentStatus, points: number | null, amount: { minor: number, currency: string } | null } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, minimumAge: number, parentLineId: string | null, amount: { minor: number, currency: string } }>, holder: { id: string } | null, member: { firstName: string } | null };

export type ReceiptFragment = { id: string, number: string, businessDate: string, closedAt: string, returnOpen: boolean, returnableUntil: string | null, returnWindowOver: boolean, store: { name: string }, total: { minor: number, currency: string }, vat: Array<{ vatPercent: number, vat: { minor: number, currency: string } }>, refunded: { minor: number, currency: string }, paidWithPoints: { points: number, amount: { minor: number, currency: string } } | null, discounts: Array<{ campaignId: string, version: number, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, quantityKept: number, parentLineId: string | null, paid: { minor: number, currency: string }, keptPaid: { minor: number, currency: string } }>, points: { status: ReceiptPointsStatus, earned: number, reversed: number } | null };

export type ClaimBasketMutationVariables = Exact<{
  input: ClaimBasketInput;
}>;


export type ClaimBasketMutation = { claimBasket:
    | { __typename: 'BasketClaimed', trip: { id: string, status: TripStatus, requiredAge: number, ageCheck: AgeCheck, piecesCount: number, withdrawnLineIds: Array<string>, ageRefusedLineIds: Array<string>, openedAt: string, earnsOnly: boolean, offers: { changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }> } | null, audit: { required: boolean, outcome: AuditOutcome | null } | null, subtotal: { minor: number, currency: string }, due: { minor: number, currency: string } | null, pointsPayment: { status: PointsPaymentStatus, points: number | null, amount: { minor: number, currency: string } | null } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, minimumAge: number, parentLineId: string | null, amount: { minor: number, currency: string } }>, holder: { id: string } | null, member: { firstName: string } | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type ClaimedBasketsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ClaimedBasketsQuery = { claimedTrips: { next: string | null, items: Array<{ id: string, status: TripStatus, requiredAge: number, ageCheck: AgeCheck, piecesCount: number, withdrawnLineIds: Array<string>, ageRefusedLineIds: Array<string>, openedAt: string, earnsOnly: boolean, audit: { required: boolean, outcome: AuditOutcome | null } | null, subtotal: { minor: number, currency: string }, due: { minor: number, currency: string } | null, pointsPayment: { status: PointsPaymentStatus, points: number | null, amount: { minor: number, currency: string } | null } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, minimumAge: number, parentLineId: string | null, amount: { minor: number, currency: string } }>, holder: { id: string } | null, member: { firstName: string } | null }> } };

export type ResumeTillQueryVariables = Exact<{
  id: string;
}>;


export type ResumeTillQuery = { trip: { claimedBy: string | null, id: string, status: TripStatus, requiredAge: number, ageCheck: AgeCheck, piecesCount: number, withdrawnLineIds: Array<string>, ageRefusedLineIds: Array<string>, openedAt: string, earnsOnly: boolean, receipt: { id: string, number: string, businessDate: string, closedAt: string, returnOpen: boolean, returnableUntil: string | null, returnWindowOver: boolean, store: { name: string }, total: { minor: number, currency: string }, vat: Array<{ vatPercent: number, vat: { minor: number, currency: string } }>, refunded: { minor: number, currency: string }, paidWithPoints: { points: number, amount: { minor: number, currency: string } } | null, discounts: Array<{ campaignId: string, version: number, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, quantityKept: number, parentLineId: string | null, paid: { minor: number, currency: string }, keptPaid: { minor: number, currency: string } }>, points: { status: ReceiptPointsStatus, earned: number, reversed: number } | null } | null, offers: { changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }> } | null, audit: { required: boolean, outcome: AuditOutcome | null } | null, subtotal: { minor: number, currency: string }, due: { minor: number, currency: string } | null, pointsPayment: { status: PointsPaymentStatus, points: number | null, amount: { minor: number, currency: string } | null } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, minimumAge: number, parentLineId: string | null, amount: { minor: number, currency: string } }>, holder: { id: string } | null, member: { firstName: string } | null } | null };

export type ClaimedBasketQueryVariables = Exact<{
  id: string;
}>;


export type ClaimedBasketQuery = { trip: { id: string, status: TripStatus, requiredAge: number, ageCheck: AgeCheck, piecesCount: number, withdrawnLineIds: Array<string>, ageRefusedLineIds: Array<string>, openedAt: string, earnsOnly: boolean, offers: { changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }> } | null, audit: { required: boolean, outcome: AuditOutcome | null } | null, subtotal: { minor: number, currency: string }, due: { minor: number, currency: string } | null, pointsPayment: { status: PointsPaymentStatus, points: number | null, amount: { minor: number, currency: string } | null } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, minimumAge: number, parentLineId: string | null, amount: { minor: number, currency: string } }>, holder: { id: string } | null, member: { firstName: string } | null } | null };

export type RemoveLineAtTillMutationVariables = Exact<{
  input: RemoveLineAtTillInput;
}>;


export type RemoveLineAtTillMutation = { removeLineAtTill:
    | { __typename: 'LineRemoved', trip: { id: string, status: TripStatus, requiredAge: number, ageCheck: AgeCheck, piecesCount: number, withdrawnLineIds: Array<string>, ageRefusedLineIds: Array<string>, openedAt: string, earnsOnly: boolean, offers: { changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }> } | null, audit: { required: boolean, outcome: AuditOutcome | null } | null, subtotal: { minor: number, currency: string }, due: { minor: number, currency: string } | null, pointsPayment: { status: PointsPaymentStatus, points: number | null, amount: { minor: number, currency: string } | null } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, minimumAge: number, parentLineId: string | null, amount: { minor: number, currency: string } }>, holder: { id: string } | null, member: { firstName: string } | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type AttachCardAtTillMutationVariables = Exact<{
  input: AttachCardInput;
}>;


export type AttachCardAtTillMutation = { attachCard:
    | { __typename: 'CardAttached', trip: { id: string, status: TripStatus, requiredAge: number, ageCheck: AgeCheck, piecesCount: number, withdrawnLineIds: Array<string>, ageRefusedLineIds: Array<string>, openedAt: string, earnsOnly: boolean, offers: { changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }> } | null, audit: { required: boolean, outcome: AuditOutcome | null } | null, subtotal: { minor: number, currency: string }, due: { minor: number, currency: string } | null, pointsPayment: { status: PointsPaymentStatus, points: number | null, amount: { minor: number, currency: string } | null } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, minimumAge: number, parentLineId: string | null, amount: { minor: number, currency: string } }>, holder: { id: string } | null, member: { firstName: string } | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type EnterCouponAtTillMutationVariables = Exact<{
  input: EnterCouponInput;
}>;


export type EnterCouponAtTillMutation = { enterCoupon:
    | { __typename: 'CouponEntered', trip: { id: string, status: TripStatus, requiredAge: number, ageCheck: AgeCheck, piecesCount: number, withdrawnLineIds: Array<string>, ageRefusedLineIds: Array<string>, openedAt: string, earnsOnly: boolean, offers: { changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }> } | null, audit: { required: boolean, outcome: AuditOutcome | null } | null, subtotal: { minor: number, currency: string }, due: { minor: number, currency: string } | null, pointsPayment: { status: PointsPaymentStatus, points: number | null, amount: { minor: number, currency: string } | null } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, minimumAge: number, parentLineId: string | null, amount: { minor: number, currency: string } }>, holder: { id: string } | null, member: { firstName: string } | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type RemoveCouponAtTillMutationVariables = Exact<{
  input: RemoveCouponInput;
}>;


export type RemoveCouponAtTillMutation = { removeCoupon:
    | { __typename: 'CouponRemoved', trip: { id: string, status: TripStatus, requiredAge: number, ageCheck: AgeCheck, piecesCount: number, withdrawnLineIds: Array<string>, ageRefusedLineIds: Array<string>, openedAt: string, earnsOnly: boolean, offers: { changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }> } | null, audit: { required: boolean, outcome: AuditOutcome | null } | null, subtotal: { minor: number, currency: string }, due: { minor: number, currency: string } | null, pointsPayment: { status: PointsPaymentStatus, points: number | null, amount: { minor: number, currency: string } | null } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, minimumAge: number, parentLineId: string | null, amount: { minor: number, currency: string } }>, holder: { id: string } | null, member: { firstName: string } | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type CancelAtTillMutationVariables = Exact<{
  input: CancelTripInput;
}>;


export type CancelAtTillMutation = { cancelTrip:
    | { __typename: 'TripCancelled', trip: { id: string } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type PayWithPointsMutationVariables = Exact<{
  input: PayWithPointsInput;
}>;


export type PayWithPointsMutation = { payWithPoints:
    | { __typename: 'PointsKept', trip: { id: string, status: TripStatus, requiredAge: number, ageCheck: AgeCheck, piecesCount: number, withdrawnLineIds: Array<string>, ageRefusedLineIds: Array<string>, openedAt: string, earnsOnly: boolean, offers: { changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }> } | null, audit: { required: boolean, outcome: AuditOutcome | null } | null, subtotal: { minor: number, currency: string }, due: { minor: number, currency: string } | null, pointsPayment: { status: PointsPaymentStatus, points: number | null, amount: { minor: number, currency: string } | null } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, minimumAge: number, parentLineId: string | null, amount: { minor: number, currency: string } }>, holder: { id: string } | null, member: { firstName: string } | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string, retryAfterMilliseconds: number | null }
   };

export type LetPointsGoMutationVariables = Exact<{
  input: LetPointsGoInput;
}>;


export type LetPointsGoMutation = { letPointsGo:
    | { __typename: 'PointsLetGo', trip: { id: string, status: TripStatus, requiredAge: number, ageCheck: AgeCheck, piecesCount: number, withdrawnLineIds: Array<string>, ageRefusedLineIds: Array<string>, openedAt: string, earnsOnly: boolean, offers: { changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }> } | null, audit: { required: boolean, outcome: AuditOutcome | null } | null, subtotal: { minor: number, currency: string }, due: { minor: number, currency: string } | null, pointsPayment: { status: PointsPaymentStatus, points: number | null, amount: { minor: number, currency: string } | null } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, minimumAge: number, parentLineId: string | null, amount: { minor: number, currency: string } }>, holder: { id: string } | null, member: { firstName: string } | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type ConfirmPaymentMutationVariables = Exact<{
  input: ConfirmPaymentInput;
}>;


export type ConfirmPaymentMutation = { confirmPayment:
    | { __typename: 'PaymentConfirmed', receipt: { id: string, number: string, businessDate: string, closedAt: string, returnOpen: boolean, returnableUntil: string | null, returnWindowOver: boolean, store: { name: string }, total: { minor: number, currency: string }, vat: Array<{ vatPercent: number, vat: { minor: number, currency: string } }>, refunded: { minor: number, currency: string }, paidWithPoints: { points: number, amount: { minor: number, currency: string } } | null, discounts: Array<{ campaignId: string, version: number, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, quantityKept: number, parentLineId: string | null, paid: { minor: number, currency: string }, keptPaid: { minor: number, currency: string } }>, points: { status: ReceiptPointsStatus, earned: number, reversed: number } | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type ReceiptQueryVariables = Exact<{
  id: string;
}>;


export type ReceiptQuery = { receipt: { id: string, number: string, businessDate: string, closedAt: string, returnOpen: boolean, returnableUntil: string | null, returnWindowOver: boolean, store: { name: string }, total: { minor: number, currency: string }, vat: Array<{ vatPercent: number, vat: { minor: number, currency: string } }>, refunded: { minor: number, currency: string }, paidWithPoints: { points: number, amount: { minor: number, currency: string } } | null, discounts: Array<{ campaignId: string, version: number, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, quantityKept: number, parentLineId: string | null, paid: { minor: number, currency: string }, keptPaid: { minor: number, currency: string } }>, points: { status: ReceiptPointsStatus, earned: number, reversed: number } | null } | null };

export type ReceiptsByNumberQueryVariables = Exact<{
  number: string;
  businessDate: string;
  storeId: string;
}>;


export type ReceiptsByNumberQuery = { receiptsByNumber: Array<{ id: string, number: string, businessDate: string, closedAt: string, returnOpen: boolean, returnableUntil: string | null, returnWindowOver: boolean, store: { name: string }, total: { minor: number, currency: string }, vat: Array<{ vatPercent: number, vat: { minor: number, currency: string } }>, refunded: { minor: number, currency: string }, paidWithPoints: { points: number, amount: { minor: number, currency: string } } | null, discounts: Array<{ campaignId: string, version: number, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, quantityKept: number, parentLineId: string | null, paid: { minor: number, currency: string }, keptPaid: { minor: number, currency: string } }>, points: { status: ReceiptPointsStatus, earned: number, reversed: number } | null }> };

export type RefundTendersQueryVariables = Exact<{
  id: string;
  refundMinor: number;
}>;


export type RefundTendersQuery = { receipt: { id: string, refundTenders: Array<{ kind: TenderKind, points: number | null, amount: { minor: number, currency: string } }> | null } | null };

export type IfReturnedQueryVariables = Exact<{
  id: string;
  lines: Array<UnitsBackInput> | UnitsBackInput;
}>;


export type IfReturnedQuery = { receipt: { id: string, ifReturned: { refund: { minor: number, currency: string }, kept: { minor: number, currency: string }, lines: Array<{ lineId: string, quantityKept: number, before: { minor: number, currency: string }, after: { minor: number, currency: string } }>, offers: Array<{ campaignId: string, title: string, before: { minor: number, currency: string }, after: { minor: number, currency: string } }> } | null } | null };

export type ReturnLinesMutationVariables = Exact<{
  input: ReturnLinesInput;
}>;


export type ReturnLinesMutation = { returnLines:
    | { __typename: 'LinesReturned', refund: { minor: number, currency: string }, tenders: Array<{ kind: TenderKind, points: number | null, amount: { minor: number, currency: string } }>, receipt: { id: string, number: string, businessDate: string, closedAt: string, returnOpen: boolean, returnableUntil: string | null, returnWindowOver: boolean, store: { name: string }, total: { minor: number, currency: string }, vat: Array<{ vatPercent: number, vat: { minor: number, currency: string } }>, refunded: { minor: number, currency: string }, paidWithPoints: { points: number, amount: { minor: number, currency: string } } | null, discounts: Array<{ campaignId: string, version: number, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }>, lines: Array<{ id: string, name: string, quantity: number, quantityKept: number, parentLineId: string | null, paid: { minor: number, currency: string }, keptPaid: { minor: number, currency: string } }>, points: { status: ReceiptPointsStatus, earned: number, reversed: number } | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string, retryAfterMilliseconds: number | null, refundDue: { minor: number, currency: string } | null }
   };

export const claimBasketDocument =
  "mutation ClaimBasket($input:ClaimBasketInput!){claimBasket(input:$input){__typename ...on BasketClaimed{trip{...BasketToPay}}...on ScannerRefusal{reason message}}}fragment BasketToPay on Trip{...Basket offers{changed{...Changed}coupons{code state explanation title}}}fragment Basket on Trip{id status requiredAge ageCheck audit{required outcome}subtotal{minor currency}due{minor currency}pointsPayment{status points amount{minor currency}}piecesCount discounts{campaignId title discount{minor currency}priorPrices{lineId price{minor currency}}}lines{id name quantity minimumAge amount{minor currency}parentLineId}withdrawnLineIds ageRefusedLineIds openedAt earnsOnly holder:member{id}member{firstName}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}" as TypedDocument<ClaimBasketMutation, ClaimBasketMutationVariables>;

export const claimedBasketsDocument =
  "query ClaimedBaskets($after:String){claimedTrips(first:20 after:$after){items{...Basket}next}}fragment Basket on Trip{id status requiredAge ageCheck audit{required outcome}subtotal{minor currency}due{minor currency}pointsPayment{status points amount{minor currency}}piecesCount discounts{campaignId title discount{minor currency}priorPrices{lineId price{minor currency}}}lines{id name quantity minimumAge amount{minor currency}parentLineId}withdrawnLineIds ageRefusedLineIds openedAt earnsOnly holder:member{id}member{firstName}}" as TypedDocument<ClaimedBasketsQuery, ClaimedBasketsQueryVariables>;

export const resumeTillDocument =
  "query ResumeTill($id:ID!){trip(id:$id){claimedBy ...BasketToPay receipt{...Receipt}}}fragment BasketToPay on Trip{...Basket offers{changed{...Changed}coupons{code state explanation title}}}fragment Basket on Trip{id status requiredAge ageCheck audit{required outcome}subtotal{minor currency}due{minor currency}pointsPayment{status points amount{minor currency}}piecesCount discounts{campaignId title discount{minor currency}priorPrices{lineId price{minor currency}}}lines{id name quantity minimumAge amount{minor currency}parentLineId}withdrawnLineIds ageRefusedLineIds openedAt earnsOnly holder:member{id}member{firstName}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}fragment Receipt on Receipt{id number businessDate closedAt store{name}total{minor currency}vat{vatPercent vat{minor currency}}refunded{minor currency}paidWithPoints{points amount{minor currency}}returnOpen returnableUntil returnWindowOver discounts{campaignId version title discount{minor currency}priorPrices{lineId price{minor currency}}}lines{id name quantity quantityKept paid{minor currency}keptPaid{minor currency}parentLineId}points{status earned reversed}}" as TypedDocument<ResumeTillQuery, ResumeTillQueryVariables>;

export const claimedBasketDocument =
  "query ClaimedBasket($id:ID!){trip(id:$id){...BasketToPay}}fragment BasketToPay on Trip{...Basket offers{changed{...Changed}coupons{code state explanation title}}}fragment Basket on Trip{id status requiredAge ageCheck audit{required outcome}subtotal{minor currency}due{minor currency}pointsPayment{status points amount{minor currency}}piecesCount discounts{campaignId title discount{minor currency}priorPrices{lineId price{minor currency}}}lines{id name quantity minimumAge amount{minor currency}parentLineId}withdrawnLineIds ageRefusedLineIds openedAt earnsOnly holder:member{id}member{firstName}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}" as TypedDocument<ClaimedBasketQuery, ClaimedBasketQueryVariables>;

export const removeLineAtTillDocument =
  "mutation RemoveLineAtTill($input:RemoveLineAtTillInput!){removeLineAtTill(input:$input){__typename ...on LineRemoved{trip{...BasketToPay}}...on ScannerRefusal{reason message}}}fragment BasketToPay on Trip{...Basket offers{changed{...Changed}coupons{code state explanation title}}}fragment Basket on Trip{id status requiredAge ageCheck audit{required outcome}subtotal{minor currency}due{minor currency}pointsPayment{status points amount{minor currency}}piecesCount discounts{campaignId title discount{minor currency}priorPrices{lineId price{minor currency}}}lines{id name quantity minimumAge amount{minor currency}parentLineId}withdrawnLineIds ageRefusedLineIds openedAt earnsOnly holder:member{id}member{firstName}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}" as TypedDocument<RemoveLineAtTillMutation, RemoveLineAtTillMutationVariables>;

export const attachCardAtTillDocument =
  "mutation AttachCardAtTill($input:AttachCardInput!){attachCard(input:$input){__typename ...on CardAttached{trip{...BasketToPay}}...on ScannerRefusal{reason message}}}fragment BasketToPay on Trip{...Basket offers{changed{...Changed}coupons{code state explanation title}}}fragment Basket on Trip{id status requiredAge ageCheck audit{required outcome}subtotal{minor currency}due{minor currency}pointsPayment{status points amount{minor currency}}piecesCount discounts{campaignId title discount{minor currency}priorPrices{lineId price{minor currency}}}lines{id name quantity minimumAge amount{minor currency}parentLineId}withdrawnLineIds ageRefusedLineIds openedAt earnsOnly holder:member{id}member{firstName}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}" as TypedDocument<AttachCardAtTillMutation, AttachCardAtTillMutationVariables>;

export const enterCouponAtTillDocument =
  "mutation EnterCouponAtTill($input:EnterCouponInput!){enterCoupon(input:$input){__typename ...on CouponEntered{trip{...BasketToPay}}...on ScannerRefusal{reason message}}}fragment BasketToPay on Trip{...Basket offers{changed{...Changed}coupons{code state explanation title}}}fragment Basket on Trip{id status requiredAge ageCheck audit{required outcome}subtotal{minor currency}due{minor currency}pointsPayment{status points amount{minor currency}}piecesCount discounts{campaignId title discount{minor currency}priorPrices{lineId price{minor currency}}}lines{id name quantity minimumAge amount{minor currency}parentLineId}withdrawnLineIds ageRefusedLineIds openedAt earnsOnly holder:member{id}member{firstName}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}" as TypedDocument<EnterCouponAtTillMutation, EnterCouponAtTillMutationVariables>;

export const removeCouponAtTillDocument =
  "mutation RemoveCouponAtTill($input:RemoveCouponInput!){removeCoupon(input:$input){__typename ...on CouponRemoved{trip{...BasketToPay}}...on ScannerRefusal{reason message}}}fragment BasketToPay on Trip{...Basket offers{changed{...Changed}coupons{code state explanation title}}}fragment Basket on Trip{id status requiredAge ageCheck audit{required outcome}subtotal{minor currency}due{minor currency}pointsPayment{status points amount{minor currency}}piecesCount discounts{campaignId title discount{minor currency}priorPrices{lineId price{minor currency}}}lines{id name quantity minimumAge amount{minor currency}parentLineId}withdrawnLineIds ageRefusedLineIds openedAt earnsOnly holder:member{id}member{firstName}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}" as TypedDocument<RemoveCouponAtTillMutation, RemoveCouponAtTillMutationVariables>;

export const cancelAtTillDocument =
  "mutation CancelAtTill($input:CancelTripInput!){cancelTrip(input:$input){__typename ...on TripCancelled{trip{id}}...on ScannerRefusal{reason message}}}" as TypedDocument<CancelAtTillMutation, CancelAtTillMutationVariables>;

export const payWithPointsDocument =
  "mutation PayWithPoints($input:PayWithPointsInput!){payWithPoints(input:$input){__typename ...on PointsKept{trip{...BasketToPay}}...on ScannerRefusal{reason message retryAfterMilliseconds}}}fragment BasketToPay on Trip{...Basket offers{changed{...Changed}coupons{code state explanation title}}}fragment Basket on Trip{id status requiredAge ageCheck audit{required outcome}subtotal{minor currency}due{minor currency}pointsPayment{status points amount{minor currency}}piecesCount discounts{campaignId title discount{minor currency}priorPrices{lineId price{minor currency}}}lines{id name quantity minimumAge amount{minor currency}parentLineId}withdrawnLineIds ageRefusedLineIds openedAt earnsOnly holder:member{id}member{firstName}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}" as TypedDocument<PayWithPointsMutation, PayWithPointsMutationVariables>;

export const letPointsGoDocument =
  "mutation LetPointsGo($input:LetPointsGoInput!){letPointsGo(input:$input){__typename ...on PointsLetGo{trip{...BasketToPay}}...on ScannerRefusal{reason message}}}fragment BasketToPay on Trip{...Basket offers{changed{...Changed}coupons{code state explanation title}}}fragment Basket on Trip{id status requiredAge ageCheck audit{required outcome}subtotal{minor currency}due{minor currency}pointsPayment{status points amount{minor currency}}piecesCount discounts{campaignId title discount{minor currency}priorPrices{lineId price{minor currency}}}lines{id name quantity minimumAge amount{minor currency}parentLineId}withdrawnLineIds ageRefusedLineIds openedAt earnsOnly holder:member{id}member{firstName}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}" as TypedDocument<LetPointsGoMutation, LetPointsGoMutationVariables>;

export const confirmPaymentDocument =
  "mutation ConfirmPayment($input:ConfirmPaymentInput!){confirmPayment(input:$input){__typename ...on PaymentConfirmed{receipt{...Receipt}}...on ScannerRefusal{reason message}}}fragment Receipt on Receipt{id number businessDate closedAt store{name}total{minor currency}vat{vatPercent vat{minor currency}}refunded{minor currency}paidWithPoints{points amount{minor currency}}returnOpen returnableUntil returnWindowOver discounts{campaignId version title discount{minor currency}priorPrices{lineId price{minor currency}}}lines{id name quantity quantityKept paid{minor currency}keptPaid{minor currency}parentLineId}points{status earned reversed}}" as TypedDocument<ConfirmPaymentMutation, ConfirmPaymentMutationVariables>;

export const receiptDocument =
  "query Receipt($id:ID!){receipt(id:$id){...Receipt}}fragment Receipt on Receipt{id number businessDate closedAt store{name}total{minor currency}vat{vatPercent vat{minor currency}}refunded{minor currency}paidWithPoints{points amount{minor currency}}returnOpen returnableUntil returnWindowOver discounts{campaignId version title discount{minor currency}priorPrices{lineId price{minor currency}}}lines{id name quantity quantityKept paid{minor currency}keptPaid{minor currency}parentLineId}points{status earned reversed}}" as TypedDocument<ReceiptQuery, ReceiptQueryVariables>;

export const receiptsByNumberDocument =
  "query ReceiptsByNumber($number:String!$businessDate:String!$storeId:ID!){receiptsByNumber(number:$number businessDate:$businessDate storeId:$storeId){...Receipt}}fragment Receipt on Receipt{id number businessDate closedAt store{name}total{minor currency}vat{vatPercent vat{minor currency}}refunded{minor currency}paidWithPoints{points amount{minor currency}}returnOpen returnableUntil returnWindowOver discounts{campaignId version title discount{minor currency}priorPrices{lineId price{minor currency}}}lines{id name quantity quantityKept paid{minor currency}keptPaid{minor currency}parentLineId}points{status earned reversed}}" as TypedDocument<ReceiptsByNumberQuery, ReceiptsByNumberQueryVariables>;

export const refundTendersDocument =
  "query RefundTenders($id:ID!$refundMinor:SafeInt!){receipt(id:$id){id refundTenders(refundMinor:$refundMinor){kind points amount{minor currency}}}}" as TypedDocument<RefundTendersQuery, RefundTendersQueryVariables>;

export const ifReturnedDocument =
  "query IfReturned($id:ID!$lines:[UnitsBackInput!]!){receipt(id:$id){id ifReturned(lines:$lines){refund{minor currency}kept{minor currency}lines{lineId quantityKept before{minor currency}after{minor currency}}offers{campaignId title before{minor currency}after{minor currency}}}}}" as TypedDocument<IfReturnedQuery, IfReturnedQueryVariables>;

export const returnLinesDocument =
  "mutation ReturnLines($input:ReturnLinesInput!){returnLines(input:$input){__typename ...on LinesReturned{refund{minor currency}tenders{kind points amount{minor currency}}receipt{...Receipt}}...on ScannerRefusal{reason message retryAfterMilliseconds refundDue{minor currency}}}}fragment Receipt on Receipt{id number businessDate closedAt store{name}total{minor currency}vat{vatPercent vat{minor currency}}refunded{minor currency}paidWithPoints{points amount{minor currency}}returnOpen returnableUntil returnWindowOver discounts{campaignId version title discount{minor currency}priorPrices{lineId price{minor currency}}}lines{id name quantity quantityKept paid{minor currency}keptPaid{minor currency}parentLineId}points{status earned reversed}}" as TypedDocument<ReturnLinesMutation, ReturnLinesMutationVariables>;
