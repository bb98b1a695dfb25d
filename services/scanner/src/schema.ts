import { buildSubgraph, type Subgraph } from '@rayon/subgraph';
import { scannerCommands } from './commands';
import type { ScannerContext } from './graph/context';
import { ReceiptResolver } from './graph/receipt.resolver';
import { ArticleStub, MemberStub, StoreStub } from './graph/stubs.type';
import { TripResolver } from './graph/trip.resolver';

/** The scanner's federated schema; touches nothing outside the process. */
export const buildScannerSubgraph = (): Subgraph =>
  buildSubgraph<ScannerContext>({
    name: 'scanner',
    resolvers: [TripResolver, ReceiptResolver],
    commands: scannerCommands,
    orphanedTypes: [StoreStub, MemberStub, ArticleStub],
  });
