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

export type ApproveAgeInput = {
  commandId: string;
  tripId: string;
  approved: boolean;
};

export type AudienceInput = {
  kind: AudienceKind;
  boughtCategory?: string | null | undefined;
  notBoughtCategory?: string | null | undefined;
};

/** PERSONALISED: members whose consent to personal offers is live, with the purchase history where one is named. */
export type AudienceKind =
  | 'EVERYBODY'
  | 'MEMBERS'
  | 'PERSONALISED';

export type AuditFinding =
  | 'CLEAN'
  | 'DISCREPANCY';

export type AuditOutcome =
  | 'OPEN'
  | 'CLEAN'
  | 'DISCREPANCY';

export type AuditReason =
  | 'NOT_DRAWN'
  | 'DRAWN_AT_RANDOM'
  | 'DRAWN_BY_RISK'
  | 'FOLLOWS_DEVICE';

/** The numbers its kind needs, and no others. */
export type BenefitInput = {
  kind: BenefitKind;
  /** PERCENT_OFF: 0.01 to 100, two decimals at most. */
  percent?: number | null | undefined;
  /** AMOUNT_OFF, FIXED_PRICE: per piece, or per kilogram of a weighed article. BASKET_AMOUNT_OFF: once. */
  amountMinor?: number | null | undefined;
  /** N_FOR_M: pieces taken. */
  take?: number | null | undefined;
  /** N_FOR_M: pieces paid. */
  pay?: number | null | undefined;
  /** BASKET_AMOUNT_OFF: reached when equal. */
  thresholdMinor?: number | null | undefined;
  /** POINTS_BONUS: as many as `per` says. */
  points?: number | null | undefined;
  /** POINTS_BONUS with `points`; BASKET when absent. */
  per?: PointsPer | null | undefined;
  /** POINTS_BONUS: 200 doubles the ordinary points. */
  multiplierPercent?: number | null | undefined;
};

export type BenefitKind =
  | 'PERCENT_OFF'
  | 'AMOUNT_OFF'
  | 'FIXED_PRICE'
  | 'N_FOR_M'
  | 'BASKET_AMOUNT_OFF'
  | 'POINTS_BONUS'
  | 'MESSAGE';

/** By the calendar and the clock of each store. */
export type CampaignHoursInput = {
  days: Array<Weekday>;
  /** HH:MM, the first minute. */
  from: string;
  /** HH:MM, the first minute it no longer applies; 24:00 at most. */
  until: string;
};

export type CampaignLimitsInput = {
  /** Pieces (or groups) within one trip. */
  perTrip?: number | null | undefined;
  /** Trips of one member. */
  perMember?: number | null | undefined;
  /** Trips, all together. */
  total?: number | null | undefined;
};

export type CampaignStatus =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'RETURNED'
  | 'APPROVED'
  | 'LIVE'
  | 'PAUSED'
  | 'ENDED';

export type CampaignStepInput = {
  commandId: string;
  campaignId: string;
};

/** A line in any of the lists is meant; all empty: the whole basket. */
export type CampaignTargetInput = {
  categories?: Array<string> | null | undefined;
  brandIds?: Array<string> | null | undefined;
  articleIds?: Array<string> | null | undefined;
  gtins?: Array<string> | null | undefined;
};

export type CampaignTriggerInput = {
  kind: TriggerKind;
};

export type CompleteAuditInput = {
  commandId: string;
  tripId: string;
  outcome: AuditFinding;
  note?: string | null | undefined;
};

export type CreateDeviceEnrolmentInput = {
  commandId: string;
  storeId: string;
  kind: DeviceKind;
  label: string;
};

export type DeviceKind =
  | 'HANDHELD'
  | 'TILL';

export type DeviceStatus =
  | 'ACTIVE'
  | 'REVOKED';

