import { comparedText } from '@rayon/kernel';

/** A shop has some hundred categories, and every line of every scan asks for the key of one. */
const known = new Map<string, string>();
const knownMax = 5_000;

/**
 * What a category is found and compared by, so that a campaign means the shelf and not one way of writing it, in campaigns
 * of earlier versions either. The catalogue finds its articles by the same form.
 */
export const categoryKey = (category: string): string => {
  const found = known.get(category);
  if (found !== undefined) return found;
  if (known.size >= knownMax) known.clear();
  const key = comparedText(category);
  known.set(category, key);
  return key;
};
