import { idShape } from '@rayon/kernel';
import { type AllowRule, command } from '@rayon/subgraph';
import { z } from 'zod';
import type { AskedStep } from '../domain/campaign-change';
import type { OffersAsking } from '../graph/context';
import { offersRefusals } from '../graph/refusal.type';
import { CampaignChanged, changedCampaign, takeStep } from './changed-campaign';
import { readVersion } from './read-version';

const input = z.object({ campaignId: idShape, version: readVersion }).meta({ input: 'CampaignStepInput' });

/** A step that takes nothing but the campaign, and the version that was read. */
const stepCommand = (
  name: string,
  step: Exclude<AskedStep['step'], 'revise' | 'return'>,
  allow: readonly [AllowRule, ...AllowRule[]],
) =>
  command({
    name,
    allow,
    input,
    answer: CampaignChanged,
    refusal: offersRefusals,
    run: ({ campaignId, version }, asking: OffersAsking) =>
      takeStep({ campaignId, read: version ?? undefined }, { step }, asking),
    present: changedCampaign,
  });

export const submitCampaign = stepCommand('submitCampaign', 'submit', ['marketer', 'administrator', 'brand']);
export const approveCampaign = stepCommand('approveCampaign', 'approve', [
  'marketer',
  'administrator',
  'brand',
]);
export const launchCampaign = stepCommand('launchCampaign', 'launch', ['marketer', 'administrator', 'brand']);
export const pauseCampaign = stepCommand('pauseCampaign', 'pause', ['marketer', 'administrator', 'brand']);
export const endCampaign = stepCommand('endCampaign', 'end', ['marketer', 'administrator', 'brand']);
