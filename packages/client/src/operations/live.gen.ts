// Generated from the operations beside it and the committed schema: change those and run the generate script.
import type { TypedDocument } from '../typed-document';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type TripFeedSubscriptionVariables = Exact<{
  tripId: string;
  afterMessage?: number | null | undefined;
}>;


export type TripFeedSubscription = { tripFeed:
    | { __typename: 'TripMessage', sequence: number, messageId: string, campaignId: string, title: string, body: string, sponsored: boolean, picture: { alt: string, small: string } | null }
    | { __typename: 'TripStatus', status: string }
    | { __typename: 'TripPoints', points: number, balance: number }
    | { __typename: 'RefetchNeeded', reason: string }
   };

export type StoreFeedSubscriptionVariables = Exact<{
  storeId: string;
}>;


export type StoreFeedSubscription = { storeFeed:
    | { __typename: 'StoreTripChanged', tripId: string, status: string, at: string }
    | { __typename: 'RefetchNeeded', reason: string }
   };

export type CampaignFeedSubscriptionVariables = Exact<{
  campaignId: string;
}>;


export type CampaignFeedSubscription = { campaignFeed:
    | { __typename: 'CampaignStatusChanged', status: string, version: number, at: string }
    | { __typename: 'CampaignMessageIssued', at: string }
    | { __typename: 'RefetchNeeded', reason: string }
   };

export const tripFeedDocument =
  "subscription TripFeed($tripId:ID!$afterMessage:Int){tripFeed(tripId:$tripId afterMessage:$afterMessage){__typename ...on TripMessage{sequence messageId campaignId title body sponsored picture{alt small}}...on TripStatus{status}...on TripPoints{points balance}...on RefetchNeeded{reason}}}" as TypedDocument<TripFeedSubscription, TripFeedSubscriptionVariables>;

export const storeFeedDocument =
  "subscription StoreFeed($storeId:ID!){storeFeed(storeId:$storeId){__typename ...on StoreTripChanged{tripId status at}...on RefetchNeeded{reason}}}" as TypedDocument<StoreFeedSubscription, StoreFeedSubscriptionVariables>;

export const campaignFeedDocument =
  "subscription CampaignFeed($campaignId:ID!){campaignFeed(campaignId:$campaignId){__typename ...on CampaignStatusChanged{status version at}...on CampaignMessageIssued{at}...on RefetchNeeded{reason}}}" as TypedDocument<CampaignFeedSubscription, CampaignFeedSubscriptionVariables>;
