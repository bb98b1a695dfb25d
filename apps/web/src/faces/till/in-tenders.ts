import type { Success } from '@rayon/client';
import type { ReturnLinesMutation } from '@rayon/client/operations/till';
import { translate } from '../../i18n';
import { inMoney } from '../../parts/money';
import { inPoints } from '../../parts/points';

/** What of a refund is given back by one tender. */
export type RefundedTender = Success<ReturnLinesMutation['returnLines']>['tenders'][number];

/** By which tenders a refund is given back, and how much by each. */
export const inTenders = (tenders: readonly RefundedTender[]): string =>
  tenders
    .map(({ kind, amount, points }) =>
      points === null
        ? `${translate(`till.tenders.${kind}`)} ${inMoney(amount)}`
        : `${inPoints(points)} (${inMoney(amount)})`,
    )
    .join(', ');
