import { adjustPoints } from './adjust-points';
import { decidePointsAdjustment } from './decide-points-adjustment';
import { setProgrammeTerms } from './set-programme-terms';
import { setTiers } from './set-tiers';

/** What can be asked of the ledger to change, in the order of the graph. */
export const pointsCommands = [setProgrammeTerms, setTiers, adjustPoints, decidePointsAdjustment];
