import { buildSubgraph, type Subgraph } from '@rayon/subgraph';
import { pointsCommands } from './commands';
import type { PointsContext } from './graph/context';
import { LedgerAuditResolver } from './graph/ledger-audit.resolver';
import { MemberType } from './graph/member.type';
import { MemberPointsResolver, PointsAccountResolver } from './graph/points-account.resolver';
import { PointsAdjustmentsResolver } from './graph/points-adjustments.resolver';
import { ProgrammeTermsResolver } from './graph/programme-terms.resolver';
import { ReceiptType } from './graph/receipt.type';
import { PointsMovementResolver, PointsStatementResolver } from './graph/statement.resolver';
import { MemberTierResolver, TierProgrammeResolver } from './graph/tiers.resolver';

/** The ledger's subgraph; touches no network and no store. */
export const buildPointsSubgraph = (): Subgraph =>
  buildSubgraph<PointsContext>({
    name: 'points',
    resolvers: [
      LedgerAuditResolver,
      MemberPointsResolver,
      MemberTierResolver,
      PointsAccountResolver,
      PointsAdjustmentsResolver,
      PointsMovementResolver,
      PointsStatementResolver,
      ProgrammeTermsResolver,
      TierProgrammeResolver,
    ],
    commands: pointsCommands,
    orphanedTypes: [MemberType, ReceiptType],
  });
