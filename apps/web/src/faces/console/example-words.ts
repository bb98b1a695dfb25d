import { inFigures, inPercent } from '../../parts/money';
import { inPoints } from '../../parts/points';
import type { WholeCampaign } from './campaign';
import { countedInWords } from './counted-words';
import { exampleOf } from './example';
import { ownConditionOf, ownExamplesOf } from './own-threshold';
import type { Say } from './say';

/** An example of what the campaign gives, in sentences. */
export const exampleInWords = (campaign: WholeCampaign, currency: string, say: Say): string[] => {
  const { t, money } = say;
  const own = ownConditionOf(campaign);
  if (own) return ownInWords(campaign, own, say);
  const example = exampleOf(campaign, currency);
  if (!example) return [];
  const asked = campaign.conditions.length > 0 ? [t('console.withConditions')] : [];
  switch (example.kind) {
    case 'price':
    case 'set':
    case 'basket': {
      const amounts = { before: money(example.beforeMinor), after: money(example.afterMinor) };
      const said =
        example.kind === 'basket'
          ? t('console.examples.basket', amounts)
          : t(`console.examples.${example.kind}`, {
              count: example.pieces,
              price: money(example.priceMinor),
              ...amounts,
            });
      const { vatPercent } = example;
      return [
        ...asked,
        said,
        ...(vatPercent ? [t('console.examples.withVat', { percent: inPercent(vatPercent) })] : []),
      ];
    }
    case 'points':
      return [
        ...asked,
        t('console.examples.points', { count: example.pieces, points: inPoints(example.points) }),
      ];
    case 'multiple':
      return [
        ...asked,
        t('console.examples.multiple', {
          paid: money(example.paidMinor),
          ordinary: inFigures(example.ordinary),
          points: inPoints(example.points),
        }),
      ];
    case 'challenge': {
      const counted = (number: number) => countedInWords(example.count, number, say);
      const said = { reached: counted(example.from), points: inPoints(example.points) };
      return [
        example.usual === undefined
          ? t('console.examples.challenge', said)
          : t('console.examples.challengeOwn', { ...said, usual: counted(example.usual) }),
      ];
    }
  }
};

/** What three shoppers are asked for and get, in a sentence each. */
const ownInWords = (
  { benefit, conditions }: WholeCampaign,
  own: NonNullable<ReturnType<typeof ownConditionOf>>,
  say: Say,
): string[] => {
  const { t, money } = say;
  const counted = (number: number) =>
    countedInWords(own.minimumMinor === null ? 'PIECES' : 'AMOUNT', number, say);
  const rest = conditions.length > 1 ? [t('console.withConditions')] : [];
  const said = ownExamplesOf(own).map(({ usual, threshold, times }) => {
    const reward =
      benefit.points === null ? money(times * (benefit.amountMinor ?? 0)) : inPoints(times * benefit.points);
    const asked = { threshold: counted(threshold), reward };
    return usual === 0
      ? t('console.examples.ownUnknown', asked)
      : t('console.examples.ownUsual', { usual: counted(usual), ...asked });
  });
  return [...rest, ...said];
};
