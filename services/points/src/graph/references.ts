import { byId } from '@rayon/subgraph';
import type { KnownReceipt, ReceiptPoints } from '../domain/receipt-points';
import { toReceipt } from '../rows/receipts';
import { maySeeMember, maySeeReceipt, noteStaffAccess } from './access';
import { loadAccount, type PointsContext } from './context';
import { presentReceipt } from './receipt.type';

/** Members: null for one that is not the caller's to see, or that staff name and nobody knows. */
const members = byId<PointsContext>(async (ids, context) => {
  const asked = ids.filter((id) => maySeeMember(context, id));
  const found = await Promise.all(asked.map((id) => loadAccount(context, id)));
  const known = new Set(found.map((account) => account?.memberId));
  await noteStaffAccess(
    context,
    'Member.points',
    asked.filter((id) => known.has(id)).map((id) => `member:${id}`),
  );
  // A member who has just joined has no account yet and still sees zero.
  const isOwn = context.request.principal.kind === 'member';
  const visible = new Set(asked.filter((id) => isOwn || known.has(id)));
  return ids.map((id) => (visible.has(id) ? { id } : null));
});

/** Receipts: one that is not here yet and one that is not the caller's look the same. */
const receipts = byId<PointsContext>(async (ids, context) => {
  const visible = new Map<string, ReceiptPoints>(
    (await context.ledger.receipts.findAll(ids))
      .map((row) => row && toReceipt(row))
      .filter((receipt): receipt is KnownReceipt => receipt?.status === 'known')
      .filter((receipt) => maySeeReceipt(context, receipt))
      .map((receipt) => [receipt.facts.receiptId, receipt]),
  );
  await noteStaffAccess(
    context,
    'Receipt.points',
    [...visible.keys()].map((id) => `receipt:${id}`),
  );
  return ids.map((id) => presentReceipt(id, visible.get(id) ?? null));
});

/** Entities other services own and points add to. */
export const pointsReferences = { Member: members, Receipt: receipts };
