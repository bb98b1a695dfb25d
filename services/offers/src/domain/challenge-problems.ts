import { asksForPersonDay, type CampaignContent, isForMembers } from './campaign-content';
import type { ChallengeRules } from './challenge-rules';
import { dayMilliseconds } from './utc-day';

type Asked = Readonly<{ challenge: ChallengeRules; content: CampaignContent }>;

/** What is decided at a basket has no meaning for what is counted over several. */
const ofBaskets: readonly Readonly<{ field: string; isSaid: (content: CampaignContent) => boolean }>[] = [
  { field: 'picture', isSaid: ({ picture }) => picture !== undefined },
  { field: 'hours', isSaid: ({ hours }) => hours !== undefined },
  { field: 'audience.day', isSaid: ({ audience }) => asksForPersonDay(audience) },
  { field: 'coupon', isSaid: ({ coupon }) => coupon !== undefined },
  { field: 'usesPerCode', isSaid: ({ usesPerCode }) => usesPerCode !== undefined },
  { field: 'conditions', isSaid: ({ conditions }) => conditions.length > 0 },
  { field: 'group', isSaid: ({ group }) => group !== undefined },
  { field: 'limits', isSaid: ({ limits }) => Object.values(limits).some((limit) => limit !== undefined) },
];

/** One field of a challenge that cannot stand, and the rule it breaks. */
type ChallengeProblem = Readonly<{
  field: string;
  rule:
    | 'challenge-over-visits'
    | 'challenge-outlasts-campaign'
    | 'challenge-steps-rise'
    | 'points-need-members'
    | 'personal-needs-consent'
    | 'past-contradicts';
}>;

/** Which rule a challenge breaks, and where. */
export const problemOfChallenge = ({ challenge, content }: Asked): ChallengeProblem | undefined => {
  const { audience, from, to } = content;
  const { withinDays, steps, personal } = challenge;
  const misplaced = ofBaskets.find(({ isSaid }) => isSaid(content));
  if (misplaced) return { field: misplaced.field, rule: 'challenge-over-visits' };
  if (!isForMembers(audience)) return { field: 'audience.kind', rule: 'points-need-members' };
  if (personal && audience.kind !== 'personalised')
    return { field: 'audience.kind', rule: 'personal-needs-consent' };
  if (to.getTime() - from.getTime() < withinDays * dayMilliseconds)
    return { field: 'benefit.challenge.withinDays', rule: 'challenge-outlasts-campaign' };
  const falls = steps.findIndex(({ from: reached }, at) => reached <= (steps[at - 1]?.from ?? 0));
  if (falls >= 0) return { field: `benefit.challenge.steps.${falls}.from`, rule: 'challenge-steps-rise' };
  if (personal && personal.atMost < personal.atLeast)
    return { field: 'benefit.challenge.personal.atMost', rule: 'past-contradicts' };
  return undefined;
};
