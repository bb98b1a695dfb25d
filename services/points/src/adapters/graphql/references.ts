import { isUuid } from '@rayon/kernel';
import type { ReferenceResolver } from '@rayon/service-host';
import type { KnownReceipt, ReceiptPoints } from '../../domain/receipt-points';
import type { Account } from '../../domain/transfer';
import { maySeeMember, maySeeReceipt, noteStaffAccess } from './access';
import type { PointsContext } from './context';
import { presentReceipt } from './receipt.type';

/** Members: null for one that is not the caller's to see, or that staff name and nobody knows. */
const members: ReferenceResolver<PointsContext> = async (references, context) => {
  const ids = references.map(({ id }) => (isUuid(id) && maySeeMember(context, id) ? id : null));
  const asked = [...new Set(ids.filter((id) => id !== null))];
  const load = context.request.loader<string, Account>('accounts', context.browser.accounts);
  const known = new Set((await Promise.all(asked.map(load))).map((account) => account?.memberId));
  await noteStaffAccess(
    context,
    'Member.points',
    asked.filter((id) => known.has(id)).map((id) => `member:${id}`),
  );
  // A member who has just joined has no account yet and still sees zero.
  const isOwn = context.request.principal.kind === 'member';
  return ids.map((id) => (id !== null && (isOwn || known.has(id)) ? { id } : null));
};

/** Receipts: one that is not here yet and one that is not the caller's look the same. */
const receipts: ReferenceResolver<PointsContext> = async (references, context) => {
  const ids = [...new Set(references.map(({ id }) => id).filter(isUuid))];
  const found = ids.length === 0 ? [] : await context.browser.receipts(ids);
  const visible = new Map<string, ReceiptPoints>(
    found
      .filter((receipt): receipt is KnownReceipt => receipt?.status === 'known')
      .filter((receipt) => maySeeReceipt(context, receipt))
      .map((receipt) => [receipt.facts.receiptId, receipt]),
  );
  await noteStaffAccess(
    context,
    'Receipt.points',
    [...visible.keys()].map((id) => `receipt:${id}`),
  );
  return references.map(({ id }) => (isUuid(id) ? presentReceipt(id, visible.get(id) ?? null) : null));
};

/** Entities other services own and points add to. */
export const pointsReferences = { Member: members, Receipt: receipts };
