import type { Transaction } from '@rayon/store';
import { categoryKey } from '../domain/category-key';
import type { Units } from '../domain/receipt-copy';
import { anonymous, type MemberShopper, type Shopper } from '../domain/shopper';
import type { KnownMember } from '../projections/known-members';
import type { Records, Session } from './records';

/** Keys of the categories a member bought and kept something of. */
export const readBought = async (
  { purchases }: Records,
  memberId: string,
  session?: Session,
): Promise<ReadonlySet<string>> => {
  const bought = await purchases.findMany({ memberId }, { session });
  return new Set(bought.filter(({ units }) => units > 0).map(({ category }) => categoryKey(category)));
};

/** A member as the store has it; without consent the history is not even read. */
export type StoredShopper = Readonly<{ member: KnownMember | undefined; bought?: ReadonlySet<string> }>;

/** Reads who a member is to the rules: consent and history as the transaction sees them. */
export const readMember = async (
  records: Records,
  memberId: string,
  {
    session,
    consents = (member) => member?.personalised ?? false,
  }: { session?: Session; consents?: (member: KnownMember | undefined) => boolean } = {},
): Promise<StoredShopper> => {
  const member = await records.members.find(memberId, { session });
  return consents(member) ? { member, bought: await readBought(records, memberId, session) } : { member };
};

/** Who somebody is to the rules, from what was read of them. */
export const shopperOf = (memberId: string, { bought }: StoredShopper): MemberShopper => ({
  kind: 'member',
  memberId,
  personalised: bought !== undefined,
  boughtCategories: bought ?? new Set(),
});

/** Who the shopper is to the rules, as the transaction sees it. */
export const readShopper = async (
  records: Records,
  memberId: string | undefined,
  session: Session,
): Promise<Shopper> =>
  memberId === undefined ? anonymous : shopperOf(memberId, await readMember(records, memberId, { session }));

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
