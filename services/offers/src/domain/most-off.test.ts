import fc from 'fast-check';
import { anyCampaigns, anyLines } from '../testing/arbitrary-offers';
import { unitsOf } from './basket';
import { candidatesFor } from './candidates';
import { evaluate } from './evaluate';
import { exampleQuestion } from './examples';
import { mostOffBy } from './most-off';
import { aloneOn } from './plan';
import { planFor } from './plan-for';

test('whatever is in the basket, no campaign takes more off it, alone or among others', () => {
  fc.assert(
    fc.property(anyLines(8), anyCampaigns(7), (lines, campaigns) => {
      const question = exampleQuestion(lines, campaigns);
      const units = unitsOf(lines);
      const { found } = candidatesFor(question.campaigns, question.basket, units, {
        ...question,
        currency: question.basket.currency,
      });
      const given = new Map(
        evaluate(question).applied.map(({ campaign, discountMinor }) => [campaign.campaignId, discountMinor]),
      );
      for (const candidate of found) {
        const most = mostOffBy(candidate);
        expect(planFor(candidate, aloneOn(units))?.discountMinor ?? 0).toBeLessThanOrEqual(most);
        expect(given.get(candidate.campaign.campaignId) ?? 0).toBeLessThanOrEqual(most);
      }
    }),
    { numRuns: 1_000 },
  );
});
