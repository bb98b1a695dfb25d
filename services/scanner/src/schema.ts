import { buildSubgraph, type Subgraph } from '@rayon/subgraph';
import type { ScannerContext } from './adapters/graphql/context';
import { ReceiptResolver } from './adapters/graphql/receipt.resolver';
import { scannerReferences } from './adapters/graphql/references';
import { StaffResolver } from './adapters/graphql/staff.resolver';
import { ArticleStub, MemberStub, StoreStub } from './adapters/graphql/stubs.type';
import { TripResolver } from './adapters/graphql/trip.resolver';
import { scannerCommands } from './commands';

/** The scanner's federated schema; touches nothing outside the process. */
export const buildScannerSubgraph = (): Subgraph =>
  buildSubgraph<ScannerContext>({
    name: 'scanner',
    resolvers: [TripResolver, ReceiptResolver, StaffResolver],
    commands: scannerCommands,
    orphanedTypes: [StoreStub, MemberStub, ArticleStub],
    references: scannerReferences,
  });
