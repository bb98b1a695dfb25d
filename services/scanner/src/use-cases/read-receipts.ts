import type { Principal } from '@rayon/auth';
import { isUuid, type Page } from '@rayon/kernel';
import { memberId, storeId, terminalId } from '../domain/ids';
import type { Receipt } from '../domain/receipt';
import type { Receipts } from './ports';

/** Reading receipts; an unknown one and somebody else's are both null. */
export const readReceipts = ({ receipts }: { receipts: Receipts }) => {
  const findAll = async (ids: readonly string[]): Promise<(Receipt | null)[]> => {
    const known = [...new Set(ids.filter(isUuid))];
    const found = await receipts.findAll(known);
    const byId = new Map(known.map((id, index) => [id, found[index]]));
    return ids.map((id) => byId.get(id) ?? null);
  };
  return {
    findAll,
    visible: async (ids: readonly string[], principal: Principal): Promise<(Receipt | null)[]> =>
      (await findAll(ids)).map((receipt) => (receipt && concerns(receipt, principal) ? receipt : null)),
    byNumber: async (
      key: { storeId: string; tillId: string; businessDate: string; number: string },
      principal: Principal,
    ): Promise<Receipt | null> => {
      if (!isUuid(key.storeId) || !isUuid(key.tillId)) return null;
      const found = await receipts.findByKey({
        ...key,
        storeId: storeId(key.storeId),
        tillId: terminalId(key.tillId),
      });
      return found && concerns(found, principal) ? found : null;
    },
    ofMember: async (
      principal: Principal,
      page: { first: number; after?: string },
    ): Promise<Page<Receipt>> =>
      principal.kind === 'member'
        ? receipts.findOfMember(memberId(principal.memberId), page)
        : { items: [], next: null },
  };
};

/** Whether a receipt may be shown. Any till of the retailer may: what was bought here can be returned there. */
const concerns = (receipt: Receipt, principal: Principal): boolean => {
  switch (principal.kind) {
    case 'member':
      return receipt.memberId === principal.memberId;
    case 'terminal':
      return true;
    case 'staff':
      return principal.role !== 'associate' || principal.storeIds.includes(receipt.key.storeId);
    default:
      return false;
  }
};
