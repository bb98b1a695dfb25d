import { dayText, type Translated } from '@rayon/kernel';
import { Allow, badInput } from '@rayon/subgraph';
import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { keptAfter, keptPaidOf } from '../domain/receipt-copy';
import { priceReturn } from '../holds/price-return';
import type { OffersContext } from './context';
import { IfReturnedType, ReceiptType, UnitsBackInput } from './receipt.type';

/** Lines that are asked about together: no receipt has more. */
const linesMax = 300;

@Resolver(() => ReceiptType)
export class ReceiptResolver {
  @Allow('terminal')
  @Directive('@requires(fields: "returnableUntil returnWindowOver")')
  @FieldResolver(() => IfReturnedType, {
    nullable: true,
    description:
      'What would be given back for these units, as if they had never been bought; nothing is changed by asking. Refused as the return would be where its window is over. Null while the receipt is not here, and where it is not known any more how its basket was decided: then each piece has its share.',
  })
  async ifReturned(
    @Root() { id, returnableUntil, returnWindowOver }: ReceiptType,
    @Arg('lines', () => [UnitsBackInput]) lines: readonly UnitsBackInput[],
    @Ctx() { records, memory, codeKey, request: { locale } }: OffersContext,
  ): Promise<IfReturnedType | null> {
    if (lines.length === 0 || lines.length > linesMax) throw badInput('lines', `1 to ${linesMax}`);
    if (returnWindowOver === true)
      throw badInput('lines', windowOver(String(returnableUntil))[locale], {
        reason: 'RETURN_WINDOW_OVER',
        lastDay: returnableUntil,
      });
    const receipt = await records.receipts.find(id);
    if (!receipt?.currency) return null;
    const kept = lines.every(({ quantity }) => quantity > 0) ? keptAfter(receipt, lines) : undefined;
    if (!kept) throw badInput('lines', 'not so many units of these lines are kept');
    const priced = await priceReturn({ records, memory, codeKey }, receipt, kept);
    if (!priced) return null;

    const { currency } = receipt;
    const money = (minor: number) => ({ minor, currency });
    const now = new Map(priced.given.applied.map((offer) => [offer.campaign.campaignId, offer]));
    const before = priced.settled.filter(({ status, used }) => status === 'settled' && used);
    const earlier = await memory.versions.find(before);
    const campaigns = new Map(
      [...earlier, ...priced.given.applied.map(({ campaign }) => campaign)].map((one) => [
        one.campaignId,
        one,
      ]),
    );
    return {
      refund: money(priced.refundMinor),
      kept: money(priced.lines.reduce((sum, { paidMinor }) => sum + paidMinor, 0)),
      lines: priced.lines.map(({ lineId, quantityKept, paidMinor }, at) => {
        const line = receipt.lines[at];
        return { lineId, quantityKept, before: money(line ? keptPaidOf(line) : 0), after: money(paidMinor) };
      }),
      offers: [...campaigns.values()].flatMap(({ campaignId, content }) => {
        const had = before.find((one) => one.campaignId === campaignId)?.heldMinor ?? 0;
        const has = now.get(campaignId)?.discountMinor ?? 0;
        return had === has
          ? []
          : [{ campaignId, title: content.title[locale], before: money(had), after: money(has) }];
      }),
    };
  }
}

/** As the scanner refuses the return itself. */
const windowOver = (lastDay: string): Translated => ({
  fr: `Ces achats ne peuvent plus être rendus : le délai de retour a pris fin le ${dayText(lastDay, 'fr')}.`,
  en: `These purchases can no longer be returned: their return window ended on ${dayText(lastDay, 'en')}.`,
});
