import { importsBelow, importsOf } from './imports';
import { rules } from './rules';

const imports = ['services', 'gateway', 'packages', 'apps', 'infra'].flatMap(importsBelow);

test('there is something to check', () => {
  expect(imports.length).toBeGreaterThan(300);
});

test.each(rules)('$name', ({ breaks }) => {
  expect(imports.filter(breaks).map(({ file, from }) => `${file} → ${from}`)).toEqual([]);
});

/** Each rule is seen to fail once on an import it forbids, so that none of them is blind. */
const forbidden: Record<string, [file: string, ...sources: string[]]> = {
  'a service imports no other service': [
    'services/offers/src/use-cases/evaluate.ts',
    `import { trips } from '../../../scanner/src/domain/trip';`,
    `import { createScannerService } from '@rayon/scanner';`,
    `import type { Trip } from '@rayon/scanner/dist/domain/trip';`,
  ],
  'domain imports the kernel and itself, nothing else': [
    'services/points/src/domain/accrual.ts',
    `import { createServer } from 'node:http';`,
  ],
  'use-cases import no adapter and no database, broker or GraphQL library': [
    'services/points/src/use-cases/accrue.ts',
    `import { accounts } from '../adapters/mongo/accounts';`,
    `import { Types } from 'mongoose';`,
  ],
  'only mongo adapters and the store packages import mongoose': [
    'services/points/src/service.ts',
    `import mongoose from 'mongoose';`,
    `import { collection } from 'mongodb/lib/collection';`,
  ],
  'jsonwebtoken is imported by its one wrapper only': [
    'gateway/src/gateway.ts',
    `const jwt = require('jsonwebtoken');`,
  ],
  'only packages/bus knows a broker': [
    'services/points/src/adapters/events/listen.ts',
    `import { connect } from '@nats-io/transport-node';`,
  ],
  'type-graphql stays in GraphQL adapters, schema files and the subgraph package': [
    'services/points/src/domain/account.ts',
    `import { ObjectType } from 'type-graphql';`,
  ],
  'plumbing packages import no service, no gateway and no event contract': [
    'packages/messaging/src/relay.ts',
    `import { ReceiptClosedV1 } from '@rayon/events';`,
    `export { tripOf } from '../../../services/scanner/src/domain/trip';`,
  ],
  'the gateway imports no service': [
    'gateway/src/main.ts',
    `import { createPointsService } from '@rayon/points';`,
    `const points = await import('../../services/points/src/service');`,
  ],
  'the client of the gateway runs in a browser, too: it imports no server package and nothing of Node': [
    'packages/client/src/send.ts',
    `import { newId } from '@rayon/kernel';`,
    `import { request } from 'node:http';`,
  ],
  'the web app knows the client of the gateway and no server package': [
    'apps/web/src/till.tsx',
    `import { money } from '@rayon/kernel';`,
    `import { money } from '../../../packages/kernel/src/money';`,
  ],
};

test.each(rules)('the rule “$name” catches what it forbids', ({ name, breaks }) => {
  const [file = '', ...sources] = forbidden[name] ?? [];
  expect(sources).not.toEqual([]);
  for (const source of sources) expect(importsOf(file, source).filter(breaks)).toHaveLength(1);
});
