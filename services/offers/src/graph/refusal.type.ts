import type { BadInput, Translated } from '@rayon/kernel';
import { type EnumOf, refusals } from '@rayon/subgraph';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { CampaignStatus } from '../domain/campaign';
import type { LineRefusal } from '../domain/code-batch';
import { campaignStatus } from './enums';
import { type OffersRejection, textOf } from './refusal-texts';

/** Names of the graph for the reasons. */
const OffersRefusalReason: EnumOf<OffersRejection['reason']> = {
  BAD_INPUT: 'BadInput',
  COMMAND_ID_REUSED: 'CommandIdReused',
  CAMPAIGN_NOT_FOUND: 'CampaignNotFound',
  NOT_YOUR_STORE: 'NotYourStore',
  BRAND_APPROVES: 'BrandApproves',
  RETAILER_APPROVES: 'RetailerApproves',
  ONLY_PAYS: 'OnlyPays',
  VERSION_CHANGED: 'VersionChanged',
  WRONG_STATUS: 'WrongStatus',
  WINDOW_OVER: 'WindowOver',
  OWN_CAMPAIGN: 'OwnCampaign',
  RETAILER_RESUMES: 'RetailerResumes',
  TOO_MANY_DRY_RUNS: 'TooManyDryRuns',
  TOO_MANY_PICTURES: 'TooManyPictures',
  NO_OWN_CODES: 'NoOwnCodes',
  TOO_MANY_CODES: 'TooManyCodes',
  TRIP_NOT_FOUND: 'TripNotFound',
  CARD_NEEDED: 'CardNeeded',
  TOO_MANY_DECLINED: 'TooManyDeclined',
  NO_ACTIVATION: 'NoActivation',
  ALREADY_CHOSEN: 'AlreadyChosen',
  TOO_MANY_CHALLENGES: 'TooManyChallenges',
  NOT_RUNNING: 'NotRunning',
};
registerEnumType(OffersRefusalReason, { name: 'OffersRefusalReason' });

/** Why something was not done. */
@ObjectType('OffersRefusal', {
  simpleResolvers: true,
  description: 'Why something was not done, and what to do.',
})
class OffersRefusal {
  @Field(() => OffersRefusalReason)
  reason!: OffersRejection['reason'];

  @Field(() => String, { description: "In the caller's language." })
  message!: string;

  @Field(() => String, { nullable: true, description: 'The member of the input it is about.' })
  field?: string;

  @Field(() => campaignStatus.enum, { nullable: true, description: 'Where the campaign stands.' })
  status?: CampaignStatus;
}

/** How offers say no; input without the right form breaks the rule that any malformed content breaks. */
export const offersRefusals = refusals(
  OffersRefusal,
  (rejection: OffersRejection | BadInput) => textOf(ruleNamed(rejection)),
  (rejection) => {
    const named = ruleNamed(rejection);
    return {
      ...(named.reason === 'BadInput' ? { field: named.problem.field } : {}),
      ...(named.reason === 'WrongStatus' ? { status: named.status } : {}),
    };
  },
);

/** Why a line of a list of codes was not taken. */
export const lineTexts: Readonly<Record<LineRefusal, Translated>> = {
  empty: { fr: 'La ligne est vide.', en: 'The line is empty.' },
  'too-long': { fr: 'Un code a 40 signes au plus.', en: 'A code has 40 signs at most.' },
  repeated: {
    fr: 'Ce code est déjà plus haut dans la liste.',
    en: 'This code stands further up in the list.',
  },
  'already-there': { fr: 'La campagne a déjà ce code.', en: 'The campaign has this code already.' },
};

const ruleNamed = (rejection: OffersRejection | BadInput): OffersRejection =>
  rejection.reason === 'BadInput' && 'field' in rejection
    ? { reason: 'BadInput', problem: { field: rejection.field, rule: 'malformed' } }
    : rejection;
