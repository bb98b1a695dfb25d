import { ReturnPricedV1 } from '@rayon/events';
import { type Announcement, announce, type Cause, type Transaction } from '@rayon/store';
import type { KeptLine } from '../domain/kept-basket';
import { marginBack } from '../domain/margin';
import { type AskedReturn, goodsOf, keptPaidOf, type ReceiptCopy, withReturn } from '../domain/receipt-copy';
import { withKept } from '../domain/sale';
import { type RedemptionChange, replaceSettled, takeBack } from '../domain/trip-redemption';
import { type PricedReturn, priceReturn } from '../holds/price-return';
import { moveChallenges } from '../records/challenges';
import { measure } from '../records/participants';
import { takeBackPlaces } from '../records/placements';
import type { Records } from '../records/records';
import { addUnits } from '../records/shopper';
import { recordRedemptions } from '../records/uses';
import type { Reacting } from './reacting';

/**
 * Says what a return comes to and, where the shopper was told so, makes it: everything that campaigns, figures and the history
 * of the member hold of the receipt becomes what it would be had the units never been bought. Once.
 */
export const priceAskedReturn = async (
  { records, memory, codeKey }: Pick<Reacting, 'records' | 'memory' | 'codeKey'>,
  transaction: Transaction,
  receipt: ReceiptCopy,
  asked: AskedReturn,
  cause: Cause,
): Promise<void> => {
  const { session } = transaction;
  const { returnId } = asked;
  if (await records.returns.find(returnId, { session })) return;
  const priced =
    (await priceReturn({ records, memory, codeKey }, receipt, asked.lines, session)) ??
    (await sharesOf(records, receipt, asked, session));
  const { refundMinor } = priced;
  const agreed = asked.toldMinor === undefined || asked.toldMinor === refundMinor;
  if (agreed) await makeReturn({ records, memory }, transaction, receipt, priced, cause);
  const { receiptId } = receipt;
  await records.returns.insert(
    {
      row: { returnId, receiptId, agreed, refundMinor, at: cause.at },
      events: [returnPriced(receiptId, asked, { agreed, refundMinor, lines: priced.lines, at: cause.at })],
    },
    cause,
    { transaction },
  );
};

type Priced = Omit<PricedReturn, 'given'> & Partial<Pick<PricedReturn, 'given'>>;

/** Of a basket of which nobody knows any more how it was decided each piece has its share of what was paid and of its points. */
const sharesOf = async (
  { redemptions }: Records,
  { tripId }: ReceiptCopy,
  { lines, paidMinor }: AskedReturn,
  session: Transaction['session'],
): Promise<Priced> => {
  const settled = tripId === undefined ? [] : await redemptions.findMany({ tripId }, { session });
  const pointsOf = (lineId: string, kept: number): number =>
    settled
      .flatMap((one) => one.lines.filter((line) => line.lineId === lineId))
      .reduce((sum, { points, quantity }) => sum + Math.floor((points * kept) / quantity), 0);
  return {
    refundMinor: lines.reduce((left, line) => left - line.paidMinor, paidMinor),
    lines: lines.map((line) => ({ ...line, bonusPoints: pointsOf(line.lineId, line.quantityKept) })),
    settled,
  };
};

const makeReturn = async (
  { records, memory }: Pick<Reacting, 'records' | 'memory'>,
  transaction: Transaction,
  receipt: ReceiptCopy,
  { lines, settled, given }: Priced,
  cause: Cause,
): Promise<void> => {
  const { session } = transaction;
  const { memberId } = receipt;
  const { receipt: after, units } = withReturn(receipt, lines);
  await addUnits(records, transaction, memberId, units);
  await records.receipts.put([after], { session });
  const changes = given
    ? replaceSettled(settled, given.applied, endedOf(receipt, given), { at: cause.at, codeOf: given.codeOf })
    : sharesBack(settled, lines);
  await recordRedemptions(records, transaction, changes);

  const sale = await records.sales.find(receipt.receiptId, { session });
  if (!sale) return;
  const keptSale = withKept(sale, after);
  await records.sales.put([keptSale], { session });
  await takeBackPlaces(records, transaction, keptSale, cause.at);
  const [had, has] = [goodsOf(receipt), goodsOf(after)];
  const goods = sale.lines.filter(({ deposit }) => !deposit);
  const heldBefore = new Map(settled.map(({ campaignId, heldMinor }) => [campaignId, heldMinor]));
  const { currency, at } = sale;
  await measure(
    records,
    transaction,
    {
      memberId,
      currency,
      at,
      lines: goods.map((line, place) => {
        const [before, now] = [keptOf(had[place]), keptOf(has[place])];
        const paidMinor = now.paidMinor - before.paidMinor;
        return { line, paidMinor, marginMinor: marginBack(line, before, now) };
      }),
      receipts: 0,
      given: changes.map(({ redemption: { campaignId, heldMinor } }) => ({
        campaignId,
        discountMinor: heldMinor - (heldBefore.get(campaignId) ?? 0),
      })),
    },
    memory.versions.find,
  );
  await moveChallenges(records, transaction, sale, cause);
};

const keptOf = (line: ReceiptCopy['lines'][number] | undefined) =>
  line
    ? { quantity: line.quantity ?? 0, quantityKept: line.quantityKept, paidMinor: keptPaidOf(line) }
    : { quantityKept: 0, paidMinor: 0 };

/** The kept basket as what its redemptions are for. */
const endedOf = (
  { tripId = '', memberId }: ReceiptCopy,
  { basket, decidedAt, basketVersion }: PricedReturn['given'],
) => ({
  tripId,
  ...(memberId === undefined ? {} : { memberId }),
  basketVersion,
  storeId: basket.storeId,
  timeZone: basket.timeZone,
  endedAt: decidedAt,
  currency: basket.currency,
  lines: basket.lines,
});

const sharesBack = (settled: Priced['settled'], lines: readonly KeptLine[]): RedemptionChange[] => {
  const kept = new Map(lines.map(({ lineId, quantityKept }) => [lineId, quantityKept]));
  return settled.flatMap((one) => takeBack(one, kept) ?? []);
};

const returnPriced = (
  receiptId: string,
  { returnId, currency }: AskedReturn,
  {
    agreed,
    refundMinor,
    lines,
    at,
  }: Readonly<{ agreed: boolean; refundMinor: number; lines: readonly KeptLine[]; at: Date }>,
): Announcement => {
  const money = (minor: number) => ({ minor, currency });
  return announce(ReturnPricedV1, {
    returnId,
    receiptId,
    agreed,
    refund: money(refundMinor),
    lines: lines.map(({ lineId, quantityKept, paidMinor, bonusPoints }) => ({
      lineId,
      quantityKept,
      paid: money(paidMinor),
      bonusPoints,
    })),
    pricedAt: at.toISOString(),
  });
};
