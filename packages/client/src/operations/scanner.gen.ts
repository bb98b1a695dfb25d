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

export type CancelTripInput = {
  commandId: string;
  tripId: string;
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

export type EndTripInput = {
  commandId: string;
  tripId: string;
};

export type EnterCouponInput = {
  commandId: string;
  tripId: string;
  /** As it is printed; upper and lower case differ. A GS1 coupon (AI 8110, 8112) may come as it is scanned. */
  code: string;
};

export type Freshness =
  | 'CURRENT'
  | 'BEHIND';

export type MembersRefusalReason =
  | 'BAD_INPUT'
  | 'WEAK_PASSWORD'
  | 'EMAIL_UNUSABLE'
  | 'INVALID_CREDENTIALS'
  | 'TOO_MANY_ATTEMPTS'
  | 'SESSION_ENDED'
  | 'UNKNOWN_WORDING'
  | 'NOT_YOUR_STORE'
  | 'UNKNOWN_STORE'
  | 'UNKNOWN_BRAND'
  | 'ENROLMENT_CODE_UNUSABLE'
  | 'DEVICE_NOT_FOUND'
  | 'DEVICE_REVOKED'
  | 'CARD_NOT_RECOGNISED'
  | 'CARD_CODE_USED'
  | 'UNKNOWN_MEMBER'
  | 'COMMAND_ID_REUSED';

export type OffersRefusalReason =
  | 'BAD_INPUT'
  | 'COMMAND_ID_REUSED'
  | 'CAMPAIGN_NOT_FOUND'
  | 'NOT_YOUR_STORE'
  | 'BRAND_APPROVES'
  | 'RETAILER_APPROVES'
  | 'ONLY_PAYS'
  | 'VERSION_CHANGED'
  | 'WRONG_STATUS'
  | 'WINDOW_OVER'
  | 'OWN_CAMPAIGN'
  | 'RETAILER_RESUMES'
  | 'TOO_MANY_DRY_RUNS'
  | 'TOO_MANY_PICTURES'
  | 'NO_OWN_CODES'
  | 'TOO_MANY_CODES'
  | 'TRIP_NOT_FOUND'
  | 'CARD_NEEDED'
  | 'TOO_MANY_DECLINED'
  | 'NO_ACTIVATION'
  | 'ALREADY_CHOSEN'
  | 'TOO_MANY_CHALLENGES'
  | 'NOT_RUNNING';

export type OpenTripInput = {
  commandId: string;
  /** From presentCard; without it the trip is anonymous. */
  presentation?: string | null | undefined;
};

export type PresentCardInput = {
  commandId: string;
  /** What the reader saw: the QR code, or the number alone. */
  content: string;
};

export type RecordImpressionsInput = {
  tripId: string;
  messageIds: Array<string>;
};

export type RemoveCouponInput = {
  commandId: string;
  tripId: string;
  /** As it is printed; upper and lower case differ. A GS1 coupon (AI 8110, 8112) may come as it is scanned. */
  code: string;
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

/** ENDED waits for the binding price; TO_PAY has it: a till that claimed it takes payment, once age and audit are settled. */
export type TripStatus =
  | 'OPEN'
  | 'ENDED'
  | 'TO_PAY'
  | 'CLOSED'
  | 'CANCELLED';

export type VoidLineInput = {
  commandId: string;
  tripId: string;
  lineId: string;
};

export type LineFragment = { id: string, articleId: string, name: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } };

export type OffersFragment = { bonusPoints: number, points: number, freshness: Freshness, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, title: string, bonusPoints: number, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }>, why: { explanation: string } }>, next: { campaignId: string, title: string, hint: string, picture: { alt: string, small: string } | null, why: { explanation: string } } | null, withCard: { bonusPoints: number, upTo: boolean, discount: { minor: number, currency: string }, offers: Array<{ campaignId: string, title: string }> } | null, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }>, changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, toActivate: Array<{ campaignId: string, title: string }>, challenges: Array<{ campaignId: string, title: string, text: string }> };

export type ChangedFragment = { campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null };

