import { setProgrammeTerms } from './set-programme-terms';
import { setTiers } from './set-tiers';

/** What can be asked of the ledger to change, in the order of the graph. */
export const pointsCommands = [setProgrammeTerms, setTiers];
