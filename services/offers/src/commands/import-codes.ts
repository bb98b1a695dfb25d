import { couponText } from '@rayon/gs1';
import { idShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { misfit } from '../domain/campaign-change';
import { batchMax, codesListed, type LineRefusal, type RefusedLine } from '../domain/code-batch';
import { CampaignType, presentCampaign } from '../graph/campaign.type';
import type { OffersAsking } from '../graph/context';
import { lineRefusal } from '../graph/enums';
import { lineTexts, offersRefusals } from '../graph/refusal.type';
import { codesThere } from '../records/codes';
import { codeIdOf } from '../rows/codes';
import { addCodes } from './add-codes';

@ObjectType('CodeRefused', { simpleResolvers: true, description: 'A line that was not taken, and why.' })
class CodeRefusedType {
  @Field(() => Int, { description: 'Place in `codes`, from 1.' })
  line!: number;

  @Field(() => lineRefusal.enum)
  reason!: LineRefusal;

  @Field(() => String, { description: "In the caller's language." })
  message!: string;
}

@ObjectType('CodesImported', { description: 'What became of the lines; the numbers add up to those given.' })
class CodesImported {
  @Field(() => CampaignType)
  campaign!: CampaignType;

  @Field(() => Int)
  imported!: number;

  @Field(() => [CodeRefusedType])
  refused!: CodeRefusedType[];
}

type Imported = Readonly<{ imported: number; refused: readonly RefusedLine[] }>;

/** Codes somebody else handed out. Good lines are kept, the others told one by one. */
export const importCodes = command({
  name: 'importCodes',
  description:
    'Takes over codes for a campaign that asks for codes of its own, as they are written. A GS1 coupon (AI 8110, 8112) may be given as it is scanned.',
  allow: ['marketer', 'administrator', 'brand'],
  input: z.object({
    campaignId: idShape,
    codes: z
      .array(z.string())
      .describe(`At most ${batchMax.toLocaleString('en')}; a campaign has 100,000 at most.`),
  }),
  answer: CodesImported,
  refusal: offersRefusals,
  run: async ({ campaignId, codes: lines }, asking: OffersAsking) => {
    if (lines.length === 0 || lines.length > batchMax)
      return misfit(
        'codes',
        lines.length === 0 ? { fits: 'something' } : { fits: 'at-most', number: batchMax, of: 'items' },
      );
    const listed = codesListed(lines.map((line) => couponText(line) ?? line));
    const { records, codeKey } = asking.context;
    const said = { name: 'import-codes', campaignId, lines };
    return addCodes<Imported>(asking, said, async ({ session }) => {
      const codes = listed.codes.map(({ line, code }) => {
        const hash = codeKey.hashOf(code);
        return { line, hash, codeId: codeIdOf(hash, campaignId) };
      });
      const there = await codesThere(
        records,
        codes.map(({ codeId }) => codeId),
        session,
      );
      const fresh = codes.filter(({ codeId }) => !there.has(codeId));
      const known = codes.filter(({ codeId }) => there.has(codeId));
      const refused = [
        ...listed.refused,
        ...known.map(({ line }) => ({ line, because: 'already-there' as const })),
      ].sort((left, right) => left.line - right.line);
      return { hashes: fresh.map(({ hash }) => hash), answer: { imported: fresh.length, refused } };
    });
  },
  present: ({ campaign, imported, refused }, { context }) => ({
    campaign: presentCampaign(campaign),
    imported,
    refused: refused.map(({ line, because }) => ({
      line,
      reason: because,
      message: lineTexts[because][context.request.locale],
    })),
  }),
});
