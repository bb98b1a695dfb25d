import type { Translated } from '@rayon/kernel';
import { type Exception, isWholeBasket, type Target } from '../domain/target';

/** Which articles, where there are words for them, and which not. */
export const ofText = (target: Target): Translated => {
  const named = namedText(target);
  const excepted = target.except && exceptedText(target.except);
  return excepted
    ? { fr: `${named.fr} (hors ${excepted.fr})`, en: `${named.en} (except ${excepted.en})` }
    : named;
};

const exceptedText = ({ categories, brandIds, articleIds, gtins, markedDown }: Exception): Translated => {
  const parts: Translated[] = [
    ...categories.map((category) => ({ fr: `« ${category} »`, en: `“${category}”` })),
    ...(brandIds.length > 0 ? [{ fr: 'certaines marques', en: 'some brands' }] : []),
    ...(articleIds.length + gtins.length > 0 ? [{ fr: 'certains articles', en: 'some articles' }] : []),
    ...(markedDown ? [{ fr: 'articles déjà démarqués', en: 'articles already marked down' }] : []),
  ];
  return { fr: parts.map(({ fr }) => fr).join(', '), en: parts.map(({ en }) => en).join(', ') };
};

const namedText = (target: Target): Translated => {
  if (isWholeBasket(target)) return { fr: "d'achat", en: 'of shopping' };
  const { categories, brandIds, articleIds, gtins } = target;
  const named = categories.map((category) => `« ${category} »`).join(', ');
  return categories.length > 0 && brandIds.length + articleIds.length + gtins.length === 0
    ? { fr: `de ${named}`, en: `of ${categories.map((category) => `“${category}”`).join(', ')}` }
    : { fr: 'parmi ses articles', en: 'of its articles' };
};
