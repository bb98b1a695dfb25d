import { buildSubgraph, type Subgraph } from '@rayon/subgraph';
import type { PointsContext } from './graph/context';
import { LedgerAuditResolver } from './graph/ledger-audit.resolver';
import { MemberType } from './graph/member.type';
import { MemberPointsResolver, PointsAccountResolver } from './graph/points-account.resolver';
import { ReceiptType } from './graph/receipt.type';

/** The ledger's subgraph; touches no network and no store. */
export const buildPointsSubgraph = (): Subgraph =>
  buildSubgraph<PointsContext>({
    name: 'points',
    resolvers: [LedgerAuditResolver, MemberPointsResolver, PointsAccountResolver],
    orphanedTypes: [MemberType, ReceiptType],
  });
