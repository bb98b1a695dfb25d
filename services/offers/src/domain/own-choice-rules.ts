import { asksForCode, type Benefit, type CampaignContent } from './campaign-content';
import { ownConditionOf } from './own-terms';
import { keysNamed } from './target';

/** What a choice of one's own is made among, at most: each is looked for in what somebody bought. */
const choicesMax = 20;

/** The rules of a choice of one's own, by name. */
export type ChoiceRule =
  | 'choice-needs-consent'
  | 'choice-among-named'
  | 'choice-among-any'
  | 'choice-needs-offer'
  | 'choice-or-threshold';

/** Kinds that take pieces besides those of the target, or give nothing in a basket. */
const otherKinds: readonly Benefit['kind'][] = [
  'buy-get',
  'bundle-price',
  'bundle-percent-off',
  'message',
  'challenge',
];

/** Which rule a choice of one's own breaks, and where. What is chosen can be named to whom it is for: no bare codes. */
export const problemOfChoice = (
  content: CampaignContent,
): Readonly<{ field: string; rule: ChoiceRule }> | undefined => {
  const { ownChoice, audience, target, benefit } = content;
  if (!ownChoice) return undefined;
  if (audience.kind !== 'personalised') return { field: 'audience.kind', rule: 'choice-needs-consent' };
  const choices = keysNamed(target).length;
  if (choices < 2 || choices > choicesMax || target.gtins.length > 0)
    return { field: 'ownChoice', rule: 'choice-among-named' };
  // Of what has to be in several lists at once, no single one is what it is about.
  if (target.every) return { field: 'target.every', rule: 'choice-among-any' };
  if (otherKinds.includes(benefit.kind) || asksForCode(content))
    return { field: 'ownChoice', rule: 'choice-needs-offer' };
  return ownConditionOf(content) ? { field: 'ownChoice', rule: 'choice-or-threshold' } : undefined;
};
