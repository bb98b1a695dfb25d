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

export type AuditReason =
  | 'NOT_DRAWN'
  | 'DRAWN_AT_RANDOM'
  | 'DRAWN_BY_RISK'
  | 'FOLLOWS_DEVICE';

export type CancelTripInput = {
  commandId: string;
  tripId: string;
};

export type CardProof =
  | 'STATIC'
  | 'ROTATING';

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

export type Freshness =
  | 'CURRENT'
  | 'BEHIND';

export type LetPointsGoInput = {
  commandId: string;
  tripId: string;
};

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

export type OpenTripInput = {
  commandId: string;
  /** From presentCard; without it the trip is anonymous. */
  presentation?: string | null | undefined;
};

export type PayWithPointsInput = {
  commandId: string;
  tripId: string;
  presentation: string;
  /** As many as there are, and as fit, where it is not said. */
  points?: number | null | undefined;
};

export type PresentCardInput = {
  commandId: string;
  /** What the reader saw: the QR code, or the number alone. */
  content: string;
};

/** PENDING: not here yet. POSTED: on the account. NO_MEMBER: nobody showed a card. */
export type ReceiptPointsStatus =
  | 'PENDING'
  | 'POSTED'
  | 'NO_MEMBER';

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

export type BasketLineFragment = { id: string, articleId: string, gtin: string, name: string, category: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } };

export type BasketFragment = { id: string, status: TripStatus, version: number, piecesCount: number, unknownScans: number, requiredAge: number, ageCheck: AgeCheck, subtotal: { minor: number, currency: string }, lines: Array<{ id: string, articleId: string, gtin: string, name: string, category: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }> };

export type OffersFragment = { bonusPoints: number, points: number, freshness: Freshness, subtotal: { minor: number, currency: string }, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, version: number, title: string, bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> }>, next: { campaignId: string, title: string, body: string, hint: string, missingQuantity: number | null, missingAmount: { minor: number, currency: string } | null } | null };

export type OfferedBasketFragment = { id: string, status: TripStatus, version: number, piecesCount: number, unknownScans: number, requiredAge: number, ageCheck: AgeCheck, offers: { bonusPoints: number, points: number, freshness: Freshness, subtotal: { minor: number, currency: string }, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, version: number, title: string, bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> }>, next: { campaignId: string, title: string, body: string, hint: string, missingQuantity: number | null, missingAmount: { minor: number, currency: string } | null } | null } | null, subtotal: { minor: number, currency: string }, lines: Array<{ id: string, articleId: string, gtin: string, name: string, category: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }> };

export type ClaimedBasketFragment = { id: string, status: TripStatus, version: number, piecesCount: number, unknownScans: number, requiredAge: number, ageCheck: AgeCheck, due: { minor: number, currency: string } | null, audit: { required: boolean, outcome: AuditOutcome | null, reason: AuditReason } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string } }>, subtotal: { minor: number, currency: string }, lines: Array<{ id: string, articleId: string, gtin: string, name: string, category: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }> };

export type ReceiptFragment = { id: string, number: string, businessDate: string, total: { minor: number, currency: string }, vat: Array<{ vatPercent: number, gross: { minor: number, currency: string }, vat: { minor: number, currency: string } }>, refunded: { minor: number, currency: string }, paidWithPoints: { points: number, amount: { minor: number, currency: string } } | null, lines: Array<{ id: string, name: string, quantity: number, quantityKept: number, deposit: boolean, parentLineId: string | null, amount: { minor: number, currency: string }, discount: { minor: number, currency: string }, paid: { minor: number, currency: string } }>, discounts: Array<{ title: string, discount: { minor: number, currency: string } }>, points: { status: ReceiptPointsStatus, earned: number, reversed: number, lines: Array<{ lineId: string, earned: number, reversed: number }> } | null };

export type ShopperQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopperQuery = { me: { id: string, firstName: string, card: { gsrn: string, qr: { content: string, validUntil: string } }, points: { balance: number } | null } | null };

export type ShopperReceiptsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ShopperReceiptsQuery = { myReceipts: { next: string | null, items: Array<{ id: string, total: { minor: number, currency: string }, points: { status: ReceiptPointsStatus, earned: number } | null }> } };

