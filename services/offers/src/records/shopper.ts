import type { Transaction } from '@rayon/store';
import type { Units } from '../domain/receipt-copy';
import { anonymous, type Shopper } from '../domain/shopper';
import type { Records, Session } from './records';

/** Categories a member bought and kept something of. */
export const readBought = async (
  { purchases }: Records,
  memberId: string,
  session?: Session,
): Promise<ReadonlySet<string>> => {
  const bought = await purchases.findMany({ memberId }, { session });
  return new Set(bought.filter(({ units }) => units > 0).map(({ category }) => category));
};

/** Who the shopper is to the rules: consent and history as the transaction sees them. Without consent the history is not even read. */
export const readShopper = async (
  records: Records,
  memberId: string | undefined,
  session?: Session,
): Promise<Shopper> => {
  if (memberId === undefined) return anonymous;
  const personalised = (await records.members.find(memberId, { session }))?.personalised ?? false;
  const boughtCategories = personalised ? await readBought(records, memberId, session) : new Set<string>();
  return { kind: 'member', memberId, personalised, boughtCategories };
};

/** Adds to what a member bought and kept. */
export const addUnits = async (
  { purchases }: Records,
  { session }: Transaction,
  memberId: string | undefined,
  units: Units,
): Promise<void> => {
  if (memberId === undefined) return;
  await purchases.updateEach(
    [...units].map(([category, change]) => ({
      filter: { purchaseId: `${memberId}/${category}` },
      update: { add: { units: change }, initially: { memberId, category } },
      upsert: true,
    })),
    { session },
  );
};
