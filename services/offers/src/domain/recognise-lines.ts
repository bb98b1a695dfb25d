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
  (left.lineId === right.lineId &&
    left.sequence === right.sequence &&
    left.amountMinor === right.amountMinor &&
    meaningOf(left) === meaningOf(right));

/** What a line is to every rule, whichever of its basket it is. Spelling it takes half the time that comparing two lines member by member does. */
export const meaningOf = ({
  articleId,
  gtin,
  category,
  brandId,
  quantity,
  weightGrams,
  unitPriceMinor,
  amountMinor,
  vatBasisPoints,
  promotionCapBasisPoints,
  resaleThresholdMinor,
  lowerBefore,
  deposit,
  markedDown,
}: Omit<BasketLine, 'lineId' | 'sequence'>): string =>
  `${JSON.stringify([articleId, category, brandId])} ${gtin} ${quantity} ${weightGrams} ${unitPriceMinor} ${amountMinor} ${vatBasisPoints} ${promotionCapBasisPoints} ${resaleThresholdMinor} ${deposit} ${markedDown} ${
    lowerBefore?.map(({ minor, until }) => `${minor}/${until}`).join() ?? ''
  }`;
