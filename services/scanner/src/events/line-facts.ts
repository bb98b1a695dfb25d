import type { LineFacts } from '@rayon/events';
import type { Line } from '../domain/line';
import type { ReceiptLine } from '../domain/receipt';

/** A line as events carry it. */
export const toLineFacts = (
  line: Omit<Line, 'command' | 'warnings' | 'scannedAt'> | ReceiptLine,
  currency: string,
): LineFacts => ({
  lineId: line.lineId,
  sequence: line.sequence,
  articleId: line.articleId,
  gtin: line.gtin,
  name: line.name,
  category: line.category,
  ...(line.brandId === undefined ? {} : { brandId: line.brandId }),
  quantity: line.quantity,
  ...(line.weightGrams === undefined ? {} : { weightGrams: line.weightGrams }),
  unitPrice: { minor: line.unitPriceMinor, currency },
  amount: { minor: line.amountMinor, currency },
  markdownPercent: line.markdownPercent,
  deposit: line.deposit,
  ...(line.parentLineId === undefined ? {} : { parentLineId: line.parentLineId }),
  minimumAge: line.minimumAge,
  ...(line.vatBasisPoints === undefined ? {} : { vatBasisPoints: line.vatBasisPoints }),
  ...(line.promotionCapBasisPoints === undefined
    ? {}
    : { promotionCapBasisPoints: line.promotionCapBasisPoints }),
  ...(line.costMinor === undefined ? {} : { cost: { minor: line.costMinor, currency } }),
  ...(line.resaleThresholdMinor === undefined
    ? {}
    : { resaleThreshold: { minor: line.resaleThresholdMinor, currency } }),
  ...(line.lowerBefore ? { lowerBefore: line.lowerBefore.map((step) => ({ ...step })) } : {}),
  priceListVersion: line.priceListVersion,
});
