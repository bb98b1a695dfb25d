import { badInput } from '@rayon/subgraph';
import { z } from 'zod';
import type { BasketLine } from '../../domain/basket';

/** Lines of one basket. */
const linesMax = 300;

const id = z.string().min(1).max(64);
const amount = z.looseObject({ minor: z.int().nonnegative(), currency: z.string().regex(/^[A-Z]{3}$/) });

/** A line as the gateway hands it over: *scanner* vouches for it, its form is still checked. */
const lineShape = z.looseObject({
  id,
  sequence: z.int().positive(),
  articleId: id,
  gtin: z.string().max(20),
  category: z.string().max(100),
  brandId: id.nullish(),
  quantity: z.int().positive().max(9_999),
  weightGrams: z.int().positive().nullish(),
  unitPrice: amount,
  amount,
  deposit: z.boolean(),
});
const linesShape = z.array(lineShape).max(linesMax);

/** The lines of a represented trip and their one currency; refuses what is no list of lines. */
export const representedLines = (lines: unknown): { lines: BasketLine[]; currency: string | undefined } => {
  const checked = linesShape.safeParse(lines);
  if (!checked.success) throw badInput('lines', z.prettifyError(checked.error));
  const currency = checked.data[0]?.amount.currency;
  if (checked.data.some((line) => line.amount.currency !== currency || line.unitPrice.currency !== currency))
    throw badInput('lines', 'one currency');
  return {
    currency,
    lines: checked.data.map(({ brandId, weightGrams, unitPrice, amount: { minor }, ...line }) => ({
      lineId: line.id,
      sequence: line.sequence,
      articleId: line.articleId,
      gtin: line.gtin,
      category: line.category,
      quantity: line.quantity,
      deposit: line.deposit,
      unitPriceMinor: unitPrice.minor,
      amountMinor: minor,
      ...(brandId ? { brandId } : {}),
      ...(weightGrams ? { weightGrams } : {}),
    })),
  };
};
