import { categoryKey } from './category-key';
import type { CompiledCampaign } from './compiled-campaign';
import { type Found, type IsIn, isFoundBy, isInTarget, keysOfTarget } from './target';

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

/** What a message wants to be bought: the keys its articles are found by, and whether a line is one of them. No keys: nothing that could be seen in a basket. */
export type Subject = Readonly<{ keys: readonly string[]; isIn: IsIn }>;

/** What a message is about, or else what it targets. */
export const subjectOf = (message: Message): Subject => {
  const { trigger, target } = message.content;
  const about = aboutOf(message);
  // Nothing comes into the basket after its end.
  if (trigger === 'trip-ended') return subjectBy([]);
  if (about === undefined) {
    const keys = keysOfTarget(target);
    return keys.length === 0 ? subjectBy(keys) : { keys, isIn: isInTarget(target) };
  }
  const { brandId, category } = about;
  return subjectBy([
    ...(brandId === undefined ? [] : [`b:${brandId}`]),
    ...(category === undefined ? [] : [`c:${categoryKey(category)}`]),
  ]);
};

/** All that is found by one of the keys. */
export const subjectBy = (keys: readonly string[]): Subject => ({
  keys,
  isIn: (line) => isFoundBy(line, keys),
});

/** A line of a receipt, in the order in which lines came into the basket. */
type Bought = Found & Readonly<{ sequence?: number; deposit: boolean }>;

/** Whether something a message is about came into the basket after a line of it, and stayed until it was paid. */
export const isFollowedBy = (
  { isIn }: Pick<Subject, 'isIn'>,
  afterSequence: number,
  lines: readonly Bought[],
): boolean => lines.some((line) => !line.deposit && (line.sequence ?? 0) > afterSequence && isIn(line));
