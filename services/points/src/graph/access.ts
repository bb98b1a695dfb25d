import { actorOf, worksEverywhere, worksIn } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import type { KnownReceipt } from '../domain/receipt-points';
import type { PointsContext } from './context';

/** Whether the caller may see a member's points, earned in whatever store: the member itself, and staff of the whole programme. */
export const maySeeMember = ({ request: { principal } }: PointsContext, memberId: string): boolean =>
  principal.kind === 'member' ? principal.memberId === memberId : worksEverywhere(principal);

/** Whether the caller may see a receipt: its member, any till (goods are taken back in any store), associates of its store, staff of the programme. */
export const maySeeReceipt = (
  { request: { principal } }: PointsContext,
  { facts }: KnownReceipt,
): boolean => {
  switch (principal.kind) {
    case 'member':
      return facts.memberId === principal.memberId;
    case 'terminal':
      return true;
    case 'staff':
      return worksIn(principal, facts.storeId);
    default:
      return false;
  }
};

/** Leaves a note when staff look at the points of persons; nothing when somebody else does. */
export const noteStaffAccess = async (
  { request: { principal, correlationId }, ledger, clock }: PointsContext,
  what: string,
  objects: readonly string[],
): Promise<void> => {
  if (principal.kind !== 'staff') return;
  await ledger.accesses.insert(
    objects.map((object) => ({
      accessId: newId(),
      actor: actorOf(principal),
      role: principal.role,
      what,
      object,
      correlationId,
      at: clock(),
    })),
  );
};
