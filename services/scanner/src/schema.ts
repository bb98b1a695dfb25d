import { buildSubgraph, type Representation, type Subgraph } from '@rayon/service-host';
import type { ScannerContext } from './adapters/graphql/context';
import { DeviceResolver } from './adapters/graphql/device.resolver';
import { ReceiptResolver, receiptReferences } from './adapters/graphql/receipt.resolver';
import { StaffResolver } from './adapters/graphql/staff.resolver';
import { ArticleStub, MemberStub, StoreStub } from './adapters/graphql/stubs.type';
import { TillResolver } from './adapters/graphql/till.resolver';
import { TripResolver, tripReferences } from './adapters/graphql/trip.resolver';

/** Stubs carry their key only; the gateway asks their owners for the rest and never comes here for them. */
const keyOnly = (references: readonly Representation[]) => references.map(({ id }) => ({ id }));

/** The scanner's federated schema; touches nothing outside the process. */
export const buildScannerSubgraph = (): Subgraph =>
  buildSubgraph<ScannerContext>({
    name: 'scanner',
    resolvers: [TripResolver, ReceiptResolver, DeviceResolver, TillResolver, StaffResolver],
    orphanedTypes: [StoreStub, MemberStub, ArticleStub],
    references: {
      Trip: tripReferences,
      Receipt: receiptReferences,
      Store: keyOnly,
      Member: keyOnly,
      Article: keyOnly,
    },
  });
