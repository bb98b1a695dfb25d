import type { Translated } from '@rayon/kernel';
import { isWholeBasket, type Target } from '../domain/target';

/** Which articles, where there are words for them. */
export const ofText = (target: Target): Translated => {
  if (isWholeBasket(target)) return { fr: "d'achat", en: 'of shopping' };
  const { categories, brandIds, articleIds, gtins } = target;
  const named = categories.map((category) => `« ${category} »`).join(', ');
  return categories.length > 0 && brandIds.length + articleIds.length + gtins.length === 0
    ? { fr: `de ${named}`, en: `of ${categories.map((category) => `“${category}”`).join(', ')}` }
    : { fr: 'parmi ses articles', en: 'of its articles' };
};
