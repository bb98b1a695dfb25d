import { type BasketLine, inCanonicalOrder } from './basket';

/**
 * The lines of a basket in canonical order, those it had before as the objects they were. What was looked up for a line
 * is then not looked up again, and a new line is all there is to sort in.
 */
export const recogniseLines = (
  lines: readonly BasketLine[],
  before: readonly BasketLine[],
): readonly BasketLine[] => {
  const unseen = new Map(lines.map((line) => [line.lineId, line]));
  if (unseen.size !== lines.length) return lines;
  const known = before.filter((line) => {
    const now = unseen.get(line.lineId);
    return now !== undefined && isSame(line, now) && unseen.delete(line.lineId);
  });
  return inCanonicalOrder([...known, ...unseen.values()]);
};

const isSame = (left: BasketLine, right: BasketLine): boolean =>
  left === right ||
  (left.lineId === right.lineId && left.sequence === right.sequence && areAlike(left, right));

/** What a line is, whichever of its basket it is. */
type Kind = Omit<BasketLine, 'lineId' | 'sequence'>;

/** Whether two lines are the same to every rule. */
export const areAlike = (left: Kind, right: Kind): boolean =>
  left.articleId === right.articleId &&
  left.gtin === right.gtin &&
  left.category === right.category &&
  left.brandId === right.brandId &&
  left.quantity === right.quantity &&
  left.weightGrams === right.weightGrams &&
  left.unitPriceMinor === right.unitPriceMinor &&
  left.amountMinor === right.amountMinor &&
  left.vatBasisPoints === right.vatBasisPoints &&
  left.promotionCapBasisPoints === right.promotionCapBasisPoints &&
  left.resaleThresholdMinor === right.resaleThresholdMinor &&
  areSamePrices(left.lowerBefore, right.lowerBefore) &&
  left.deposit === right.deposit;

const areSamePrices = (left: BasketLine['lowerBefore'], right: BasketLine['lowerBefore']): boolean =>
  left === right ||
  (left !== undefined &&
    left.length === right?.length &&
    left.every(({ minor, until }, at) => minor === right[at]?.minor && until === right[at].until));