export type DraftCampaignInput = {
  title: TranslatedInput;
  body: TranslatedInput;
  from: string;
  /** First instant it no longer applies. */
  to: string;
  /** At any time of its window when absent. */
  hours?: CampaignHoursInput | null | undefined;
  /** Empty: every store. */
  storeIds?: Array<string> | null | undefined;
  /** ISO 4217, of its amounts and budget; the retailer's usual one when absent. Not for one that names none. */
  currency?: string | null | undefined;
  /** Everybody when absent. */
  audience?: AudienceInput | null | undefined;
  target?: CampaignTargetInput | null | undefined;
  /** BASKET when absent. */
  trigger?: CampaignTriggerInput | null | undefined;
  benefit: BenefitInput;
  /** EXCLUSIVE when absent. */
  stacking?: Stacking | null | undefined;
  /** 0 to 1000; 0 when absent. The higher one wins ties. */
  priority?: number | null | undefined;
  limits?: CampaignLimitsInput | null | undefined;
  /** The most it may take off, all trips together. */
  budgetMinor?: number | null | undefined;
  commandId: string;
  /** A brand's own is understood. */
  brandId?: string | null | undefined;
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
  | 'COMMAND_ID_REUSED';

export type OffersRefusalReason =
  | 'BAD_INPUT'
  | 'COMMAND_ID_REUSED'
  | 'CAMPAIGN_NOT_FOUND'
  | 'NOT_YOUR_STORE'
  | 'WRONG_STATUS'
  | 'WINDOW_OVER'
  | 'OWN_CAMPAIGN';

/** BASKET: once per trip; UNIT: for each paid piece, up to what the limits say. */
export type PointsPer =
  | 'BASKET'
  | 'UNIT';

/** What the amount is for. */
export type PriceUnit =
  | 'UNIT'
  | 'KILOGRAM';

export type ReturnCampaignInput = {
  commandId: string;
  campaignId: string;
  /** What its author should change; 1 to 300 characters. */
  reason: string;
};

export type ReviseCampaignInput = {
  title: TranslatedInput;
  body: TranslatedInput;
  from: string;
  /** First instant it no longer applies. */
  to: string;
  /** At any time of its window when absent. */
  hours?: CampaignHoursInput | null | undefined;
  /** Empty: every store. */
  storeIds?: Array<string> | null | undefined;
  /** ISO 4217, of its amounts and budget; the retailer's usual one when absent. Not for one that names none. */
  currency?: string | null | undefined;
  /** Everybody when absent. */
  audience?: AudienceInput | null | undefined;
  target?: CampaignTargetInput | null | undefined;
  /** BASKET when absent. */
  trigger?: CampaignTriggerInput | null | undefined;
  benefit: BenefitInput;
  /** EXCLUSIVE when absent. */
  stacking?: Stacking | null | undefined;
  /** 0 to 1000; 0 when absent. The higher one wins ties. */
  priority?: number | null | undefined;
  limits?: CampaignLimitsInput | null | undefined;
  /** The most it may take off, all trips together. */
  budgetMinor?: number | null | undefined;
  commandId: string;
  campaignId: string;
};

export type RevokeDeviceInput = {
  commandId: string;
  deviceId: string;
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
  | 'RECEIPT_NUMBER_USED'
  | 'RECEIPT_NOT_FOUND'
  | 'RECEIPT_IN_OTHER_CURRENCY'
  | 'NOTHING_LEFT_TO_RETURN';

export type SessionKind =
  | 'ANONYMOUS'
  | 'MEMBER'
  | 'DEVICE'
  | 'TERMINAL'
  | 'STAFF'
  | 'BRAND'
  | 'SERVICE';

/** EXCLUSIVE: the best one per article; STACKABLE: adds up with the others. */
export type Stacking =
  | 'EXCLUSIVE'
  | 'STACKABLE';

export type StaffRole =
  | 'ASSOCIATE'
  | 'MARKETER'
  | 'ADMINISTRATOR';

export type TranslatedInput = {
  fr: string;
  en: string;
};

/** When a MESSAGE is issued: as the trip opens, or as a targeted line is scanned. Price benefits always apply. */
export type TriggerKind =
  | 'TRIP_OPENED'
  | 'LINE_SCANNED'
  | 'BASKET';

export type Weekday =
  | 'MONDAY'
  | 'TUESDAY'
  | 'WEDNESDAY'
  | 'THURSDAY'
  | 'FRIDAY'
  | 'SATURDAY'
  | 'SUNDAY';

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { session: { kind: SessionKind, name: string | null, role: StaffRole | null, storeIds: Array<string>, brandId: string | null } };

export type CampaignFragment = { id: string, status: CampaignStatus, to: string, storeIds: Array<string>, currency: string | null, returnedReason: string | null, writtenByMe: boolean, title: { fr: string, en: string }, brand: { id: string, name: string } | null, audience: { kind: AudienceKind }, benefit: { kind: BenefitKind, percent: number | null, amountMinor: number | null, take: number | null, pay: number | null, thresholdMinor: number | null, points: number | null, per: PointsPer | null, multiplierPercent: number | null }, budget: { minor: number, currency: string } | null, results: { uses: number | null, messagesIssued: number | null, withheldBelow: number | null, discountGiven: Array<{ minor: number, currency: string }> | null, budgetLeft: { minor: number, currency: string } | null } };

export type CampaignsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CampaignsQuery = { campaigns: { next: string | null, items: Array<{ id: string, status: CampaignStatus, to: string, storeIds: Array<string>, currency: string | null, returnedReason: string | null, writtenByMe: boolean, title: { fr: string, en: string }, brand: { id: string, name: string } | null, audience: { kind: AudienceKind }, benefit: { kind: BenefitKind, percent: number | null, amountMinor: number | null, take: number | null, pay: number | null, thresholdMinor: number | null, points: number | null, per: PointsPer | null, multiplierPercent: number | null }, budget: { minor: number, currency: string } | null, results: { uses: number | null, messagesIssued: number | null, withheldBelow: number | null, discountGiven: Array<{ minor: number, currency: string }> | null, budgetLeft: { minor: number, currency: string } | null } }> } };

export type CampaignContentFragment = { version: number, from: string, storeIds: Array<string>, stacking: Stacking, priority: number, body: { fr: string, en: string }, hours: { days: Array<Weekday>, from: string, until: string } | null, stores: Array<{ name: string } | null>, audience: { boughtCategory: string | null, notBoughtCategory: string | null }, target: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null> }, trigger: { kind: TriggerKind }, limits: { perTrip: number | null, perMember: number | null, total: number | null } };

export type CampaignQueryVariables = Exact<{
  id: string;
}>;


export type CampaignQuery = { campaign: { id: string, status: CampaignStatus, to: string, storeIds: Array<string>, currency: string | null, returnedReason: string | null, writtenByMe: boolean, version: number, from: string, stacking: Stacking, priority: number, title: { fr: string, en: string }, brand: { id: string, name: string } | null, audience: { kind: AudienceKind, boughtCategory: string | null, notBoughtCategory: string | null }, benefit: { kind: BenefitKind, percent: number | null, amountMinor: number | null, take: number | null, pay: number | null, thresholdMinor: number | null, points: number | null, per: PointsPer | null, multiplierPercent: number | null }, budget: { minor: number, currency: string } | null, results: { uses: number | null, messagesIssued: number | null, withheldBelow: number | null, discountGiven: Array<{ minor: number, currency: string }> | null, budgetLeft: { minor: number, currency: string } | null }, body: { fr: string, en: string }, hours: { days: Array<Weekday>, from: string, until: string } | null, stores: Array<{ name: string } | null>, target: { categories: Array<string>, brandIds: Array<string>, articleIds: Array<string>, gtins: Array<string>, brands: Array<{ name: string } | null>, articles: Array<{ name: string } | null> }, trigger: { kind: TriggerKind }, limits: { perTrip: number | null, perMember: number | null, total: number | null } } | null };

export type SubmitCampaignMutationVariables = Exact<{
  input: CampaignStepInput;
}>;


export type SubmitCampaignMutation = { submitCampaign:
    | { __typename: 'CampaignChanged', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type ApproveCampaignMutationVariables = Exact<{
  input: CampaignStepInput;
}>;


export type ApproveCampaignMutation = { approveCampaign:
    | { __typename: 'CampaignChanged', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type ReturnCampaignMutationVariables = Exact<{
  input: ReturnCampaignInput;
}>;


export type ReturnCampaignMutation = { returnCampaign:
    | { __typename: 'CampaignChanged', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type LaunchCampaignMutationVariables = Exact<{
  input: CampaignStepInput;
}>;


export type LaunchCampaignMutation = { launchCampaign:
    | { __typename: 'CampaignChanged', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type PauseCampaignMutationVariables = Exact<{
  input: CampaignStepInput;
}>;


export type PauseCampaignMutation = { pauseCampaign:
    | { __typename: 'CampaignChanged', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type EndCampaignMutationVariables = Exact<{
  input: CampaignStepInput;
}>;


export type EndCampaignMutation = { endCampaign:
    | { __typename: 'CampaignChanged', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type DraftCampaignMutationVariables = Exact<{
  input: DraftCampaignInput;
}>;


export type DraftCampaignMutation = { draftCampaign:
    | { __typename: 'CampaignDrafted', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type ReviseCampaignMutationVariables = Exact<{
  input: ReviseCampaignInput;
}>;


export type ReviseCampaignMutation = { reviseCampaign:
    | { __typename: 'CampaignChanged', campaign: { id: string } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string, field: string | null }
   };

export type BrandsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type BrandsQuery = { brands: { next: string | null, items: Array<{ id: string, name: string }> } };

export type FindArticlesQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type FindArticlesQuery = { articles: { next: string | null, items: Array<{ id: string, name: string, brand: { name: string } | null }> } };

export type CategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type CategoriesQuery = { categories: Array<string> };

export type ArticlesQueryVariables = Exact<{
  search?: string | null | undefined;
  storeId: string;
  after?: string | null | undefined;
}>;


export type ArticlesQuery = { articles: { next: string | null, items: Array<{ id: string, name: string, category: string, codes: Array<string>, brand: { name: string } | null, price: { per: PriceUnit, amount: { minor: number, currency: string } } | null }> } };

export type DevicesQueryVariables = Exact<{
  storeId: string;
  after?: string | null | undefined;
}>;


export type DevicesQuery = { devices: { next: string | null, items: Array<{ id: string, kind: DeviceKind, label: string, status: DeviceStatus, enrolledAt: string, lastSeenAt: string | null }> } };

export type DeviceNamesQueryVariables = Exact<{
  storeId: string;
  after?: string | null | undefined;
}>;


export type DeviceNamesQuery = { devices: { next: string | null, items: Array<{ id: string, label: string }> } };

export type CreateDeviceEnrolmentMutationVariables = Exact<{
  input: CreateDeviceEnrolmentInput;
}>;


export type CreateDeviceEnrolmentMutation = { createDeviceEnrolment:
    | { __typename: 'DeviceEnrolmentCreated', code: string, expiresAt: string }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type RevokeDeviceMutationVariables = Exact<{
  input: RevokeDeviceInput;
}>;


export type RevokeDeviceMutation = { revokeDevice:
    | { __typename: 'DeviceRevoked', device: { id: string, status: DeviceStatus } }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type WaitingTripsQueryVariables = Exact<{
  storeId: string;
}>;


export type WaitingTripsQuery = { tripsNeedingHelp: Array<{ id: string, deviceId: string, claimedBy: string | null, openedAt: string, endedAt: string | null, requiredAge: number, ageCheck: AgeCheck, piecesCount: number, store: { id: string }, member: { firstName: string } | null, audit: { required: boolean, outcome: AuditOutcome | null, reason: AuditReason } | null, due: { minor: number, currency: string } | null, subtotal: { minor: number, currency: string }, lines: Array<{ id: string, name: string, quantity: number, minimumAge: number }> }> };

export type ApproveAgeMutationVariables = Exact<{
  input: ApproveAgeInput;
}>;


export type ApproveAgeMutation = { approveAge:
    | { __typename: 'AgeChecked', trip: { id: string } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export type CompleteAuditMutationVariables = Exact<{
  input: CompleteAuditInput;
}>;


export type CompleteAuditMutation = { completeAudit:
    | { __typename: 'AuditCompleted', trip: { id: string } }
    | { __typename: 'ScannerRefusal', reason: ScannerRefusalReason, message: string }
   };

export const whoAmIDocument =
  "query WhoAmI{session{kind name role storeIds brandId}}" as TypedDocument<WhoAmIQuery, WhoAmIQueryVariables>;

export const campaignsDocument =
  "query Campaigns($after:String){campaigns(first:20 after:$after){items{...Campaign}next}}fragment Campaign on Campaign{id status title{fr en}brand{id name}to storeIds currency audience{kind}benefit{kind percent amountMinor take pay thresholdMinor points per multiplierPercent}budget{minor currency}returnedReason writtenByMe results{uses discountGiven{minor currency}messagesIssued budgetLeft{minor currency}withheldBelow}}" as TypedDocument<CampaignsQuery, CampaignsQueryVariables>;

export const campaignDocument =
  "query Campaign($id:ID!){campaign(id:$id){...Campaign ...CampaignContent}}fragment Campaign on Campaign{id status title{fr en}brand{id name}to storeIds currency audience{kind}benefit{kind percent amountMinor take pay thresholdMinor points per multiplierPercent}budget{minor currency}returnedReason writtenByMe results{uses discountGiven{minor currency}messagesIssued budgetLeft{minor currency}withheldBelow}}fragment CampaignContent on Campaign{version body{fr en}from hours{days from until}storeIds stores{name}audience{boughtCategory notBoughtCategory}target{categories brandIds brands{name}articleIds articles{name}gtins}trigger{kind}stacking priority limits{perTrip perMember total}}" as TypedDocument<CampaignQuery, CampaignQueryVariables>;

export const submitCampaignDocument =
  "mutation SubmitCampaign($input:CampaignStepInput!){submitCampaign(input:$input){__typename ...on CampaignChanged{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<SubmitCampaignMutation, SubmitCampaignMutationVariables>;

export const approveCampaignDocument =
  "mutation ApproveCampaign($input:CampaignStepInput!){approveCampaign(input:$input){__typename ...on CampaignChanged{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<ApproveCampaignMutation, ApproveCampaignMutationVariables>;

export const returnCampaignDocument =
  "mutation ReturnCampaign($input:ReturnCampaignInput!){returnCampaign(input:$input){__typename ...on CampaignChanged{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<ReturnCampaignMutation, ReturnCampaignMutationVariables>;

export const launchCampaignDocument =
  "mutation LaunchCampaign($input:CampaignStepInput!){launchCampaign(input:$input){__typename ...on CampaignChanged{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<LaunchCampaignMutation, LaunchCampaignMutationVariables>;

export const pauseCampaignDocument =
  "mutation PauseCampaign($input:CampaignStepInput!){pauseCampaign(input:$input){__typename ...on CampaignChanged{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<PauseCampaignMutation, PauseCampaignMutationVariables>;

export const endCampaignDocument =
  "mutation EndCampaign($input:CampaignStepInput!){endCampaign(input:$input){__typename ...on CampaignChanged{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<EndCampaignMutation, EndCampaignMutationVariables>;

export const draftCampaignDocument =
  "mutation DraftCampaign($input:DraftCampaignInput!){draftCampaign(input:$input){__typename ...on CampaignDrafted{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<DraftCampaignMutation, DraftCampaignMutationVariables>;

export const reviseCampaignDocument =
  "mutation ReviseCampaign($input:ReviseCampaignInput!){reviseCampaign(input:$input){__typename ...on CampaignChanged{campaign{id}}...on OffersRefusal{reason message field}}}" as TypedDocument<ReviseCampaignMutation, ReviseCampaignMutationVariables>;

export const brandsDocument =
  "query Brands($search:String){brands(search:$search first:20){items{id name}next}}" as TypedDocument<BrandsQuery, BrandsQueryVariables>;

export const findArticlesDocument =
  "query FindArticles($search:String){articles(search:$search first:20){items{id name brand{name}}next}}" as TypedDocument<FindArticlesQuery, FindArticlesQueryVariables>;

export const categoriesDocument =
  "query Categories{categories}" as TypedDocument<CategoriesQuery, CategoriesQueryVariables>;

export const articlesDocument =
  "query Articles($search:String$storeId:ID!$after:String){articles(search:$search first:25 after:$after){items{id name category codes brand{name}price(storeId:$storeId){amount{minor currency}per}}next}}" as TypedDocument<ArticlesQuery, ArticlesQueryVariables>;

export const devicesDocument =
  "query Devices($storeId:ID!$after:String){devices(storeId:$storeId first:20 after:$after){items{id kind label status enrolledAt lastSeenAt}next}}" as TypedDocument<DevicesQuery, DevicesQueryVariables>;

export const deviceNamesDocument =
  "query DeviceNames($storeId:ID!$after:String){devices(storeId:$storeId first:100 after:$after){items{id label}next}}" as TypedDocument<DeviceNamesQuery, DeviceNamesQueryVariables>;

export const createDeviceEnrolmentDocument =
  "mutation CreateDeviceEnrolment($input:CreateDeviceEnrolmentInput!){createDeviceEnrolment(input:$input){__typename ...on DeviceEnrolmentCreated{code expiresAt}...on MembersRefusal{reason message}}}" as TypedDocument<CreateDeviceEnrolmentMutation, CreateDeviceEnrolmentMutationVariables>;

export const revokeDeviceDocument =
  "mutation RevokeDevice($input:RevokeDeviceInput!){revokeDevice(input:$input){__typename ...on DeviceRevoked{device{id status}}...on MembersRefusal{reason message}}}" as TypedDocument<RevokeDeviceMutation, RevokeDeviceMutationVariables>;

export const waitingTripsDocument =
  "query WaitingTrips($storeId:ID!){tripsNeedingHelp(storeId:$storeId){id store{id}member{firstName}deviceId claimedBy openedAt endedAt requiredAge ageCheck audit{required outcome reason}due{minor currency}subtotal{minor currency}piecesCount lines{id name quantity minimumAge}}}" as TypedDocument<WaitingTripsQuery, WaitingTripsQueryVariables>;

export const approveAgeDocument =
  "mutation ApproveAge($input:ApproveAgeInput!){approveAge(input:$input){__typename ...on AgeChecked{trip{id}}...on ScannerRefusal{reason message}}}" as TypedDocument<ApproveAgeMutation, ApproveAgeMutationVariables>;

export const completeAuditDocument =
  "mutation CompleteAudit($input:CompleteAuditInput!){completeAudit(input:$input){__typename ...on AuditCompleted{trip{id}}...on ScannerRefusal{reason message}}}" as TypedDocument<CompleteAuditMutation, CompleteAuditMutationVariables>;
