// Generated from the operations beside it and the committed schema: change those and run the generate script.
import type { TypedDocument } from '../typed-document';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A day of the year; 29 February is one. */
export type BirthdayInput = {
  month: number;
  day: number;
};

export type CardStatus =
  | 'ACTIVE'
  | 'BLOCKED';

export type ConsentInput = {
  purpose: string;
  granted: boolean;
  /** The words that were shown; those of today when left out. */
  wordingVersion?: number | null | undefined;
};

export type EnrolMemberInput = {
  commandId: string;
  email: string;
  password: string;
  firstName: string;
  locale: string;
  consents?: Array<ConsentInput> | null | undefined;
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

/** GOODWILL: for a trouble they had. MISSING_PURCHASE: they bought without their card. CORRECTION: something was posted wrongly. MISUSE: points were come by against the rules. OTHER: as the note says. */
export type PointsAdjustmentReason =
  | 'GOODWILL'
  | 'MISSING_PURCHASE'
  | 'CORRECTION'
  | 'MISUSE'
  | 'OTHER';

/** ACCRUAL: a receipt earned points. REVERSAL: after a return what is kept earns this much less. CHALLENGE: a step of a challenge was reached. CHALLENGE_REVERSAL: a return took that step back. RESERVATION: set aside to pay a basket. RELEASE: the basket was not paid with them after all. REDEMPTION: a basket was paid with them though none were set aside. REFUND: what they had paid for was returned. ACTIVATION: points that were earned before can be spent from now on. EXPIRY: their last day has passed. ADJUSTMENT: the retailer gave or took some. */
export type PointsEntryKind =
  | 'ACCRUAL'
  | 'REVERSAL'
  | 'CHALLENGE'
  | 'CHALLENGE_REVERSAL'
  | 'RESERVATION'
  | 'RELEASE'
  | 'REDEMPTION'
  | 'REFUND'
  | 'ACTIVATION'
  | 'EXPIRY'
  | 'ADJUSTMENT';

/** ACCRUAL: a receipt earned points. REVERSAL: after a return what is kept earns this much less, or more. CHALLENGE: a step of a challenge was reached. CHALLENGE_REVERSAL: a return took that step back. REDEMPTION: a basket was paid with them. REFUND: what they had paid for was returned. EXPIRY: their last day has passed. ADJUSTMENT: the retailer gave or took some. */
export type PointsStatementKind =
  | 'ACCRUAL'
  | 'REVERSAL'
  | 'CHALLENGE'
  | 'CHALLENGE_REVERSAL'
  | 'REDEMPTION'
  | 'REFUND'
  | 'EXPIRY'
  | 'ADJUSTMENT';

/** PENDING: not here yet. POSTED: on the account. NO_MEMBER: nobody showed a card. */
export type ReceiptPointsStatus =
  | 'PENDING'
  | 'POSTED'
  | 'NO_MEMBER';

export type SetBirthdayInput = {
  commandId: string;
  /** Taken back when absent. */
  birthday?: BirthdayInput | null | undefined;
};

export type SetConsentInput = {
  commandId: string;
  purpose: string;
  granted: boolean;
  wordingVersion: number;
};

/** REACHED: enough was bought. LAPSED: too little was, until the end of the grace. RETURNED: what had counted was brought back. RULES: other tiers were set. */
export type TierChangeReason =
  | 'REACHED'
  | 'LAPSED'
  | 'RETURNED'
  | 'RULES';

/** POINTS: points that kept purchases earned. SPEND: what was paid for kept merchandise in the currency of the tiers, less what points paid. VISITS: days on which something was bought and kept. */
export type TierMeasure =
  | 'POINTS'
  | 'SPEND'
  | 'VISITS';

/** ROLLING: so many months back from today. CALENDAR: since the first of January. */
export type TierWindow =
  | 'ROLLING'
  | 'CALENDAR';

export type EnrolMemberMutationVariables = Exact<{
  input: EnrolMemberInput;
}>;


export type EnrolMemberMutation = { enrolMember:
    | { __typename: 'EnrolmentReceived', received: boolean }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type MyReceiptsFragment = { next: string | null, items: Array<{ id: string, number: string, closedAt: string, store: { name: string }, total: { minor: number, currency: string }, refunded: { minor: number, currency: string }, points: { earned: number, reversed: number, status: ReceiptPointsStatus } | null }> };

export type MovementsFragment = { next: string | null, items: Array<{ id: string, kind: PointsEntryKind, points: number, pending: number, activeOn: string | null, at: string, challengeTitle: string | null, adjustmentReason: PointsAdjustmentReason | null }> };

export type MyCardQueryVariables = Exact<{ [key: string]: never; }>;


export type MyCardQuery = { myQuiet: boolean, me: { firstName: string, employedSince: string | null, birthday: { month: number, day: number } | null, card: { gsrn: string, status: CardStatus, qr: { content: string, svg: string, validUntil: string } }, consents: Array<{ purpose: string, granted: boolean, wordingVersion: number }>, points: { balance: number, reserved: number, pending: { points: number, days: Array<{ day: string, points: number }> }, expiring: Array<{ day: string, points: number }>, entries: { next: string | null, items: Array<{ id: string, kind: PointsEntryKind, points: number, pending: number, activeOn: string | null, at: string, challengeTitle: string | null, adjustmentReason: PointsAdjustmentReason | null }> } } | null, tier: { keptUntil: string | null, counted: number, missingToKeep: number, missing: number | null, current: { id: string, name: string, benefits: string } | null, next: { name: string, threshold: number } | null, rules: { measure: TierMeasure, currency: string | null, window: TierWindow, months: number | null, tiers: Array<{ id: string, name: string, threshold: number, benefits: string }> }, history: Array<{ tier: string | null, on: string, reason: TierChangeReason }> } | null } | null, myReceipts: { next: string | null, items: Array<{ id: string, number: string, closedAt: string, store: { name: string }, total: { minor: number, currency: string }, refunded: { minor: number, currency: string }, points: { earned: number, reversed: number, status: ReceiptPointsStatus } | null }> } };

export type WorthOfMyPointsQueryVariables = Exact<{
  currency: string;
}>;


export type WorthOfMyPointsQuery = { me: { points: { worth: { minor: number, currency: string } | null } | null } | null };

export type MoreReceiptsQueryVariables = Exact<{
  after: string;
}>;


export type MoreReceiptsQuery = { myReceipts: { next: string | null, items: Array<{ id: string, number: string, closedAt: string, store: { name: string }, total: { minor: number, currency: string }, refunded: { minor: number, currency: string }, points: { earned: number, reversed: number, status: ReceiptPointsStatus } | null }> } };

export type MoreMovementsQueryVariables = Exact<{
  after: string;
}>;


export type MoreMovementsQuery = { me: { points: { entries: { next: string | null, items: Array<{ id: string, kind: PointsEntryKind, points: number, pending: number, activeOn: string | null, at: string, challengeTitle: string | null, adjustmentReason: PointsAdjustmentReason | null }> } } | null } | null };

export type MyStatementQueryVariables = Exact<{
  month?: string | null | undefined;
}>;


export type MyStatementQuery = { me: { firstName: string, card: { gsrn: string }, points: { statement: { month: string, firstMonth: string, lastMonth: string, madeAt: string, leftOut: number, opening: { points: number, spendable: number, reserved: number, pending: number }, movements: Array<{ id: string, day: string, kind: PointsStatementKind, points: number, balanceAfter: number, challengeTitle: string | null, adjustmentReason: PointsAdjustmentReason | null, activeOn: string | null, lastDay: string | null, receipt: { id: string, number: string, store: { name: string } } | null }>, sums: Array<{ kind: PointsStatementKind, points: number }>, closing: { points: number, spendable: number, reserved: number, pending: number } } | null } | null } | null };

export type HeldFragment = { points: number, spendable: number, reserved: number, pending: number };

export type MyReceiptQueryVariables = Exact<{
  id: string;
}>;


export type MyReceiptQuery = { receipt: { id: string, returnableUntil: string | null, returnWindowOver: boolean, total: { minor: number, currency: string }, refunded: { minor: number, currency: string }, trip: { messages: Array<{ messageId: string, title: string, body: string, atEnd: boolean }> | null } | null, lines: Array<{ id: string, name: string, quantity: number, quantityKept: number, parentLineId: string | null, paid: { minor: number, currency: string }, keptPaid: { minor: number, currency: string } }>, paidWithPoints: { points: number, amount: { minor: number, currency: string } } | null, vat: Array<{ vatPercent: number, vat: { minor: number, currency: string } }>, discounts: Array<{ campaignId: string, title: string, discount: { minor: number, currency: string }, priorPrices: Array<{ lineId: string, price: { minor: number, currency: string } }> }> } | null };

export type ConsentWordingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsentWordingsQuery = { consentWordings: Array<{ purpose: string, version: number, text: string }> };

export type SetBirthdayMutationVariables = Exact<{
  input: SetBirthdayInput;
}>;


export type SetBirthdayMutation = { setBirthday:
    | { __typename: 'BirthdaySet', member: { id: string } }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type SetConsentMutationVariables = Exact<{
  input: SetConsentInput;
}>;


export type SetConsentMutation = { setConsent:
    | { __typename: 'ConsentSet', member: { id: string, consents: Array<{ purpose: string, granted: boolean, wordingVersion: number }> } }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export const enrolMemberDocument =
  "mutation EnrolMember($input:EnrolMemberInput!){enrolMember(input:$input){__typename ...on EnrolmentReceived{received}...on MembersRefusal{reason message}}}" as TypedDocument<EnrolMemberMutation, EnrolMemberMutationVariables>;

export const myCardDocument =
  "query MyCard{me{firstName employedSince birthday{month day}card{gsrn status qr{content svg validUntil}}consents{purpose granted wordingVersion}points{balance reserved pending{points days{day points}}expiring{day points}entries(first:10){...Movements}}tier{current{id name benefits}keptUntil counted missingToKeep next{name threshold}missing rules{measure currency window months tiers{id name threshold benefits}}history{tier on reason}}}myQuiet myReceipts(first:10){...MyReceipts}}fragment Movements on PointsEntryPage{next items{id kind points pending activeOn at challengeTitle adjustmentReason}}fragment MyReceipts on ReceiptPage{next items{id number closedAt store{name}total{minor currency}refunded{minor currency}points{earned reversed status}}}" as TypedDocument<MyCardQuery, MyCardQueryVariables>;

export const worthOfMyPointsDocument =
  "query WorthOfMyPoints($currency:String!){me{points{worth(currency:$currency){minor currency}}}}" as TypedDocument<WorthOfMyPointsQuery, WorthOfMyPointsQueryVariables>;

export const moreReceiptsDocument =
  "query MoreReceipts($after:String!){myReceipts(first:25 after:$after){...MyReceipts}}fragment MyReceipts on ReceiptPage{next items{id number closedAt store{name}total{minor currency}refunded{minor currency}points{earned reversed status}}}" as TypedDocument<MoreReceiptsQuery, MoreReceiptsQueryVariables>;

export const moreMovementsDocument =
  "query MoreMovements($after:String!){me{points{entries(first:25 after:$after){...Movements}}}}fragment Movements on PointsEntryPage{next items{id kind points pending activeOn at challengeTitle adjustmentReason}}" as TypedDocument<MoreMovementsQuery, MoreMovementsQueryVariables>;

export const myStatementDocument =
  "query MyStatement($month:String){me{firstName card{gsrn}points{statement(month:$month){month firstMonth lastMonth madeAt opening{...Held}movements{id day kind points balanceAfter challengeTitle adjustmentReason activeOn lastDay receipt{id number store{name}}}leftOut sums{kind points}closing{...Held}}}}}fragment Held on PointsHeld{points spendable reserved pending}" as TypedDocument<MyStatementQuery, MyStatementQueryVariables>;

export const myReceiptDocument =
  "query MyReceipt($id:ID!){receipt(id:$id){id total{minor currency}refunded{minor currency}returnableUntil returnWindowOver trip{messages{messageId title body atEnd}}lines{id name quantity quantityKept paid{minor currency}keptPaid{minor currency}parentLineId}paidWithPoints{points amount{minor currency}}vat{vatPercent vat{minor currency}}discounts{campaignId title discount{minor currency}priorPrices{lineId price{minor currency}}}}}" as TypedDocument<MyReceiptQuery, MyReceiptQueryVariables>;

export const consentWordingsDocument =
  "query ConsentWordings{consentWordings{purpose version text}}" as TypedDocument<ConsentWordingsQuery, ConsentWordingsQueryVariables>;

export const setBirthdayDocument =
  "mutation SetBirthday($input:SetBirthdayInput!){setBirthday(input:$input){__typename ...on BirthdaySet{member{id}}...on MembersRefusal{reason message}}}" as TypedDocument<SetBirthdayMutation, SetBirthdayMutationVariables>;

export const setConsentDocument =
  "mutation SetConsent($input:SetConsentInput!){setConsent(input:$input){__typename ...on ConsentSet{member{id consents{purpose granted wordingVersion}}}...on MembersRefusal{reason message}}}" as TypedDocument<SetConsentMutation, SetConsentMutationVariables>;
