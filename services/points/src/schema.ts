import { buildSubgraph, type Subgraph } from '@rayon/subgraph';
import type { PointsContext } from './adapters/graphql/context';
import { LedgerAuditResolver } from './adapters/graphql/ledger-audit.resolver';
import { MemberType } from './adapters/graphql/member.type';
import { MemberPointsResolver, PointsAccountResolver } from './adapters/graphql/points-account.resolver';
import { ReceiptType } from './adapters/graphql/receipt.type';
import { pointsReferences } from './adapters/graphql/references';

/** The ledger's subgraph; touches no network and no store. */
export const buildPointsSubgraph = (): Subgraph =>
  buildSubgraph<PointsContext>({
    name: 'points',
    resolvers: [LedgerAuditResolver, MemberPointsResolver, PointsAccountResolver],
    orphanedTypes: [MemberType, ReceiptType],
    references: pointsReferences,
  });