export type TripTotalsFragment = { id: string, version: number, status: TripStatus, piecesCount: number, earnsOnly: boolean, requiredAge: number, subtotal: { minor: number, currency: string }, audit: { required: boolean } | null, offers: { bonusPoints: number, points: number, freshness: Freshness, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, title: string, bonusPoints: number, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }>, why: { explanation: string } }>, next: { campaignId: string, title: string, hint: string, picture: { alt: string, small: string } | null, why: { explanation: string } } | null, withCard: { bonusPoints: number, upTo: boolean, discount: { minor: number, currency: string }, offers: Array<{ campaignId: string, title: string }> } | null, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }>, changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, toActivate: Array<{ campaignId: string, title: string }>, challenges: Array<{ campaignId: string, title: string, text: string }> } | null, messages: Array<{ messageId: string }> | null };

export type TripFragment = { id: string, version: number, status: TripStatus, piecesCount: number, earnsOnly: boolean, requiredAge: number, lines: Array<{ id: string, articleId: string, name: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }>, subtotal: { minor: number, currency: string }, audit: { required: boolean } | null, offers: { bonusPoints: number, points: number, freshness: Freshness, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, title: string, bonusPoints: number, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }>, why: { explanation: string } }>, next: { campaignId: string, title: string, hint: string, picture: { alt: string, small: string } | null, why: { explanation: string } } | null, withCard: { bonusPoints: number, upTo: boolean, discount: { minor: number, currency: string }, offers: Array<{ campaignId: string, title: string }> } | null, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }>, changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, toActivate: Array<{ campaignId: string, title: string }>, challenges: Array<{ campaignId: string, title: string, text: string }> } | null, messages: Array<{ messageId: string }> | null };

export type PresentCardMutationVariables = Exact<{
  input: PresentCardInput;
}>;


export type PresentCardMutation = { presentCard:
    | { __typename: 'CardPresented', presentation: string, firstName: string | null }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type OpenTripMutationVariables = Exact<{
  input: OpenTripInput;
}>;


export type OpenTripMutation = { openTrip:
    | { __typename: 'TripOpened', trip: { id: string, version: number, status: TripStatus, piecesCount: number, earnsOnly: boolean, requiredAge: number, lines: Array<{ id: string, articleId: string, name: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }>, subtotal: { minor: number, currency: string }, audit: { required: boolean } | null, offers: { bonusPoints: number, points: number, freshness: Freshness, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, title: string, bonusPoints: number, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }>, why: { explanation: string } }>, next: { campaignId: string, title: string, hint: string, picture: { alt: string, small: string } | null, why: { explanation: string } } | null, withCard: { bonusPoints: number, upTo: boolean, discount: { minor: number, currency: string }, offers: Array<{ campaignId: string, title: string }> } | null, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }>, changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, toActivate: Array<{ campaignId: string, title: string }>, challenges: Array<{ campaignId: string, title: string, text: string }> } | null, messages: Array<{ messageId: string }> | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type CurrentTripQueryVariables = Exact<{ [key: string]: never; }>;


export type CurrentTripQuery = { currentTrip: { id: string, version: number, status: TripStatus, piecesCount: number, earnsOnly: boolean, requiredAge: number, member: { firstName: string } | null, lines: Array<{ id: string, articleId: string, name: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }>, subtotal: { minor: number, currency: string }, audit: { required: boolean } | null, offers: { bonusPoints: number, points: number, freshness: Freshness, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, title: string, bonusPoints: number, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }>, why: { explanation: string } }>, next: { campaignId: string, title: string, hint: string, picture: { alt: string, small: string } | null, why: { explanation: string } } | null, withCard: { bonusPoints: number, upTo: boolean, discount: { minor: number, currency: string }, offers: Array<{ campaignId: string, title: string }> } | null, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }>, changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, toActivate: Array<{ campaignId: string, title: string }>, challenges: Array<{ campaignId: string, title: string, text: string }> } | null, messages: Array<{ messageId: string }> | null } | null };

export type WhyMessagesQueryVariables = Exact<{
  id: string;
}>;


export type WhyMessagesQuery = { trip: { messages: Array<{ messageId: string, sponsor: { name: string } | null, why: { explanation: string } | null }> | null } | null };

export type RecordImpressionsMutationVariables = Exact<{
  input: RecordImpressionsInput;
}>;


export type RecordImpressionsMutation = { recordImpressions:
    | { __typename: 'ImpressionsRecorded', recorded: number }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string }
   };

export type ScanMutationVariables = Exact<{
  input: ScanInput;
}>;


