// Generated from the operations beside it and the committed schema: change those and run the generate script.
import type { TypedDocument } from '../typed-document';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All facts of an article. Prices and lots not mentioned stay as they are. */
export type ArticleRowInput = {
  /** The retailer's own number; the same one again changes that article. */
  reference: string;
  name: string;
  brand?: string | null | undefined;
  category: string;
  codes: Array<string>;
  soldBy: SoldBy;
  minimumAge?: number;
  /** The most that offers together may take off its price, 34 for 34 %; 0: it has no offers. Left out: as it is, no such limit for a new article. */
  promotionCapPercent?: number | null | undefined;
  /** VAT rate, 5.5 for 5.5 %, two decimals at most. Left out: as it is, none for a new article. */
  vatPercent?: number | null | undefined;
  /** What it costs the retailer, one per currency. Those not mentioned stay as they are. */
  purchasePrices?: Array<ArticleRowPurchasePriceInput>;
  deposit?: boolean;
  depositReference?: string | null | undefined;
  prices?: Array<ArticleRowPriceInput>;
  lots?: Array<ArticleRowLotInput>;
  /** Left out: as it is, NONE for a new article, so that an import never lifts a recall by omission. */
  saleStop?: SaleStop | null | undefined;
};

export type ArticleRowLotInput = {
  storeReference: string;
  lot: string;
  /** YYYY-MM-DD. */
  expiresOn: string;
  markdownPercent?: number;
};

export type ArticleRowPriceInput = {
  storeReference: string;
  /** Minor units of the store's currency, per piece or per kilogram. */
  minor: number;
};

export type ArticleRowPurchasePriceInput = {
  /** ISO 4217. */
  currency: string;
  /** Minor units without VAT, per piece or per kilogram. */
  minor: number;
};

export type CatalogRefusalReason =
  | 'BAD_INPUT'
  | 'COMMAND_ID_REUSED'
  | 'MISSING'
  | 'TOO_LONG'
  | 'TOO_MANY'
  | 'ILLEGAL_TEXT'
  | 'BAD_CODE'
  | 'WRONG_CHECK_DIGIT'
  | 'DUPLICATE_CODE'
  | 'DUPLICATE_REFERENCE'
  | 'DUPLICATE_STORE'
  | 'DUPLICATE_LOT'
  | 'DUPLICATE_CURRENCY'
  | 'NOT_YOUR_STORE'
  | 'UNKNOWN_STORE'
  | 'UNKNOWN_ARTICLE'
  | 'UNKNOWN_DEPOSIT'
  | 'DEPOSIT_OF_DEPOSIT'
  | 'DEPOSIT_IN_USE'
  | 'NEGATIVE_PRICE'
  | 'PRICE_TOO_HIGH'
  | 'BAD_AGE'
  | 'BAD_VAT_RATE'
  | 'BAD_PROMOTION_CAP'
  | 'BAD_PERCENT'
  | 'BAD_DATE'
  | 'BAD_CURRENCY'
  | 'BAD_TIME_ZONE'
  | 'CURRENCY_IN_USE'
  | 'SOLD_BY_CHANGED';

export type CreateBrandUserInput = {
  commandId: string;
  email: string;
  password: string;
  name: string;
  brandId: string;
};

export type CreateStaffInput = {
  commandId: string;
  email: string;
  password: string;
  name: string;
  role: StaffRole;
  /** At least one for an associate; empty means every store for the others. */
  storeIds?: Array<string> | null | undefined;
};

export type DefineBrandInput = {
  commandId: string;
  name: string;
};

export type DefineStoreInput = {
  commandId: string;
  /** The retailer's own number; the same one again changes that store. */
  reference: string;
  name: string;
  city: string;
  currency: string;
  timeZone: string;
  /** As the retailer calls it, the same text for each of its stores; none when absent. */
  region?: string | null | undefined;
};

