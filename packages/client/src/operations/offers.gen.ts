// Generated from the operations beside it and the committed schema: change those and run the generate script.
import type { TypedDocument } from '../typed-document';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type OffersRefusalReason =
  | 'BAD_INPUT'
  | 'COMMAND_ID_REUSED'
  | 'CAMPAIGN_NOT_FOUND'
  | 'NOT_YOUR_STORE'
  | 'BRAND_APPROVES'
  | 'RETAILER_APPROVES'
  | 'ONLY_PAYS'
  | 'WRONG_STATUS'
  | 'WINDOW_OVER'
  | 'OWN_CAMPAIGN'
  | 'TOO_MANY_DRY_RUNS'
  | 'TRIP_NOT_FOUND'
  | 'CARD_NEEDED'
  | 'TOO_MANY_DECLINED';

export type SetDeclinedInput = {
  commandId: string;
  campaignId: string;
  /** false takes it back. */
  declined: boolean;
  /** Of a device, its open trip: it speaks for whoever showed their card on it. */
  tripId?: string | null | undefined;
};

export type SetDeclinedMutationVariables = Exact<{
  input: SetDeclinedInput;
}>;


export type SetDeclinedMutation = { setDeclined:
    | { __typename: 'DeclinedSet', campaignId: string, declined: boolean }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string }
   };

export type MyOffersFragment = { next: string | null, items: Array<{ id: string, title: string, body: string, until: string, declined: boolean, usedUp: string | null, stores: Array<{ name: string }>, why: { explanation: string } }> };

export type MyOffersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyOffersQuery = { myOffers: { next: string | null, items: Array<{ id: string, title: string, body: string, until: string, declined: boolean, usedUp: string | null, stores: Array<{ name: string }>, why: { explanation: string } }> } };

export const setDeclinedDocument =
  "mutation SetDeclined($input:SetDeclinedInput!){setDeclined(input:$input){__typename ...on DeclinedSet{campaignId declined}...on OffersRefusal{reason message}}}" as TypedDocument<SetDeclinedMutation, SetDeclinedMutationVariables>;

export const myOffersDocument =
  "query MyOffers($first:Int!$after:String){myOffers(first:$first after:$after){...MyOffers}}fragment MyOffers on MemberOfferPage{next items{id title body until declined usedUp stores{name}why{explanation}}}" as TypedDocument<MyOffersQuery, MyOffersQueryVariables>;
