import type { Locale, Translated } from '@rayon/kernel';
import { Allow, badInput } from '@rayon/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { todayOf } from '../domain/settle-due';
import type { Movement } from '../domain/statement';
import { firstMonthOn, type MonthProblem, monthOf, readMonth } from '../domain/statement-month';
import { newAccount } from '../domain/transfer';
import { readStatement } from '../statements';
import { noteStaffAccess } from './access';
import { loadAccount, type PointsContext } from './context';
import { PointsAccountType } from './member.type';
import { loadReceipt, ReceiptType } from './receipt.type';
import { PointsMovementType, PointsStatementType } from './statement.type';

const textOf = (problem: MonthProblem): Translated => {
  switch (problem.reason) {
    case 'Malformed':
      return { fr: 'Écrivez le mois ainsi : 2026-11.', en: 'Write the month like this: 2026-11.' };
    case 'NotBegun':
      return {
        fr: 'Ce mois n’a pas commencé. Choisissez le mois en cours ou un mois passé.',
        en: 'This month has not begun. Choose the current month or an earlier one.',
      };
    case 'TooLongAgo':
      return {
        fr: `Il n’y a plus de relevé de ce mois : le premier est ${problem.first}.`,
        en: `There is no statement of that month any more: the first is ${problem.first}.`,
      };
  }
};

const presentMovement = (
  { transfer, kind, day, points, balanceAfter }: Movement,
  locale: Locale,
): PointsMovementType => ({
  id: transfer.transferId,
  day,
  kind,
  points,
  balanceAfter,
  receiptId: transfer.receiptId ?? null,
  challengeTitle: transfer.challenge?.title[locale] ?? null,
  adjustmentReason: transfer.adjustment?.reason ?? null,
  activeOn: (points > 0 && transfer.pending?.[0]?.activeOn) || null,
  lastDay: kind === 'expiry' ? (transfer.lots?.at(-1)?.expiresOn ?? null) : null,
});

/** What an account was in a month. */
@Resolver(() => PointsAccountType)
export class PointsStatementResolver {
  @Allow('member', 'unbound marketer', 'unbound administrator')
  @FieldResolver(() => PointsStatementType, {
    nullable: true,
    description: 'Of the current month, or of one of the 24 before it.',
  })
  async statement(
    @Root() { memberId }: PointsAccountType,
    @Arg('month', () => String, {
      nullable: true,
      description: 'YYYY-MM, by the calendar of the programme; without one the current month.',
    })
    asked: string | null,
    @Ctx() context: PointsContext,
  ): Promise<PointsStatementType> {
    const { ledger, request } = context;
    const programme = await context.programme.now();
    const account = (await loadAccount(context, memberId)) ?? newAccount(memberId);
    const today = todayOf(account, programme);
    const month = readMonth(asked ?? monthOf(today), today);
    if (!month.ok) throw badInput('month', textOf(month.rejection)[request.locale]);
    await noteStaffAccess(context, `PointsAccount.statement ${month.value}`, [`member:${memberId}`]);
    const statement = await readStatement(ledger, account, { month: month.value, programme });
    return {
      ...statement,
      month: month.value,
      firstMonth: firstMonthOn(today),
      lastMonth: monthOf(today),
      movements: statement.movements.map((movement) => presentMovement(movement, request.locale)),
      madeAt: programme.at,
    };
  }
}

/** What a movement belongs to. */
@Resolver(() => PointsMovementType)
export class PointsMovementResolver {
  @Allow('member', 'unbound marketer', 'unbound administrator')
  @FieldResolver(() => ReceiptType, { nullable: true })
  receipt(
    @Root() { receiptId }: PointsMovementType,
    @Ctx() context: PointsContext,
  ): Promise<ReceiptType | null> | null {
    return receiptId === null ? null : loadReceipt(context, receiptId);
  }
}
