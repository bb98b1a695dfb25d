import { buildSubgraph, type Subgraph } from '@rayon/subgraph';
import type { ScannerContext } from './adapters/graphql/context';
import { DeviceResolver } from './adapters/graphql/device.resolver';
import { ReceiptResolver } from './adapters/graphql/receipt.resolver';
import { scannerReferences } from './adapters/graphql/references';
import { StaffResolver } from './adapters/graphql/staff.resolver';
import { ArticleStub, MemberStub, StoreStub } from './adapters/graphql/stubs.type';
import { TillResolver } from './adapters/graphql/till.resolver';
import { TripResolver } from './adapters/graphql/trip.resolver';

/** The scanner's federated schema; touches nothing outside the process. */
export const buildScannerSubgraph = (): Subgraph =>
  buildSubgraph<ScannerContext>({
    name: 'scanner',
    resolvers: [TripResolver, ReceiptResolver, DeviceResolver, TillResolver, StaffResolver],
    orphanedTypes: [StoreStub, MemberStub, ArticleStub],
    references: scannerReferences,
  });