export type ScanMutation = { scan:
    | { __typename: 'LineScanned', line: { id: string, articleId: string, name: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }, linked: Array<{ id: string, articleId: string, name: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }>, trip: { id: string, version: number, status: TripStatus, piecesCount: number, earnsOnly: boolean, requiredAge: number, subtotal: { minor: number, currency: string }, audit: { required: boolean } | null, offers: { bonusPoints: number, points: number, freshness: Freshness, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, title: string, bonusPoints: number, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }>, why: { explanation: string } }>, next: { campaignId: string, title: string, hint: string, picture: { alt: string, small: string } | null, why: { explanation: string } } | null, withCard: { bonusPoints: number, upTo: boolean, discount: { minor: number, currency: string }, offers: Array<{ campaignId: string, title: string }> } | null, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }>, changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, toActivate: Array<{ campaignId: string, title: string }>, challenges: Array<{ campaignId: string, title: string, text: string }> } | null, messages: Array<{ messageId: string }> | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type VoidLineMutationVariables = Exact<{
  input: VoidLineInput;
}>;


export type VoidLineMutation = { voidLine:
    | { __typename: 'LineVoided', trip: { id: string, version: number, status: TripStatus, piecesCount: number, earnsOnly: boolean, requiredAge: number, subtotal: { minor: number, currency: string }, audit: { required: boolean } | null, offers: { bonusPoints: number, points: number, freshness: Freshness, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, title: string, bonusPoints: number, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }>, why: { explanation: string } }>, next: { campaignId: string, title: string, hint: string, picture: { alt: string, small: string } | null, why: { explanation: string } } | null, withCard: { bonusPoints: number, upTo: boolean, discount: { minor: number, currency: string }, offers: Array<{ campaignId: string, title: string }> } | null, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }>, changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, toActivate: Array<{ campaignId: string, title: string }>, challenges: Array<{ campaignId: string, title: string, text: string }> } | null, messages: Array<{ messageId: string }> | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type HandedOverFragment = { id: string, status: TripStatus, version: number, piecesCount: number, ageCheck: AgeCheck, ageRefusedLineIds: Array<string>, member: { firstName: string } | null, subtotal: { minor: number, currency: string }, due: { minor: number, currency: string } | null, audit: { required: boolean } | null, offers: { total: { minor: number, currency: string }, changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }> } | null, messages: Array<{ messageId: string, campaignId: string, title: string, body: string, atEnd: boolean, picture: { alt: string, small: string } | null }> | null, lines: Array<{ id: string, name: string, quantity: number, parentLineId: string | null }> };

export type HandedOverTripQueryVariables = Exact<{
  id: string;
}>;


export type HandedOverTripQuery = { trip: { id: string, status: TripStatus, version: number, piecesCount: number, ageCheck: AgeCheck, ageRefusedLineIds: Array<string>, member: { firstName: string } | null, subtotal: { minor: number, currency: string }, due: { minor: number, currency: string } | null, audit: { required: boolean } | null, offers: { total: { minor: number, currency: string }, changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }> } | null, messages: Array<{ messageId: string, campaignId: string, title: string, body: string, atEnd: boolean, picture: { alt: string, small: string } | null }> | null, lines: Array<{ id: string, name: string, quantity: number, parentLineId: string | null }> } | null };

export type AttachCardMutationVariables = Exact<{
  input: AttachCardInput;
}>;


export type AttachCardMutation = { attachCard:
    | { __typename: 'CardAttached', trip: { id: string, version: number, status: TripStatus, piecesCount: number, earnsOnly: boolean, requiredAge: number, lines: Array<{ id: string, articleId: string, name: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }>, subtotal: { minor: number, currency: string }, audit: { required: boolean } | null, offers: { bonusPoints: number, points: number, freshness: Freshness, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, title: string, bonusPoints: number, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }>, why: { explanation: string } }>, next: { campaignId: string, title: string, hint: string, picture: { alt: string, small: string } | null, why: { explanation: string } } | null, withCard: { bonusPoints: number, upTo: boolean, discount: { minor: number, currency: string }, offers: Array<{ campaignId: string, title: string }> } | null, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }>, changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, toActivate: Array<{ campaignId: string, title: string }>, challenges: Array<{ campaignId: string, title: string, text: string }> } | null, messages: Array<{ messageId: string }> | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type EnterCouponMutationVariables = Exact<{
  input: EnterCouponInput;
}>;


