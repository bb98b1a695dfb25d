import { byId } from '@rayon/subgraph';
import type { ScannerContext } from './context';
import { presentTrip } from './present-trip';
import { presentReceipt } from './receipt.type';
import { maySeeReceipt, maySeeTrip } from './visible';

/** Entities of this service that other subgraphs name by id; each is shown only to whom it concerns. */
export const scannerReferences = {
  Trip: byId<ScannerContext>(async (ids, context) => {
    const { scanner, request } = context;
    const found = await scanner.trips.findAll(ids);
    return found.map((kept) =>
      kept && maySeeTrip(request.principal, kept.row) ? presentTrip(kept, context) : null,
    );
  }),
  Receipt: byId<ScannerContext>(async (ids, { scanner, request }) => {
    const found = await scanner.receipts.findAll(ids);
    return found.map((kept) =>
      kept && maySeeReceipt(request.principal, kept.row) ? presentReceipt(kept.row, request.locale) : null,
    );
  }),
};
