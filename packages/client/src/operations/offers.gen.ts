// Generated from the operations beside it and the committed schema: change those and run the generate script.
import type { TypedDocument } from '../typed-document';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ActivateOfferInput = {
  commandId: string;
  campaignId: string;
  /** Of a device, its open trip: it speaks for whoever showed their card on it. */
  tripId?: string | null | undefined;
};

/** OPEN: it can be chosen. DONE: all its steps stand; a return may take one back. */
export type ChallengeStatus =
  | 'OPEN'
  | 'RUNNING'
  | 'DONE'
  | 'OVER'
  | 'GIVEN_UP';

export type ChooseChallengeInput = {
  commandId: string;
  campaignId: string;
};

export type GiveUpChallengeInput = {
  commandId: string;
  campaignId: string;
};

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

export type SetDeclinedInput = {
  commandId: string;
  campaignId: string;
  /** false takes it back. */
  declined: boolean;
  /** Of a device, its open trip: it speaks for whoever showed their card on it. */
  tripId?: string | null | undefined;
};

export type SetQuietInput = {
  commandId: string;
  /** false: messages again. */
  quiet: boolean;
};

export type SetDeclinedMutationVariables = Exact<{
  input: SetDeclinedInput;
}>;


export type SetDeclinedMutation = { setDeclined:
    | { __typename: 'DeclinedSet', campaignId: string, declined: boolean }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string }
   };

export type ActivateOfferMutationVariables = Exact<{
  input: ActivateOfferInput;
}>;


export type ActivateOfferMutation = { activateOffer:
    | { __typename: 'OfferActivated', campaignId: string }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string }
   };

export type SetQuietMutationVariables = Exact<{
  input: SetQuietInput;
}>;


export type SetQuietMutation = { setQuiet:
    | { __typename: 'QuietSet', quiet: boolean }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string }
   };

export type MyOffersFragment = { next: string | null, items: Array<{ id: string, title: string, body: string, until: string, declined: boolean, activated: boolean | null, terms: string | null, usedUp: string | null, regions: Array<string>, picture: { alt: string, large: string } | null, choice: { category: string | null, brand: { name: string } | null, article: { name: string } | null } | null, stores: Array<{ name: string }>, why: { explanation: string } }> };

export type MyOffersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyOffersQuery = { myOffers: { next: string | null, items: Array<{ id: string, title: string, body: string, until: string, declined: boolean, activated: boolean | null, terms: string | null, usedUp: string | null, regions: Array<string>, picture: { alt: string, large: string } | null, choice: { category: string | null, brand: { name: string } | null, article: { name: string } | null } | null, stores: Array<{ name: string }>, why: { explanation: string } }> } };

export type ChallengeFragment = { id: string, title: string, body: string, status: ChallengeStatus, until: string, progress: number, progressText: string, personal: string | null, declined: boolean, regions: Array<string>, steps: Array<{ from: number, text: string, points: number, isReached: boolean }>, stores: Array<{ name: string }>, brand: { name: string } | null };

export type MyChallengesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyChallengesQuery = { myChallenges: { runningMax: number, open: Array<{ id: string, title: string, body: string, status: ChallengeStatus, until: string, progress: number, progressText: string, personal: string | null, declined: boolean, regions: Array<string>, steps: Array<{ from: number, text: string, points: number, isReached: boolean }>, stores: Array<{ name: string }>, brand: { name: string } | null }>, chosen: Array<{ id: string, title: string, body: string, status: ChallengeStatus, until: string, progress: number, progressText: string, personal: string | null, declined: boolean, regions: Array<string>, steps: Array<{ from: number, text: string, points: number, isReached: boolean }>, stores: Array<{ name: string }>, brand: { name: string } | null }> } };

export type ChooseChallengeMutationVariables = Exact<{
  input: ChooseChallengeInput;
}>;


export type ChooseChallengeMutation = { chooseChallenge:
    | { __typename: 'ChallengeChanged', challenge: { id: string, status: ChallengeStatus } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string }
   };

export type GiveUpChallengeMutationVariables = Exact<{
  input: GiveUpChallengeInput;
}>;


export type GiveUpChallengeMutation = { giveUpChallenge:
    | { __typename: 'ChallengeChanged', challenge: { id: string, status: ChallengeStatus } }
    | { __typename: 'OffersRefusal', reason: OffersRefusalReason, message: string }
   };

export const setDeclinedDocument =
  "mutation SetDeclined($input:SetDeclinedInput!){setDeclined(input:$input){__typename ...on DeclinedSet{campaignId declined}...on OffersRefusal{reason message}}}" as TypedDocument<SetDeclinedMutation, SetDeclinedMutationVariables>;

export const activateOfferDocument =
  "mutation ActivateOffer($input:ActivateOfferInput!){activateOffer(input:$input){__typename ...on OfferActivated{campaignId}...on OffersRefusal{reason message}}}" as TypedDocument<ActivateOfferMutation, ActivateOfferMutationVariables>;

export const setQuietDocument =
  "mutation SetQuiet($input:SetQuietInput!){setQuiet(input:$input){__typename ...on QuietSet{quiet}...on OffersRefusal{reason message}}}" as TypedDocument<SetQuietMutation, SetQuietMutationVariables>;

export const myOffersDocument =
  "query MyOffers($first:Int!$after:String){myOffers(first:$first after:$after){...MyOffers}}fragment MyOffers on MemberOfferPage{next items{id title body picture{alt large}until declined activated terms choice{category brand{name}article{name}}usedUp stores{name}regions why{explanation}}}" as TypedDocument<MyOffersQuery, MyOffersQueryVariables>;

export const myChallengesDocument =
  "query MyChallenges{myChallenges{runningMax open{...Challenge}chosen{...Challenge}}}fragment Challenge on Challenge{id title body status until progress progressText personal declined steps{from text points isReached}stores{name}regions brand{name}}" as TypedDocument<MyChallengesQuery, MyChallengesQueryVariables>;

export const chooseChallengeDocument =
  "mutation ChooseChallenge($input:ChooseChallengeInput!){chooseChallenge(input:$input){__typename ...on ChallengeChanged{challenge{id status}}...on OffersRefusal{reason message}}}" as TypedDocument<ChooseChallengeMutation, ChooseChallengeMutationVariables>;

export const giveUpChallengeDocument =
  "mutation GiveUpChallenge($input:GiveUpChallengeInput!){giveUpChallenge(input:$input){__typename ...on ChallengeChanged{challenge{id status}}...on OffersRefusal{reason message}}}" as TypedDocument<GiveUpChallengeMutation, GiveUpChallengeMutationVariables>;
