import type { WholeCampaign } from './campaign';
import type { Say } from './say';

type Target = WholeCampaign['target'];

/** The names in each list that has some, with the field it stands in. */
const namesIn = (lists: Omit<Target, 'every' | 'except'>, { listed }: Say) =>
  (
    [
      ['categories', lists.categories.join(', ')],
      ['brands', listed(lists.brands, lists.brandIds)],
      ['articles', listed(lists.articles, lists.articleIds)],
      ['codes', lists.gtins.join(', ')],
    ] as const
  ).filter(([, names]) => names !== '');

/** What is picked, each list with its name; nothing: everything. */
const listsInWords = (target: Target, say: Say): string[] =>
  namesIn(target, say).map(([field, list]) =>
    say.t('console.listed', { name: say.t(`console.fields.${field}`), list }),
  );

/** What is left out, by its names. */
const exceptInWords = ({ except }: Target, say: Say): string =>
  except
    ? [
        ...namesIn(except, say).map(([, names]) => names),
        ...(except.markedDown ? [say.t('console.alreadyMarkedDown')] : []),
      ].join(', ')
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
