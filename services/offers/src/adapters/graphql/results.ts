import { resultOf } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { CampaignType } from './campaign.type';
import { OffersRefusal } from './refusal.type';

@ObjectType('CampaignDrafted')
export class CampaignDrafted {
  @Field(() => CampaignType)
  campaign!: CampaignType;
}

@ObjectType('CampaignChanged')
export class CampaignChanged {
  @Field(() => CampaignType)
  campaign!: CampaignType;
}

/** Answers to the changes of a campaign. */
export const DraftCampaignResult = resultOf('DraftCampaignResult', CampaignDrafted, OffersRefusal);
export const ReviseCampaignResult = resultOf('ReviseCampaignResult', CampaignChanged, OffersRefusal);
export const SubmitCampaignResult = resultOf('SubmitCampaignResult', CampaignChanged, OffersRefusal);
export const ApproveCampaignResult = resultOf('ApproveCampaignResult', CampaignChanged, OffersRefusal);
export const ReturnCampaignResult = resultOf('ReturnCampaignResult', CampaignChanged, OffersRefusal);
export const LaunchCampaignResult = resultOf('LaunchCampaignResult', CampaignChanged, OffersRefusal);
export const PauseCampaignResult = resultOf('PauseCampaignResult', CampaignChanged, OffersRefusal);
export const EndCampaignResult = resultOf('EndCampaignResult', CampaignChanged, OffersRefusal);
