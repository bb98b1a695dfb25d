import { Allow, SafeInt } from '@rayon/subgraph';
import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { auditStoredLedger } from '../ledger';
import type { PointsContext } from './context';

/** Something in the ledger that does not add up. */
@ObjectType('LedgerDiscrepancy')
export class LedgerDiscrepancy {
  @Field(() => String)
  about!: string;

  @Field(() => String)
  finding!: string;
}

/** What an audit of the ledger saw. */
@ObjectType('LedgerAudit')
export class LedgerAuditType {
  @Field(() => SafeInt)
  accounts!: number;

  @Field(() => SafeInt)
  transfers!: number;

  @Field(() => SafeInt)
  receipts!: number;

  @Field(() => SafeInt, { description: 'Points members hold together.' })
  outstanding!: number;

  @Field(() => [LedgerDiscrepancy])
  discrepancies!: readonly LedgerDiscrepancy[];
}

/** The audit for operators. */
@Resolver()
export class LedgerAuditResolver {
  @Allow('unbound administrator')
  @Query(() => LedgerAuditType, {
    description: 'Derives every balance again from its entries. Reads the whole ledger: for operators.',
  })
  ledgerAudit(@Ctx() { ledger }: PointsContext): Promise<LedgerAuditType> {
    return auditStoredLedger(ledger);
  }
}
