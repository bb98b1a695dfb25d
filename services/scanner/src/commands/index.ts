import { approveAge } from './approve-age';
import { attachCard } from './attach-card';
import { cancelTrip } from './cancel-trip';
import { claimBasket } from './claim-basket';
import { completeAudit } from './complete-audit';
import { confirmPayment } from './confirm-payment';
import { endTrip } from './end-trip';
import { enterCoupon } from './enter-coupon';
import { letPointsGo } from './let-points-go';
import { openTrip } from './open-trip';
import { payWithPoints } from './pay-with-points';
import { removeCoupon } from './remove-coupon';
import { removeLineAtTill } from './remove-line-at-till';
import { returnLines } from './return-lines';
import { scan } from './scan';
import { voidLine } from './void-line';

/** What can be asked of the scanner to change, in the order of the graph: devices, staff, tills. */
export const scannerCommands = [
  openTrip,
  attachCard,
  scan,
  voidLine,
  enterCoupon,
  removeCoupon,
  endTrip,
  cancelTrip,
  approveAge,
  completeAudit,
  claimBasket,
  removeLineAtTill,
  payWithPoints,
  letPointsGo,
  confirmPayment,
  returnLines,
];
