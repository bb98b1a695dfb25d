import { inFigures, inPercent } from '../../parts/money';
import { inPoints } from '../../parts/points';
import type { WholeCampaign } from './campaign';
import { exampleOf } from './example';
import type { Say } from './say';

/** An example of what the campaign gives, in sentences. */
export const exampleInWords = (campaign: WholeCampaign, currency: string, say: Say): string[] => {
  const { t, set, language, money } = say;
  const example = exampleOf(campaign, currency);
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
      const counted = (number: number) =>
        example.count === 'AMOUNT'
          ? money(number)
          : t(example.count === 'RECEIPTS' ? 'console.pastReceipts' : 'console.pieces', { count: number });
      const said = { reached: counted(example.from), points: inPoints(example.points) };
      return [
        example.usual === undefined
          ? t('console.examples.challenge', said)
          : t('console.examples.challengeOwn', { ...said, usual: counted(example.usual) }),
      ];
    }
    case 'message':
      return [
        t('console.examples.message', {
          title: set(campaign.title[language]),
          body: set(campaign.body[language]),
        }),
      ];
  }
};
