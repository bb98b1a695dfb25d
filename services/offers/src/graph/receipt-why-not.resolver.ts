import { isUuid } from '@rayon/kernel';
import { Allow, SafeInt } from '@rayon/subgraph';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { explainCampaign } from '../holds/explain-campaign';
import { findPaid } from '../holds/find-paid';
import { type OffersContext, ownsCampaign } from './context';
import { presentWhyNotToBrand } from './present-why-not';
import { WhyNotType } from './why-not.type';

@Resolver()
export class ReceiptWhyNotResolver {
  @Allow('brand')
  @Query(() => WhyNotType, {
    nullable: true,
    description:
      "Why a campaign of the brand's own gave nothing on a receipt it is shown, named by what is printed on it; nothing of who shopped, nor of what else was bought. Null where there is no such receipt or campaign.",
  })
  async whyNotOnReceipt(
    @Arg('storeId', () => ID) storeId: string,
    @Arg('businessDate', () => String, { description: 'YYYY-MM-DD' }) businessDate: string,
    @Arg('number', () => String) number: string,
    @Arg('totalMinor', () => SafeInt, { description: 'What was paid, in minor units.' }) totalMinor: number,
    @Arg('campaignId', () => ID) campaignId: string,
    @Ctx() context: OffersContext,
  ): Promise<WhyNotType | null> {
    const isNamed = isUuid(storeId) && isUuid(campaignId) && number.length <= 40 && businessDate.length <= 10;
    const campaign = isNamed ? (await context.records.campaigns.find(campaignId))?.row : undefined;
    if (!campaign || !ownsCampaign(context, campaign)) return null;
    const printed = { storeId, businessDate, receiptNumber: number.trim(), totalMinor };
    const paid = await findPaid(context.records, printed);
    if (!paid) return null;
    const { why } = await explainCampaign(context, { ...paid, campaign, isTyped: false });
    // Lines of a sale are not named as those of its trip: what was given is what is recorded.
    const isGiven = paid.known.own.some((one) => one.campaignId === campaignId && one.status !== 'released');
    const told = isGiven ? ({ reason: 'given', discountMinor: 0, bonusPoints: 0 } as const) : why;
    return presentWhyNotToBrand(told, context.request.locale);
  }
}