export type EnterCouponMutation = { enterCoupon:
    | { __typename: 'CouponEntered', trip: { id: string, version: number, status: TripStatus, piecesCount: number, earnsOnly: boolean, requiredAge: number, lines: Array<{ id: string, articleId: string, name: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }>, subtotal: { minor: number, currency: string }, audit: { required: boolean } | null, offers: { bonusPoints: number, points: number, freshness: Freshness, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, title: string, bonusPoints: number, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }>, why: { explanation: string } }>, next: { campaignId: string, title: string, hint: string, picture: { alt: string, small: string } | null, why: { explanation: string } } | null, withCard: { bonusPoints: number, upTo: boolean, discount: { minor: number, currency: string }, offers: Array<{ campaignId: string, title: string }> } | null, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }>, changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, toActivate: Array<{ campaignId: string, title: string }>, challenges: Array<{ campaignId: string, title: string, text: string }> } | null, messages: Array<{ messageId: string }> | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type RemoveCouponMutationVariables = Exact<{
  input: RemoveCouponInput;
}>;


export type RemoveCouponMutation = { removeCoupon:
    | { __typename: 'CouponRemoved', trip: { id: string, version: number, status: TripStatus, piecesCount: number, earnsOnly: boolean, requiredAge: number, lines: Array<{ id: string, articleId: string, name: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }>, subtotal: { minor: number, currency: string }, audit: { required: boolean } | null, offers: { bonusPoints: number, points: number, freshness: Freshness, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, title: string, bonusPoints: number, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }>, why: { explanation: string } }>, next: { campaignId: string, title: string, hint: string, picture: { alt: string, small: string } | null, why: { explanation: string } } | null, withCard: { bonusPoints: number, upTo: boolean, discount: { minor: number, currency: string }, offers: Array<{ campaignId: string, title: string }> } | null, coupons: Array<{ code: string, state: CouponState, explanation: string, title: string | null }>, changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }>, toActivate: Array<{ campaignId: string, title: string }>, challenges: Array<{ campaignId: string, title: string, text: string }> } | null, messages: Array<{ messageId: string }> | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type EndTripMutationVariables = Exact<{
  input: EndTripInput;
}>;


