import { categoryKey } from './category-key';
import type { CompiledCampaign } from './compiled-campaign';
import { type Found, keysOfLine, keysOfTarget } from './target';

/**
 * What a message wants to be bought, by the keys its articles are found by: a brand's own articles, the category its audience
 * names, or else what it targets. None: it is about nothing that could be seen in a basket.
 */
export const subjectOf = ({ brandId, content }: Pick<CompiledCampaign, 'brandId' | 'content'>): string[] => {
  const { audience, target } = content;
  const category =
    audience.kind === 'personalised' ? (audience.boughtCategory ?? audience.notBoughtCategory) : undefined;
  const named = [
    ...(brandId === undefined ? [] : [`b:${brandId}`]),
    ...(category === undefined ? [] : [`c:${categoryKey(category)}`]),
  ];
  return named.length > 0 ? named : keysOfTarget(target);
};

/** A line of a receipt, in the order in which lines came into the basket. */
type Bought = Found & Readonly<{ sequence?: number; deposit: boolean }>;

/** Whether something a message is about came into the basket after a line of it, and stayed until it was paid. */
export const isFollowedBy = (
  subject: readonly string[],
  afterSequence: number,
  lines: readonly Bought[],
): boolean =>
  lines.some(
    (line) =>
      !line.deposit &&
      (line.sequence ?? 0) > afterSequence &&
      keysOfLine(line).some((key) => subject.includes(key)),
  );
