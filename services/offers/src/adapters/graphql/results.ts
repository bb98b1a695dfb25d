import { createUnionType, Field, ObjectType } from 'type-graphql';
import { CampaignType } from './campaign.type';
import { OffersRefusal } from './refusal';

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

const isRefusal = (value: object): boolean => 'reason' in value;

export const DraftCampaignResult = createUnionType({
  name: 'DraftCampaignResult',
  types: () => [CampaignDrafted, OffersRefusal] as const,
  resolveType: (value) => (isRefusal(value) ? 'OffersRefusal' : 'CampaignDrafted'),
});

const changeResult = (name: string) =>
  createUnionType({
    name,
    types: () => [CampaignChanged, OffersRefusal] as const,
    resolveType: (value) => (isRefusal(value) ? 'OffersRefusal' : 'CampaignChanged'),
  });

export const ReviseCampaignResult = changeResult('ReviseCampaignResult');
export const SubmitCampaignResult = changeResult('SubmitCampaignResult');
export const ApproveCampaignResult = changeResult('ApproveCampaignResult');
export const ReturnCampaignResult = changeResult('ReturnCampaignResult');
export const LaunchCampaignResult = changeResult('LaunchCampaignResult');
export const PauseCampaignResult = changeResult('PauseCampaignResult');
export const EndCampaignResult = changeResult('EndCampaignResult');
