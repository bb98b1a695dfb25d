import type { WholeCampaign } from './campaign';
import type { Say } from './say';

type Target = WholeCampaign['target'];

/** What is picked, each list with its name; nothing: everything. */
const listsInWords = (target: Target, { t, listed }: Say): string[] =>
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

/** What is left out, by its names. */
const exceptInWords = ({ except }: Target, { t, listed }: Say): string =>
  except
    ? [
        except.categories.join(', '),
        listed(except.brands, except.brandIds),
        listed(except.articles, except.articleIds),
        except.gtins.join(', '),
        except.markedDown ? t('console.alreadyMarkedDown') : '',
      ]
        .filter((list) => list !== '')
        .join(', ')
    : '';

/** What is picked and what is left out, in sentences; `whole` is what it is called where nothing is picked. */
export const targetWords = (target: Target, whole: string, say: Say): string[] => {
  const lists = listsInWords(target, say);
  const except = exceptInWords(target, say);
  return [
    ...(lists.length > 0 ? lists : [whole]),
    ...(target.every ? [say.t('console.inEveryList')] : []),
    ...(except === '' ? [] : [say.t('console.leftOut', { list: except })]),
  ].filter((words) => words !== '');
};

/** The same in one: any of it, or what is in every list. */
export const anyInWords = (target: Target, whole: string, say: Say): string => {
  const { t } = say;
  const joined = target.every ? 'console.together' : 'console.either';
  const lists = listsInWords(target, say);
  const what = lists.length > 0 ? lists.reduce((one, other) => t(joined, { one, other })) : whole;
  const except = exceptInWords(target, say);
  return except === '' ? what : t('console.whatExcept', { what, list: except });
};