export type ImportArticlesInput = {
  commandId: string;
  /** At most 500, with 2,500 prices, purchase prices and lots among them. */
  rows: Array<ArticleRowInput>;
  /** Only say what would happen. */
  dryRun?: boolean;
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

export type PutLotInput = {
  commandId: string;
  articleId: string;
  storeId: string;
  lot: string;
  expiresOn: string;
  markdownPercent?: number;
  recalled?: boolean;
};

/** STOPPED: withdrawn from sale. RECALLED: called back from those who bought it. */
export type SaleStop =
  | 'NONE'
  | 'STOPPED'
  | 'RECALLED';

/** By the piece or by weight. */
export type SoldBy =
  | 'UNIT'
  | 'WEIGHT';

export type StaffRole =
  | 'ASSOCIATE'
  | 'MARKETER'
  | 'ADMINISTRATOR';

export type DefineStoreMutationVariables = Exact<{
  input: DefineStoreInput;
}>;


export type DefineStoreMutation = { defineStore:
    | { __typename: 'StoreDefined', store: { id: string } }
    | { __typename: 'CatalogRefusal', reason: CatalogRefusalReason, message: string }
   };

export type DefineBrandMutationVariables = Exact<{
  input: DefineBrandInput;
}>;


export type DefineBrandMutation = { defineBrand:
    | { __typename: 'BrandDefined', brand: { id: string } }
    | { __typename: 'CatalogRefusal', reason: CatalogRefusalReason, message: string }
   };

export type ImportArticlesMutationVariables = Exact<{
  input: ImportArticlesInput;
}>;


export type ImportArticlesMutation = { importArticles:
    | { __typename: 'ArticlesImported', created: number, changed: number, unchanged: number, rejected: Array<{ row: number, reference: string, reason: CatalogRefusalReason, message: string }> }
    | { __typename: 'CatalogRefusal', reason: CatalogRefusalReason, message: string }
   };

export type PutLotMutationVariables = Exact<{
  input: PutLotInput;
}>;


export type PutLotMutation = { putLot:
    | { __typename: 'LotPut', article: { id: string } }
    | { __typename: 'CatalogRefusal', reason: CatalogRefusalReason, message: string }
   };

export type CreateStaffMutationVariables = Exact<{
  input: CreateStaffInput;
}>;


export type CreateStaffMutation = { createStaff:
    | { __typename: 'StaffCreated', staffId: string }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type CreateBrandUserMutationVariables = Exact<{
  input: CreateBrandUserInput;
}>;


export type CreateBrandUserMutation = { createBrandUser:
    | { __typename: 'BrandUserCreated', brandUserId: string }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type LiveCampaignsQueryVariables = Exact<{ [key: string]: never; }>;


export type LiveCampaignsQuery = { campaigns: { items: Array<{ from: string, to: string, title: { en: string } }> } };

export type ArticleByCodeQueryVariables = Exact<{
  code: string;
}>;


export type ArticleByCodeQuery = { articleByCode: { id: string } | null };

export type LedgerAuditQueryVariables = Exact<{ [key: string]: never; }>;


export type LedgerAuditQuery = { ledgerAudit: { receipts: number, outstanding: number, discrepancies: Array<{ about: string, finding: string }> } };

export const defineStoreDocument =
  "mutation DefineStore($input:DefineStoreInput!){defineStore(input:$input){__typename ...on StoreDefined{store{id}}...on CatalogRefusal{reason message}}}" as TypedDocument<DefineStoreMutation, DefineStoreMutationVariables>;

export const defineBrandDocument =
  "mutation DefineBrand($input:DefineBrandInput!){defineBrand(input:$input){__typename ...on BrandDefined{brand{id}}...on CatalogRefusal{reason message}}}" as TypedDocument<DefineBrandMutation, DefineBrandMutationVariables>;

export const importArticlesDocument =
  "mutation ImportArticles($input:ImportArticlesInput!){importArticles(input:$input){__typename ...on ArticlesImported{created changed unchanged rejected{row reference reason message}}...on CatalogRefusal{reason message}}}" as TypedDocument<ImportArticlesMutation, ImportArticlesMutationVariables>;

export const putLotDocument =
  "mutation PutLot($input:PutLotInput!){putLot(input:$input){__typename ...on LotPut{article{id}}...on CatalogRefusal{reason message}}}" as TypedDocument<PutLotMutation, PutLotMutationVariables>;

export const createStaffDocument =
  "mutation CreateStaff($input:CreateStaffInput!){createStaff(input:$input){__typename ...on StaffCreated{staffId}...on MembersRefusal{reason message}}}" as TypedDocument<CreateStaffMutation, CreateStaffMutationVariables>;

export const createBrandUserDocument =
  "mutation CreateBrandUser($input:CreateBrandUserInput!){createBrandUser(input:$input){__typename ...on BrandUserCreated{brandUserId}...on MembersRefusal{reason message}}}" as TypedDocument<CreateBrandUserMutation, CreateBrandUserMutationVariables>;

export const liveCampaignsDocument =
  "query LiveCampaigns{campaigns(first:100 status:LIVE){items{title{en}from to}}}" as TypedDocument<LiveCampaignsQuery, LiveCampaignsQueryVariables>;

export const articleByCodeDocument =
  "query ArticleByCode($code:String!){articleByCode(code:$code){id}}" as TypedDocument<ArticleByCodeQuery, ArticleByCodeQueryVariables>;

export const ledgerAuditDocument =
  "query LedgerAudit{ledgerAudit{receipts outstanding discrepancies{about finding}}}" as TypedDocument<LedgerAuditQuery, LedgerAuditQueryVariables>;