export type PresentCardMutationVariables = Exact<{
  input: PresentCardInput;
}>;


export type PresentCardMutation = { presentCard:
    | { __typename: 'CardPresented', presentation: string, firstName: string | null, locale: string, proof: CardProof }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type TripLeftOpenQueryVariables = Exact<{ [key: string]: never; }>;


export type TripLeftOpenQuery = { currentTrip: { id: string } | null };

export type CurrentBasketQueryVariables = Exact<{ [key: string]: never; }>;


export type CurrentBasketQuery = { currentTrip: { id: string, status: TripStatus, version: number, piecesCount: number, unknownScans: number, requiredAge: number, ageCheck: AgeCheck, offers: { bonusPoints: number, points: number, freshness: Freshness, subtotal: { minor: number, currency: string }, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, version: number, title: string, bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> }>, next: { campaignId: string, title: string, body: string, hint: string, missingQuantity: number | null, missingAmount: { minor: number, currency: string } | null } | null } | null, subtotal: { minor: number, currency: string }, lines: Array<{ id: string, articleId: string, gtin: string, name: string, category: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }> } | null };

export type OpenTripMutationVariables = Exact<{
  input: OpenTripInput;
}>;


export type OpenTripMutation = { openTrip:
    | { __typename: 'TripOpened', trip: { id: string, status: TripStatus, version: number, piecesCount: number, unknownScans: number, requiredAge: number, ageCheck: AgeCheck, offers: { bonusPoints: number, points: number, freshness: Freshness, subtotal: { minor: number, currency: string }, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, version: number, title: string, bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> }>, next: { campaignId: string, title: string, body: string, hint: string, missingQuantity: number | null, missingAmount: { minor: number, currency: string } | null } | null } | null, subtotal: { minor: number, currency: string }, lines: Array<{ id: string, articleId: string, gtin: string, name: string, category: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }> } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type AttachCardMutationVariables = Exact<{
  input: AttachCardInput;
}>;


export type AttachCardMutation = { attachCard:
    | { __typename: 'CardAttached', trip: { id: string } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type CancelTripMutationVariables = Exact<{
  input: CancelTripInput;
}>;


export type CancelTripMutation = { cancelTrip:
    | { __typename: 'TripCancelled', trip: { id: string, status: TripStatus } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type ScanMutationVariables = Exact<{
  input: ScanInput;
}>;


export type ScanMutation = { scan:
    | { __typename: 'LineScanned', line: { id: string, articleId: string, gtin: string, name: string, category: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }, linked: Array<{ id: string, articleId: string, gtin: string, name: string, category: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }>, trip: { id: string, status: TripStatus, version: number, piecesCount: number, unknownScans: number, requiredAge: number, ageCheck: AgeCheck, offers: { bonusPoints: number, points: number, freshness: Freshness, subtotal: { minor: number, currency: string }, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, version: number, title: string, bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> }>, next: { campaignId: string, title: string, body: string, hint: string, missingQuantity: number | null, missingAmount: { minor: number, currency: string } | null } | null } | null, subtotal: { minor: number, currency: string }, lines: Array<{ id: string, articleId: string, gtin: string, name: string, category: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }> } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type VoidLineMutationVariables = Exact<{
  input: VoidLineInput;
}>;


export type VoidLineMutation = { voidLine:
    | { __typename: 'LineVoided', trip: { id: string, status: TripStatus, version: number, piecesCount: number, unknownScans: number, requiredAge: number, ageCheck: AgeCheck, offers: { bonusPoints: number, points: number, freshness: Freshness, subtotal: { minor: number, currency: string }, discount: { minor: number, currency: string }, total: { minor: number, currency: string }, applied: Array<{ campaignId: string, version: number, title: string, bonusPoints: number, discount: { minor: number, currency: string }, lines: Array<{ lineId: string, discount: { minor: number, currency: string } }> }>, next: { campaignId: string, title: string, body: string, hint: string, missingQuantity: number | null, missingAmount: { minor: number, currency: string } | null } | null } | null, subtotal: { minor: number, currency: string }, lines: Array<{ id: string, articleId: string, gtin: string, name: string, category: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }> } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type EndTripMutationVariables = Exact<{
  input: EndTripInput;
}>;


export type EndTripMutation = { endTrip:
    | { __typename: 'TripEnded', transferCode: string, transferExpiresAt: string, trip: { id: string, status: TripStatus, version: number, piecesCount: number, unknownScans: number, requiredAge: number, ageCheck: AgeCheck, subtotal: { minor: number, currency: string }, lines: Array<{ id: string, articleId: string, gtin: string, name: string, category: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }> } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type ClaimBasketMutationVariables = Exact<{
  input: ClaimBasketInput;
}>;


export type ClaimBasketMutation = { claimBasket:
    | { __typename: 'BasketClaimed', trip: { id: string, status: TripStatus, version: number, piecesCount: number, unknownScans: number, requiredAge: number, ageCheck: AgeCheck, due: { minor: number, currency: string } | null, audit: { required: boolean, outcome: AuditOutcome | null, reason: AuditReason } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string } }>, subtotal: { minor: number, currency: string }, lines: Array<{ id: string, articleId: string, gtin: string, name: string, category: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }> } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type PayWithPointsMutationVariables = Exact<{
  input: PayWithPointsInput;
}>;


export type PayWithPointsMutation = { payWithPoints:
    | { __typename: 'PointsKept', trip: { id: string, status: TripStatus, version: number, piecesCount: number, unknownScans: number, requiredAge: number, ageCheck: AgeCheck, pointsPayment: { points: number | null, amount: { minor: number, currency: string } | null } | null, due: { minor: number, currency: string } | null, audit: { required: boolean, outcome: AuditOutcome | null, reason: AuditReason } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string } }>, subtotal: { minor: number, currency: string }, lines: Array<{ id: string, articleId: string, gtin: string, name: string, category: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }> } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string, pointsAvailable: number | null }
   };

export type LetPointsGoMutationVariables = Exact<{
  input: LetPointsGoInput;
}>;


export type LetPointsGoMutation = { letPointsGo:
    | { __typename: 'PointsLetGo', trip: { id: string, status: TripStatus, version: number, piecesCount: number, unknownScans: number, requiredAge: number, ageCheck: AgeCheck, due: { minor: number, currency: string } | null, audit: { required: boolean, outcome: AuditOutcome | null, reason: AuditReason } | null, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string } }>, subtotal: { minor: number, currency: string }, lines: Array<{ id: string, articleId: string, gtin: string, name: string, category: string, quantity: number, weightGrams: number | null, markdownPercent: number, deposit: boolean, parentLineId: string | null, unitPrice: { minor: number, currency: string }, amount: { minor: number, currency: string } }> } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type ConfirmPaymentMutationVariables = Exact<{
  input: ConfirmPaymentInput;
}>;


export type ConfirmPaymentMutation = { confirmPayment:
    | { __typename: 'PaymentConfirmed', receipt: { id: string, number: string, businessDate: string, total: { minor: number, currency: string }, vat: Array<{ vatPercent: number, gross: { minor: number, currency: string }, vat: { minor: number, currency: string } }>, refunded: { minor: number, currency: string }, paidWithPoints: { points: number, amount: { minor: number, currency: string } } | null, lines: Array<{ id: string, name: string, quantity: number, quantityKept: number, deposit: boolean, parentLineId: string | null, amount: { minor: number, currency: string }, discount: { minor: number, currency: string }, paid: { minor: number, currency: string } }>, discounts: Array<{ title: string, discount: { minor: number, currency: string } }>, points: { status: ReceiptPointsStatus, earned: number, reversed: number, lines: Array<{ lineId: string, earned: number, reversed: number }> } | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type ReturnLinesMutationVariables = Exact<{
  input: ReturnLinesInput;
}>;


export type ReturnLinesMutation = { returnLines:
    | { __typename: 'LinesReturned', refund: { minor: number, currency: string }, tenders: Array<{ kind: TenderKind, points: number | null, amount: { minor: number, currency: string } }>, receipt: { id: string, number: string, businessDate: string, total: { minor: number, currency: string }, vat: Array<{ vatPercent: number, gross: { minor: number, currency: string }, vat: { minor: number, currency: string } }>, refunded: { minor: number, currency: string }, paidWithPoints: { points: number, amount: { minor: number, currency: string } } | null, lines: Array<{ id: string, name: string, quantity: number, quantityKept: number, deposit: boolean, parentLineId: string | null, amount: { minor: number, currency: string }, discount: { minor: number, currency: string }, paid: { minor: number, currency: string } }>, discounts: Array<{ title: string, discount: { minor: number, currency: string } }>, points: { status: ReceiptPointsStatus, earned: number, reversed: number, lines: Array<{ lineId: string, earned: number, reversed: number }> } | null } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string, retryAfterMilliseconds: number | null, refundDue: { minor: number, currency: string } | null }
   };

export type ReceiptQueryVariables = Exact<{
  id: string;
}>;


export type ReceiptQuery = { receipt: { id: string, number: string, businessDate: string, total: { minor: number, currency: string }, vat: Array<{ vatPercent: number, gross: { minor: number, currency: string }, vat: { minor: number, currency: string } }>, refunded: { minor: number, currency: string }, paidWithPoints: { points: number, amount: { minor: number, currency: string } } | null, lines: Array<{ id: string, name: string, quantity: number, quantityKept: number, deposit: boolean, parentLineId: string | null, amount: { minor: number, currency: string }, discount: { minor: number, currency: string }, paid: { minor: number, currency: string } }>, discounts: Array<{ title: string, discount: { minor: number, currency: string } }>, points: { status: ReceiptPointsStatus, earned: number, reversed: number, lines: Array<{ lineId: string, earned: number, reversed: number }> } | null } | null };

export type MessagesOfTripQueryVariables = Exact<{
  id: string;
}>;


export type MessagesOfTripQuery = { trip: { messages: Array<{ messageId: string, title: string }> | null } | null };

export const shopperDocument =
  "query Shopper{me{id firstName card{gsrn qr{content validUntil}}points{balance}}}" as TypedDocument<ShopperQuery, ShopperQueryVariables>;

export const shopperReceiptsDocument =
  "query ShopperReceipts($after:String){myReceipts(after:$after first:100){next items{id total{minor currency}points{status earned}}}}" as TypedDocument<ShopperReceiptsQuery, ShopperReceiptsQueryVariables>;

export const presentCardDocument =
  "mutation PresentCard($input:PresentCardInput!){presentCard(input:$input){__typename ...on CardPresented{presentation firstName locale proof}...on MembersRefusal{reason message}}}" as TypedDocument<PresentCardMutation, PresentCardMutationVariables>;

export const tripLeftOpenDocument =
  "query TripLeftOpen{currentTrip{id}}" as TypedDocument<TripLeftOpenQuery, TripLeftOpenQueryVariables>;

export const currentBasketDocument =
  "query CurrentBasket{currentTrip{...OfferedBasket}}fragment OfferedBasket on Trip{...Basket offers{...Offers}}fragment Basket on Trip{id status version piecesCount unknownScans requiredAge ageCheck subtotal{minor currency}lines{...BasketLine}}fragment BasketLine on Line{id articleId gtin name category quantity weightGrams unitPrice{minor currency}amount{minor currency}markdownPercent deposit parentLineId}fragment Offers on BasketOffers{subtotal{minor currency}discount{minor currency}total{minor currency}bonusPoints points freshness applied{campaignId version title discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}next{campaignId title body hint missingQuantity missingAmount{minor currency}}}" as TypedDocument<CurrentBasketQuery, CurrentBasketQueryVariables>;

export const openTripDocument =
  "mutation OpenTrip($input:OpenTripInput!){openTrip(input:$input){__typename ...on TripOpened{trip{...OfferedBasket}}...on ScannerRefusal{reason message}}}fragment OfferedBasket on Trip{...Basket offers{...Offers}}fragment Basket on Trip{id status version piecesCount unknownScans requiredAge ageCheck subtotal{minor currency}lines{...BasketLine}}fragment BasketLine on Line{id articleId gtin name category quantity weightGrams unitPrice{minor currency}amount{minor currency}markdownPercent deposit parentLineId}fragment Offers on BasketOffers{subtotal{minor currency}discount{minor currency}total{minor currency}bonusPoints points freshness applied{campaignId version title discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}next{campaignId title body hint missingQuantity missingAmount{minor currency}}}" as TypedDocument<OpenTripMutation, OpenTripMutationVariables>;

export const attachCardDocument =
  "mutation AttachCard($input:AttachCardInput!){attachCard(input:$input){__typename ...on CardAttached{trip{id}}...on ScannerRefusal{reason message}}}" as TypedDocument<AttachCardMutation, AttachCardMutationVariables>;

export const cancelTripDocument =
  "mutation CancelTrip($input:CancelTripInput!){cancelTrip(input:$input){__typename ...on TripCancelled{trip{id status}}...on ScannerRefusal{reason message}}}" as TypedDocument<CancelTripMutation, CancelTripMutationVariables>;

export const scanDocument =
  "mutation Scan($input:ScanInput!){scan(input:$input){__typename ...on LineScanned{line{...BasketLine}linked{...BasketLine}trip{...OfferedBasket}}...on ScannerRefusal{reason message}}}fragment BasketLine on Line{id articleId gtin name category quantity weightGrams unitPrice{minor currency}amount{minor currency}markdownPercent deposit parentLineId}fragment OfferedBasket on Trip{...Basket offers{...Offers}}fragment Basket on Trip{id status version piecesCount unknownScans requiredAge ageCheck subtotal{minor currency}lines{...BasketLine}}fragment Offers on BasketOffers{subtotal{minor currency}discount{minor currency}total{minor currency}bonusPoints points freshness applied{campaignId version title discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}next{campaignId title body hint missingQuantity missingAmount{minor currency}}}" as TypedDocument<ScanMutation, ScanMutationVariables>;

export const voidLineDocument =
  "mutation VoidLine($input:VoidLineInput!){voidLine(input:$input){__typename ...on LineVoided{trip{...OfferedBasket}}...on ScannerRefusal{reason message}}}fragment OfferedBasket on Trip{...Basket offers{...Offers}}fragment Basket on Trip{id status version piecesCount unknownScans requiredAge ageCheck subtotal{minor currency}lines{...BasketLine}}fragment BasketLine on Line{id articleId gtin name category quantity weightGrams unitPrice{minor currency}amount{minor currency}markdownPercent deposit parentLineId}fragment Offers on BasketOffers{subtotal{minor currency}discount{minor currency}total{minor currency}bonusPoints points freshness applied{campaignId version title discount{minor currency}bonusPoints lines{lineId discount{minor currency}}}next{campaignId title body hint missingQuantity missingAmount{minor currency}}}" as TypedDocument<VoidLineMutation, VoidLineMutationVariables>;

export const endTripDocument =
  "mutation EndTrip($input:EndTripInput!){endTrip(input:$input){__typename ...on TripEnded{transferCode transferExpiresAt trip{...Basket}}...on ScannerRefusal{reason message}}}fragment Basket on Trip{id status version piecesCount unknownScans requiredAge ageCheck subtotal{minor currency}lines{...BasketLine}}fragment BasketLine on Line{id articleId gtin name category quantity weightGrams unitPrice{minor currency}amount{minor currency}markdownPercent deposit parentLineId}" as TypedDocument<EndTripMutation, EndTripMutationVariables>;

export const claimBasketDocument =
  "mutation ClaimBasket($input:ClaimBasketInput!){claimBasket(input:$input){__typename ...on BasketClaimed{trip{...ClaimedBasket}}...on ScannerRefusal{reason message}}}fragment ClaimedBasket on Trip{...Basket due{minor currency}audit{required outcome reason}discounts{campaignId title discount{minor currency}}}fragment Basket on Trip{id status version piecesCount unknownScans requiredAge ageCheck subtotal{minor currency}lines{...BasketLine}}fragment BasketLine on Line{id articleId gtin name category quantity weightGrams unitPrice{minor currency}amount{minor currency}markdownPercent deposit parentLineId}" as TypedDocument<ClaimBasketMutation, ClaimBasketMutationVariables>;

export const payWithPointsDocument =
  "mutation PayWithPoints($input:PayWithPointsInput!){payWithPoints(input:$input){__typename ...on PointsKept{trip{...ClaimedBasket pointsPayment{points amount{minor currency}}}}...on ScannerRefusal{reason message pointsAvailable}}}fragment ClaimedBasket on Trip{...Basket due{minor currency}audit{required outcome reason}discounts{campaignId title discount{minor currency}}}fragment Basket on Trip{id status version piecesCount unknownScans requiredAge ageCheck subtotal{minor currency}lines{...BasketLine}}fragment BasketLine on Line{id articleId gtin name category quantity weightGrams unitPrice{minor currency}amount{minor currency}markdownPercent deposit parentLineId}" as TypedDocument<PayWithPointsMutation, PayWithPointsMutationVariables>;

export const letPointsGoDocument =
  "mutation LetPointsGo($input:LetPointsGoInput!){letPointsGo(input:$input){__typename ...on PointsLetGo{trip{...ClaimedBasket}}...on ScannerRefusal{reason message}}}fragment ClaimedBasket on Trip{...Basket due{minor currency}audit{required outcome reason}discounts{campaignId title discount{minor currency}}}fragment Basket on Trip{id status version piecesCount unknownScans requiredAge ageCheck subtotal{minor currency}lines{...BasketLine}}fragment BasketLine on Line{id articleId gtin name category quantity weightGrams unitPrice{minor currency}amount{minor currency}markdownPercent deposit parentLineId}" as TypedDocument<LetPointsGoMutation, LetPointsGoMutationVariables>;

export const confirmPaymentDocument =
  "mutation ConfirmPayment($input:ConfirmPaymentInput!){confirmPayment(input:$input){__typename ...on PaymentConfirmed{receipt{...Receipt}}...on ScannerRefusal{reason message}}}fragment Receipt on Receipt{id number businessDate total{minor currency}vat{vatPercent gross{minor currency}vat{minor currency}}refunded{minor currency}paidWithPoints{points amount{minor currency}}lines{id name quantity quantityKept amount{minor currency}discount{minor currency}paid{minor currency}deposit parentLineId}discounts{title discount{minor currency}}points{status earned reversed lines{lineId earned reversed}}}" as TypedDocument<ConfirmPaymentMutation, ConfirmPaymentMutationVariables>;

export const returnLinesDocument =
  "mutation ReturnLines($input:ReturnLinesInput!){returnLines(input:$input){__typename ...on LinesReturned{refund{minor currency}tenders{kind points amount{minor currency}}receipt{...Receipt}}...on ScannerRefusal{reason message retryAfterMilliseconds refundDue{minor currency}}}}fragment Receipt on Receipt{id number businessDate total{minor currency}vat{vatPercent gross{minor currency}vat{minor currency}}refunded{minor currency}paidWithPoints{points amount{minor currency}}lines{id name quantity quantityKept amount{minor currency}discount{minor currency}paid{minor currency}deposit parentLineId}discounts{title discount{minor currency}}points{status earned reversed lines{lineId earned reversed}}}" as TypedDocument<ReturnLinesMutation, ReturnLinesMutationVariables>;

export const receiptDocument =
  "query Receipt($id:ID!){receipt(id:$id){...Receipt}}fragment Receipt on Receipt{id number businessDate total{minor currency}vat{vatPercent gross{minor currency}vat{minor currency}}refunded{minor currency}paidWithPoints{points amount{minor currency}}lines{id name quantity quantityKept amount{minor currency}discount{minor currency}paid{minor currency}deposit parentLineId}discounts{title discount{minor currency}}points{status earned reversed lines{lineId earned reversed}}}" as TypedDocument<ReceiptQuery, ReceiptQueryVariables>;

export const messagesOfTripDocument =
  "query MessagesOfTrip($id:ID!){trip(id:$id){messages{messageId title}}}" as TypedDocument<MessagesOfTripQuery, MessagesOfTripQueryVariables>;
