import { randomBytes } from 'node:crypto';
import { idShape, rejected } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { misfit } from '../domain/campaign-change';
import { batchMax } from '../domain/code-batch';
import { drawnSigns, prefixPattern } from '../domain/code-text';
import { CampaignType, presentCampaign } from '../graph/campaign.type';
import type { OffersAsking } from '../graph/context';
import { offersRefusals } from '../graph/refusal.type';
import { addCodes } from './add-codes';

@ObjectType('CodesGenerated', { description: 'New codes. They are told here and nowhere else.' })
class CodesGenerated {
  @Field(() => CampaignType)
  campaign!: CampaignType;

  @Field(() => [String], { description: 'As they are printed.' })
  codes!: string[];
}

const isWithin = (value: number, { min, max }: { min: number; max: number }) => value >= min && value <= max;

/** What is recorded is the seed they are drawn from under this service's key, so that a lost answer can be given again. */
export const generateCodes = command({
  name: 'generateCodes',
  description:
    'Draws codes for a campaign that asks for codes of its own. The same command again has the same codes; nobody is told them otherwise.',
  allow: ['marketer', 'administrator', 'brand'],
  input: z.object({
    campaignId: idShape,
    count: z.int().describe(`1 to ${batchMax.toLocaleString('en')}; a campaign has 100,000 at most.`),
    prefix: z.string().nullish().describe('In front of each: up to 12 capitals and digits.'),
    length: z
      .int()
      .nullish()
      .describe(`Drawn signs, ${drawnSigns.min} to ${drawnSigns.max}; ${drawnSigns.usual} when absent.`),
  }),
  answer: CodesGenerated,
  refusal: offersRefusals,
  run: async ({ campaignId, count, prefix: before, length }, asking: OffersAsking) => {
    const prefix = before || undefined;
    const drawn = length ?? drawnSigns.usual;
    if (!isWithin(count, { min: 1, max: batchMax }))
      return misfit('count', { fits: 'between', min: 1, max: batchMax });
    if (prefix !== undefined && !prefixPattern.test(prefix)) return misfit('prefix', { fits: 'prefix' });
    if (!isWithin(drawn, drawnSigns)) return misfit('length', { fits: 'between', ...drawnSigns });
    const asked = { count, drawn, ...(prefix === undefined ? {} : { prefix }) };
    const { codeKey } = asking.context;
    const said = { name: 'generate-codes', campaignId, ...asked };
    const added = await addCodes(asking, said, async () => {
      const seed = randomBytes(32).toString('base64url');
      return { hashes: codeKey.draw(seed, asked).map(codeKey.hashOf), answer: { seed } };
    });
    return added.ok ? { ok: true, value: { ...added.value, asked } as const } : rejected(added.rejection);
  },
  present: ({ campaign, seed, asked }, { context }) => ({
    campaign: presentCampaign(campaign),
    codes: context.codeKey.draw(seed, asked),
  }),
});
