import { byId } from '@rayon/subgraph';
import type { ScannerContext } from './context';
import { presentTrip } from './present-trip';
import { presentReceipt } from './receipt.type';

/** Entities of this service that other subgraphs name by id; each is shown only to whom it concerns. */
export const scannerReferences = {
  Trip: byId<ScannerContext>(async (ids, context) => {
    const found = await context.useCases.readTrips.visible(ids, context.request.principal);
    return found.map((stored) => stored && presentTrip(stored, context));
  }),
  Receipt: byId<ScannerContext>(async (ids, context) => {
    const found = await context.useCases.readReceipts.visible(ids, context.request.principal);
    return found.map((receipt) => receipt && presentReceipt(receipt, context.request.locale));
  }),
};
