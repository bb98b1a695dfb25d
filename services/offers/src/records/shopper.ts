import { above, oneOf, type Transaction } from '@rayon/store';
import { categoryKey } from '../domain/category-key';
import { lookBackFrom, type Past } from '../domain/past';
import type { PersonDays } from '../domain/person-day';
import type { Units } from '../domain/receipt-copy';
import { pastSaleOf, type Sale } from '../domain/sale';
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

/** Receipts of one member that are looked back on; of more the newest. */
const pastReceiptsMax = 1_000;

/** What a member bought since then. */
export const readSales = (
  { sales }: Pick<Records, 'sales'>,
  { memberId, since }: Readonly<{ memberId: string; since: Date }>,
  session?: Session,
): Promise<Sale[]> =>
  sales.findMany({ memberId, at: above(since) }, { session, sort: { at: -1 }, limit: pastReceiptsMax });

/** When a member joined, and what they bought and kept. */
export const pastFrom = (member: KnownMember | undefined, sales: readonly Sale[]): Past => ({
  kind: 'known',
  ...(member?.enrolledAt ? { joinedAt: member.enrolledAt } : {}),
  sales: sales.map(pastSaleOf),
});

/** When a member joined, and what they bought since then and kept. */
export const readPast = async (
  records: Pick<Records, 'sales'>,
  { member, ...asked }: Readonly<{ memberId: string; member: KnownMember | undefined; since: Date }>,
  session?: Session,
): Promise<Past> => pastFrom(member, await readSales(records, asked, session));

/** The same of several members, all that is kept of it, read together. */
export const readPasts = async (
  { sales }: Pick<Records, 'sales'>,
  members: readonly KnownMember[],
): Promise<Map<string, Past>> => {
  const found = new Map(members.map(({ memberId }) => [memberId, [] as Sale[]]));
  const ofThem = { memberId: oneOf([...found.keys()]) };
  if (found.size > 0)
    for await (const sale of sales.stream(ofThem, { sort: { memberId: 1, at: 1 } })) {
      const own = found.get(sale.memberId ?? '');
      own?.push(sale);
      if (own && own.length > pastReceiptsMax) own.shift();
    }
  return new Map(members.map((one) => [one.memberId, pastFrom(one, found.get(one.memberId) ?? [])]));
};

/** A member as the store has it; without consent the history is not even read. */
export type StoredShopper = Readonly<{
  member: KnownMember | undefined;
  bought?: ReadonlySet<string>;
  past?: Past;
}>;

/** Reads who a member is to the rules: consent and history as the transaction sees them. */
export const readMember = async (
  records: Records,
  memberId: string,
  {
    session,
    pastAt,
    consents = (member) => member?.personalised ?? false,
  }: {
    session?: Session;
    /** The moment before which their past is asked for, where it is. */
    pastAt?: Date | undefined;
    consents?: (member: KnownMember | undefined) => boolean;
  } = {},
): Promise<StoredShopper> => {
  const member = await records.members.find(memberId, { session });
  if (!consents(member)) return { member };
  const bought = await readBought(records, memberId, session);
  if (pastAt === undefined) return { member, bought };
  return {
    member,
    bought,
    past: await readPast(records, { memberId, member, since: lookBackFrom(pastAt) }, session),
  };
};

/** A member's days, as far as they are known; used under the consent alone, as what they bought. */
export const daysOf = (member: KnownMember | undefined): PersonDays => ({
  kind: 'known',
  ...(member?.birthday === undefined ? {} : { birthday: member.birthday }),
  ...(member?.enrolledAt ? { joinedAt: member.enrolledAt } : {}),
});

/** When a member worked for the retailer, whatever they agreed to. */
export const employmentOf = (member: KnownMember | undefined): Pick<MemberShopper, 'employment'> =>
  member?.employment ? { employment: member.employment } : {};

/** Who somebody is to the rules, from what was read of them. */
export const shopperOf = (memberId: string, { member, bought, past }: StoredShopper): MemberShopper => ({
  kind: 'member',
  memberId,
  personalised: bought !== undefined,
  boughtCategories: bought ?? new Set(),
  ...(bought ? { days: daysOf(member) } : {}),
  ...(past ? { past } : {}),
  ...employmentOf(member),
});

/** Who the shopper is to the rules, as the transaction sees it. */
export const readShopper = async (
  records: Records,
  memberId: string | undefined,
  {
    activated,
    ...asked
  }: Readonly<{
    session: Session;
    pastAt: Date | undefined;
    activated: ReadonlySet<string>;
  }>,
): Promise<Shopper> =>
  memberId === undefined
    ? anonymous
    : { ...shopperOf(memberId, await readMember(records, memberId, asked)), activated };

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
