import type { WholeCampaign } from './campaign';
import type { Say } from './say';

/** What is picked, each list with its name; nothing: everything. */
export const targetWords = (target: WholeCampaign['target'], { t, listed }: Say): string[] =>
  (
    [
      ['categories', target.categories.join(', ')],
      ['brands', listed(target.brands, target.brandIds)],
      ['articles', listed(target.articles, target.articleIds)],
      ['codes', target.gtins.join(', ')],
    ] as const
  )
    .filter(([, list]) => list !== '')
    .map(([name, list]) => t('console.listed', { name: t(`console.fields.${name}`), list }));

/** The same in one: any of it. */
export const anyInWords = (target: WholeCampaign['target'], say: Say): string =>
  targetWords(target, say).reduce(
    (one, other) => (one === '' ? other : say.t('console.either', { one, other })),
    '',
  );