export type EndTripMutation = { endTrip:
    | { __typename: 'TripEnded', transferCode: string, transferExpiresAt: string, transferSvg: string, trip: { id: string, status: TripStatus, version: number, piecesCount: number, ageCheck: AgeCheck, ageRefusedLineIds: Array<string>, member: { firstName: string } | null, subtotal: { minor: number, currency: string }, due: { minor: number, currency: string } | null, audit: { required: boolean } | null, offers: { total: { minor: number, currency: string }, changed: Array<{ campaignId: string, title: string, explanation: string, gone: { bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> } | null }> } | null, messages: Array<{ messageId: string, campaignId: string, title: string, body: string, atEnd: boolean, picture: { alt: string, small: string } | null }> | null, lines: Array<{ id: string, name: string, quantity: number, parentLineId: string | null }> } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type CancelTripMutationVariables = Exact<{
  input: CancelTripInput;
}>;


export type CancelTripMutation = { cancelTrip:
    | { __typename: 'TripCancelled', trip: { id: string } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export const presentCardDocument =
  "mutation PresentCard($input:PresentCardInput!){presentCard(input:$input){__typename ...on CardPresented{presentation firstName}...on MembersRefusal{reason message}}}" as TypedDocument<PresentCardMutation, PresentCardMutationVariables>;

export const openTripDocument =
  "mutation OpenTrip($input:OpenTripInput!){openTrip(input:$input){__typename ...on TripOpened{trip{...Trip}}...on ScannerRefusal{reason message}}}fragment Trip on Trip{...TripTotals lines{...Line}}fragment TripTotals on Trip{id version status piecesCount earnsOnly requiredAge subtotal{minor currency}audit{required}offers{...Offers}messages{messageId}}fragment Offers on BasketOffers{discount{minor currency}total{minor currency}bonusPoints points freshness applied{campaignId title discount{minor currency}bonusPoints priorPrices{lineId price{minor currency}}why{explanation}}next{campaignId title hint picture{alt small}why{explanation}}withCard{discount{minor currency}bonusPoints upTo offers{campaignId title}}coupons{code state explanation title}changed{...Changed}toActivate{campaignId title}challenges{campaignId title text}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}fragment Line on Line{id articleId name quantity weightGrams unitPrice{minor currency}amount{minor currency}markdownPercent deposit parentLineId}" as TypedDocument<OpenTripMutation, OpenTripMutationVariables>;

export const currentTripDocument =
  "query CurrentTrip{currentTrip{member{firstName}...Trip}}fragment Trip on Trip{...TripTotals lines{...Line}}fragment TripTotals on Trip{id version status piecesCount earnsOnly requiredAge subtotal{minor currency}audit{required}offers{...Offers}messages{messageId}}fragment Offers on BasketOffers{discount{minor currency}total{minor currency}bonusPoints points freshness applied{campaignId title discount{minor currency}bonusPoints priorPrices{lineId price{minor currency}}why{explanation}}next{campaignId title hint picture{alt small}why{explanation}}withCard{discount{minor currency}bonusPoints upTo offers{campaignId title}}coupons{code state explanation title}changed{...Changed}toActivate{campaignId title}challenges{campaignId title text}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}fragment Line on Line{id articleId name quantity weightGrams unitPrice{minor currency}amount{minor currency}markdownPercent deposit parentLineId}" as TypedDocument<CurrentTripQuery, CurrentTripQueryVariables>;

export const whyMessagesDocument =
  "query WhyMessages($id:ID!){trip(id:$id){messages{messageId sponsor{name}why{explanation}}}}" as TypedDocument<WhyMessagesQuery, WhyMessagesQueryVariables>;

export const recordImpressionsDocument =
  "mutation RecordImpressions($input:RecordImpressionsInput!){recordImpressions(input:$input){__typename ...on ImpressionsRecorded{recorded}...on OffersRefusal{reason message}}}" as TypedDocument<RecordImpressionsMutation, RecordImpressionsMutationVariables>;

export const scanDocument =
  "mutation Scan($input:ScanInput!){scan(input:$input){__typename ...on LineScanned{line{...Line}linked{...Line}trip{...TripTotals}}...on ScannerRefusal{reason message}}}fragment Line on Line{id articleId name quantity weightGrams unitPrice{minor currency}amount{minor currency}markdownPercent deposit parentLineId}fragment TripTotals on Trip{id version status piecesCount earnsOnly requiredAge subtotal{minor currency}audit{required}offers{...Offers}messages{messageId}}fragment Offers on BasketOffers{discount{minor currency}total{minor currency}bonusPoints points freshness applied{campaignId title discount{minor currency}bonusPoints priorPrices{lineId price{minor currency}}why{explanation}}next{campaignId title hint picture{alt small}why{explanation}}withCard{discount{minor currency}bonusPoints upTo offers{campaignId title}}coupons{code state explanation title}changed{...Changed}toActivate{campaignId title}challenges{campaignId title text}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}" as TypedDocument<ScanMutation, ScanMutationVariables>;

export const voidLineDocument =
  "mutation VoidLine($input:VoidLineInput!){voidLine(input:$input){__typename ...on LineVoided{trip{...TripTotals}}...on ScannerRefusal{reason message}}}fragment TripTotals on Trip{id version status piecesCount earnsOnly requiredAge subtotal{minor currency}audit{required}offers{...Offers}messages{messageId}}fragment Offers on BasketOffers{discount{minor currency}total{minor currency}bonusPoints points freshness applied{campaignId title discount{minor currency}bonusPoints priorPrices{lineId price{minor currency}}why{explanation}}next{campaignId title hint picture{alt small}why{explanation}}withCard{discount{minor currency}bonusPoints upTo offers{campaignId title}}coupons{code state explanation title}changed{...Changed}toActivate{campaignId title}challenges{campaignId title text}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}" as TypedDocument<VoidLineMutation, VoidLineMutationVariables>;

export const handedOverTripDocument =
  "query HandedOverTrip($id:ID!){trip(id:$id){...HandedOver}}fragment HandedOver on Trip{id status version member{firstName}piecesCount subtotal{minor currency}due{minor currency}audit{required}offers{total{minor currency}changed{...Changed}}messages{messageId campaignId title body picture{alt small}atEnd}ageCheck ageRefusedLineIds lines{id name quantity parentLineId}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}" as TypedDocument<HandedOverTripQuery, HandedOverTripQueryVariables>;

export const attachCardDocument =
  "mutation AttachCard($input:AttachCardInput!){attachCard(input:$input){__typename ...on CardAttached{trip{...Trip}}...on ScannerRefusal{reason message}}}fragment Trip on Trip{...TripTotals lines{...Line}}fragment TripTotals on Trip{id version status piecesCount earnsOnly requiredAge subtotal{minor currency}audit{required}offers{...Offers}messages{messageId}}fragment Offers on BasketOffers{discount{minor currency}total{minor currency}bonusPoints points freshness applied{campaignId title discount{minor currency}bonusPoints priorPrices{lineId price{minor currency}}why{explanation}}next{campaignId title hint picture{alt small}why{explanation}}withCard{discount{minor currency}bonusPoints upTo offers{campaignId title}}coupons{code state explanation title}changed{...Changed}toActivate{campaignId title}challenges{campaignId title text}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}fragment Line on Line{id articleId name quantity weightGrams unitPrice{minor currency}amount{minor currency}markdownPercent deposit parentLineId}" as TypedDocument<AttachCardMutation, AttachCardMutationVariables>;

export const enterCouponDocument =
  "mutation EnterCoupon($input:EnterCouponInput!){enterCoupon(input:$input){__typename ...on CouponEntered{trip{...Trip}}...on ScannerRefusal{reason message}}}fragment Trip on Trip{...TripTotals lines{...Line}}fragment TripTotals on Trip{id version status piecesCount earnsOnly requiredAge subtotal{minor currency}audit{required}offers{...Offers}messages{messageId}}fragment Offers on BasketOffers{discount{minor currency}total{minor currency}bonusPoints points freshness applied{campaignId title discount{minor currency}bonusPoints priorPrices{lineId price{minor currency}}why{explanation}}next{campaignId title hint picture{alt small}why{explanation}}withCard{discount{minor currency}bonusPoints upTo offers{campaignId title}}coupons{code state explanation title}changed{...Changed}toActivate{campaignId title}challenges{campaignId title text}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}fragment Line on Line{id articleId name quantity weightGrams unitPrice{minor currency}amount{minor currency}markdownPercent deposit parentLineId}" as TypedDocument<EnterCouponMutation, EnterCouponMutationVariables>;

export const removeCouponDocument =
  "mutation RemoveCoupon($input:RemoveCouponInput!){removeCoupon(input:$input){__typename ...on CouponRemoved{trip{...Trip}}...on ScannerRefusal{reason message}}}fragment Trip on Trip{...TripTotals lines{...Line}}fragment TripTotals on Trip{id version status piecesCount earnsOnly requiredAge subtotal{minor currency}audit{required}offers{...Offers}messages{messageId}}fragment Offers on BasketOffers{discount{minor currency}total{minor currency}bonusPoints points freshness applied{campaignId title discount{minor currency}bonusPoints priorPrices{lineId price{minor currency}}why{explanation}}next{campaignId title hint picture{alt small}why{explanation}}withCard{discount{minor currency}bonusPoints upTo offers{campaignId title}}coupons{code state explanation title}changed{...Changed}toActivate{campaignId title}challenges{campaignId title text}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}fragment Line on Line{id articleId name quantity weightGrams unitPrice{minor currency}amount{minor currency}markdownPercent deposit parentLineId}" as TypedDocument<RemoveCouponMutation, RemoveCouponMutationVariables>;

export const endTripDocument =
  "mutation EndTrip($input:EndTripInput!){endTrip(input:$input){__typename ...on TripEnded{transferCode transferExpiresAt transferSvg trip{...HandedOver}}...on ScannerRefusal{reason message}}}fragment HandedOver on Trip{id status version member{firstName}piecesCount subtotal{minor currency}due{minor currency}audit{required}offers{total{minor currency}changed{...Changed}}messages{messageId campaignId title body picture{alt small}atEnd}ageCheck ageRefusedLineIds lines{id name quantity parentLineId}}fragment Changed on LostOffer{campaignId title explanation gone{discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}}" as TypedDocument<EndTripMutation, EndTripMutationVariables>;

export const cancelTripDocument =
  "mutation CancelTrip($input:CancelTripInput!){cancelTrip(input:$input){__typename ...on TripCancelled{trip{id}}...on ScannerRefusal{reason message}}}" as TypedDocument<CancelTripMutation, CancelTripMutationVariables>;
