import { type Unit, worthOf } from './basket';
import type { Benefit } from './campaign-content';
import type { CompiledCampaign } from './compiled-campaign';
import type { IsIn } from './target';

/** Whether one piece, whatever it costs, may be too little for the benefit. */
export const takesSeveral = ({ kind }: Benefit): boolean =>
  kind === 'n-for-m' || kind === 'buy-get' || kind === 'bundle-price' || kind === 'steps';

/**
 * Whether the pieces are enough for one set of the benefit, or for its first step. Pieces of several kinds are counted for each of
 * them, and together: where kinds overlap in part it may say so of a set that does not come about.
 */
export const hasPiecesFor = (
  campaign: Pick<CompiledCampaign, 'isTarget' | 'isPart' | 'onlyBrandId'>,
  benefit: Benefit,
  units: readonly Unit[],
): boolean => {
  if (!takesSeveral(benefit)) return true;
  const { isTarget, isPart, onlyBrandId } = campaign;
  const own = onlyBrandId === undefined ? units : units.filter(({ line }) => line.brandId === onlyBrandId);
  const has = (quantity: number, isIn: IsIn | undefined): boolean => {
    let found = 0;
    for (const { line } of own) {
      if (found >= quantity) break;
      if (isIn?.(line)) found += 1;
    }
    return found >= quantity;
  };
  const isAny: IsIn = (line) => isTarget(line) || isPart.some((isIn) => isIn(line));
  switch (benefit.kind) {
    case 'n-for-m':
      return has(benefit.take, isTarget);
    case 'buy-get':
      return has(1, isTarget) && has(benefit.buy.quantity, isPart[0]) && has(benefit.buy.quantity + 1, isAny);
    case 'bundle-price': {
      const { quantity, parts } = benefit;
      const pieces = parts.reduce((sum, part) => sum + part.quantity, quantity);
      return (
        has(quantity, isTarget) &&
        parts.every((part, at) => has(part.quantity, isPart[at])) &&
        has(pieces, isAny)
      );
    }
    case 'steps': {
      const first = benefit.steps[0]?.from ?? 0;
      return benefit.by === 'quantity'
        ? has(first, isTarget)
        : worthOf(own.filter(({ line }) => isTarget(line))) >= first;
    }
    default:
      return true;
  }
};
