import { categoryKey } from './category-key';
import type { CompiledCampaign } from './compiled-campaign';
import { type Found, isFoundBy, keysOfTarget } from './target';

type Message = Pick<CompiledCampaign, 'brandId' | 'content'>;

/**
 * What a message says it is about: a brand's its articles, one for those who did or did not buy a category that, too. Undefined: it
 * names neither.
 */
export const aboutOf = ({
  brandId,
  content: { audience },
}: Message): Readonly<{ brandId?: string; category?: string }> | undefined => {
  const category =
    audience.kind === 'personalised' ? (audience.boughtCategory ?? audience.notBoughtCategory) : undefined;
  if (brandId === undefined && category === undefined) return undefined;
  return {
    ...(brandId === undefined ? {} : { brandId }),
    ...(category === undefined ? {} : { category }),
  };
};

/**
 * What a message wants to be bought, by the keys its articles are found by: what it is about, or else what it targets. None: it is
 * about nothing that could be seen in a basket.
 */
export const subjectOf = (message: Message): string[] => {
  // Nothing comes into the basket after its end.
  if (message.content.trigger === 'trip-ended') return [];
  const about = aboutOf(message);
  if (about === undefined) return keysOfTarget(message.content.target);
  const { brandId, category } = about;
  return [
    ...(brandId === undefined ? [] : [`b:${brandId}`]),
    ...(category === undefined ? [] : [`c:${categoryKey(category)}`]),
  ];
};

/** A line of a receipt, in the order in which lines came into the basket. */
type Bought = Found & Readonly<{ sequence?: number; deposit: boolean }>;

/** Whether something a message is about came into the basket after a line of it, and stayed until it was paid. */
export const isFollowedBy = (
  subject: readonly string[],
  afterSequence: number,
  lines: readonly Bought[],
): boolean =>
  lines.some((line) => !line.deposit && (line.sequence ?? 0) > afterSequence && isFoundBy(line, subject));
