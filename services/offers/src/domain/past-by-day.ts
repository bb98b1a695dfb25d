import type { CompiledCampaign } from './compiled-campaign';
import { onlyOf, type Past, type PastSale } from './past';
import { dayMilliseconds } from './utc-day';

type KnownPast = Extract<Past, { kind: 'known' }>;

/** What somebody had bought when the day began; of a brand's campaign its own articles alone. */
type BoughtBefore = Readonly<{ sales: readonly PastSale[]; at: Date }>;

/**
 * Remembers what campaigns make of somebody's past: it is asked at each scan, and stays what it was at the beginning of the day, so that
 * nothing changes while one shops.
 */
export const rememberByDay = <Answer>() => {
  const answers = new WeakMap<KnownPast, Map<string, Readonly<{ answer: Answer }>>>();
  return (
    { campaignId, version, brandId }: Pick<CompiledCampaign, 'campaignId' | 'version' | 'brandId'>,
    { past, at }: Readonly<{ past: KnownPast; at: Date }>,
    work: (bought: BoughtBefore) => Answer,
  ): Answer => {
    const day = Math.floor(at.getTime() / dayMilliseconds);
    const key = `${campaignId}/${version}@${day}`;
    const known = answers.get(past) ?? new Map<string, Readonly<{ answer: Answer }>>();
    answers.set(past, known);
    const before = known.get(key);
    if (before) return before.answer;
    const sales = past.sales.map((sale) => onlyOf(brandId, sale));
    const answer = work({ sales, at: new Date(day * dayMilliseconds) });
    known.set(key, { answer });
    return answer;
  };
};
