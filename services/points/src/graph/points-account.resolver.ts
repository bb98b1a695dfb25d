import { dayAfter, type Locale, money, pageOf, pointValueMinor } from '@rayon/kernel';
import { below, oneOf } from '@rayon/store';
import { Allow, MoneyType, readPage } from '@rayon/subgraph';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { sumOf } from '../domain/lots';
import { settleDue, todayOf } from '../domain/settle-due';
import { gainsOf, memberAccount, newAccount, pendingAccount, type Transfer } from '../domain/transfer';
import { loadAccount, type PointsContext } from './context';
import {
  MemberType,
  PointsAccountType,
  type PointsByDay,
  PointsEntryPage,
  type PointsEntryType,
} from './member.type';

const presentEntry = (transfer: Transfer, locale: Locale): PointsEntryType => {
  const { balance, pending } = gainsOf(transfer);
  return {
    id: transfer.transferId,
    kind: transfer.kind,
    points: balance,
    pending,
    activeOn: transfer.pending?.[0]?.activeOn ?? null,
    at: transfer.at,
    receiptId: transfer.receiptId ?? null,
    balanceAfter: transfer.balanceAfter,
    lineId: transfer.lineId ?? null,
    adjustmentReason: transfer.adjustment?.reason ?? null,
    challengeTitle: transfer.challenge?.title[locale] ?? null,
  };
};

/** The place on the account a page mark stands for. */
const placeOf = (mark: string): number | undefined =>
  /^[1-9]\d{0,14}$/.test(mark) ? Number(mark) : undefined;

/** How long before they expire a member is warned of points. */
const expiringDays = 60;

/** Points of lots by their day; lots come in the order of the days. */
const byDay = <Lot extends { points: number }>(
  lots: readonly Lot[],
  dayOf: (lot: Lot) => string,
): readonly PointsByDay[] =>
  [...new Set(lots.map(dayOf))].map((day) => ({
    day,
    points: sumOf(lots.filter((lot) => dayOf(lot) === day)),
  }));

/** A member's account. */
@Resolver(() => MemberType)
export class MemberPointsResolver {
  @Allow('member', 'unbound marketer', 'unbound administrator')
  @FieldResolver(() => PointsAccountType, {
    nullable: true,
    description:
      'Null when it cannot be told now: a member is shown without its points rather than not at all.',
  })
  async points(@Root() { id }: MemberType, @Ctx() context: PointsContext): Promise<PointsAccountType> {
    const { programme } = context;
    const now = await programme.now();
    // As it is now, also where what is due today has not been written yet.
    const { account } = settleDue((await loadAccount(context, id)) ?? newAccount(id), now);
    const { balance, reserved, pending, lots } = account;
    const soon = dayAfter(todayOf(account, now), expiringDays);
    return {
      memberId: id,
      balance,
      reserved,
      pending: { points: sumOf(pending), days: byDay(pending, ({ activeOn }) => activeOn) },
      expiring: byDay(
        lots.filter(({ expiresOn }) => expiresOn <= soon),
        ({ expiresOn }) => expiresOn,
      ),
    };
  }
}

/** What an account's balance is made of. */
@Resolver(() => PointsAccountType)
export class PointsAccountResolver {
  @Allow('member', 'unbound marketer', 'unbound administrator')
  @FieldResolver(() => MoneyType, {
    nullable: true,
    description:
      'What the balance pays at a till, never below zero; null where points pay nothing in the currency.',
  })
  worth(
    @Root() { balance }: PointsAccountType,
    @Arg('currency', () => String) currency: string,
  ): MoneyType | null {
    const value = pointValueMinor(currency);
    return value === undefined ? null : money(Math.max(0, balance) * value, currency);
  }

  @Allow('member', 'unbound marketer', 'unbound administrator')
  @FieldResolver(() => PointsEntryPage, {
    description: 'What changed what can be spent, or will be, newest first.',
  })
  async entries(
    @Root() { memberId }: PointsAccountType,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { ledger, request: { locale } }: PointsContext,
  ): Promise<PointsEntryPage> {
    const page = readPage({ first, after }, placeOf);
    const found = await ledger.transfers.findMany(
      {
        memberId,
        'entries.account': oneOf([memberAccount(memberId), pendingAccount(memberId)]),
        ...(page.after === undefined ? {} : { sequence: below(page.after) }),
      },
      { sort: { memberId: -1, sequence: -1 }, limit: page.first + 1 },
    );
    return pageOf(found, page.first, {
      markOf: ({ sequence }) => String(sequence),
      toItem: (transfer) => presentEntry(transfer, locale),
    });
  }
}
