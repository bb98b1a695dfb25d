import type { MyStatementQuery } from '@rayon/client/operations/card';
import type { MemberPointsQuery } from '@rayon/client/operations/console';
import { translate } from '../i18n';

type Entry = NonNullable<NonNullable<MemberPointsQuery['member']>['points']>['entries']['items'][number];
type StatementMovement = NonNullable<
  NonNullable<NonNullable<MyStatementQuery['me']>['points']>['statement']
>['movements'][number];

/** What moved points, on an account or in a statement; `points` are all that moved, those that wait included. */
type Moved = Pick<Entry, 'challengeTitle' | 'adjustmentReason'> &
  Readonly<{ kind: Entry['kind'] | StatementMovement['kind']; points: number }>;

/** After a return the rest of a receipt may have earned more than all of it did. */
const keyOf = ({ kind, points, adjustmentReason }: Moved) => {
  switch (kind) {
    case 'ACTIVATION':
      return 'card.spendableNow';
    case 'EXPIRY':
      return 'card.expired';
    case 'ACCRUAL':
    case 'REVERSAL':
      return points > 0 ? 'card.earned' : 'card.reversed';
    case 'CHALLENGE':
      return 'card.ofChallenge';
    case 'CHALLENGE_REVERSAL':
      return 'card.ofChallengeBack';
    case 'REDEMPTION':
    case 'RESERVATION':
      return 'card.spent';
    case 'RELEASE':
      return 'card.spentBack';
    case 'REFUND':
      return 'card.spentRefunded';
    case 'ADJUSTMENT':
      return `card.adjusted.${adjustmentReason ?? 'OTHER'}` as const;
  }
};

/** Why points moved, in words; `set` sets those of the gateway as the language is printed. */
export const movementWords = (moved: Moved, set: (text: string) => string): string =>
  translate(keyOf(moved), { title: set(moved.challengeTitle ?? '') });
