import type { BadInput } from '@rayon/kernel';
import type { AttachRejection } from '../../domain/attach-card';
import type { CancelRejection } from '../../domain/cancel-trip';
import type { AgeRejection, AuditRejection } from '../../domain/checks';
import type { ClaimRejection } from '../../domain/claim-basket';
import type { EndRejection } from '../../domain/end-trip';
import type { RemovalRejection, VoidRejection } from '../../domain/void-line';
import type { ConfirmRejection } from '../../use-cases/confirm-payment';
import type { OpenRejection } from '../../use-cases/open-trip';
import type { ReturnLineRejection } from '../../use-cases/return-line';
import type { ScanRejection } from '../../use-cases/scan';

/** Every refusal a caller of the scanner can meet. */
export type Refused =
  | BadInput
  | OpenRejection
  | ScanRejection
  | VoidRejection
  | RemovalRejection
  | AttachRejection
  | EndRejection
  | CancelRejection
  | ClaimRejection
  | AgeRejection
  | AuditRejection
  | ConfirmRejection
  | ReturnLineRejection;

/** The reasons of all refusals. */
export type RefusedReason = Refused['reason'];
