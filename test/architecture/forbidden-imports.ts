import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Every boundary with a file and imports it forbids there. */
export const forbidden: Readonly<Record<string, readonly [file: string, ...imports: string[]]>> = {
  'a service imports no other service': [
    'services/offers/src/memory/evaluate.ts',
    `import { trips } from '../../../scanner/src/domain/trip';`,
    `import { createScannerService } from '@rayon/scanner';`,
    `import type { Trip } from '@rayon/scanner/dist/domain/trip';`,
    `import { services } from '@rayon/services';`,
  ],
  'domain imports what only computes (kernel, gs1, statistics) and itself, nothing else': [
    'services/points/src/domain/accrual.ts',
    `import { createServer } from 'node:http';`,
  ],
  'only the store packages import mongoose': [
    'services/points/src/service.ts',
    `import mongoose from 'mongoose';`,
    `import { collection } from 'mongodb/lib/collection';`,
  ],
  'the gateway imports no store': [
    'gateway/src/server.ts',
    `import { connectStore } from '@rayon/store';`,
    `import { connectStoreBus } from '@rayon/messaging';`,
  ],
  'clients import nothing that runs on servers only': [
    'packages/client/src/send.ts',
    `import { createLogger } from '@rayon/process';`,
    `import { newId } from '../../kernel/src/id';`,
  ],
  'jsonwebtoken is imported by its one wrapper only': [
    'gateway/src/gateway.ts',
    `const jwt = require('jsonwebtoken');`,
  ],
  'only packages/bus knows a broker': [
    'services/points/src/reactions/on-receipt.ts',
    `import { connect } from '@nats-io/transport-node';`,
  ],
  'type-graphql stays in commands, graph folders, schema files and the subgraph package': [
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
  'the embedded store imports nothing of the house': [
    'engine/src/server/engine.ts',
    `import { newId } from '@rayon/kernel';`,
    `import { newId as other } from '../../../packages/kernel/src/id';`,
  ],
  'no circles of files': ['packages/kernel/src/id.ts', `import { trips } from './trips';`],
  'no circles of folders': ['packages/auth/src/keys/one.ts', `import { two } from '../tokens/two';`],
};

/** What the forbidden imports reach, where that must be there to be reached. */
const reached: Readonly<Record<string, string>> = {
  'services/scanner/src/domain/trip.ts': 'export {};',
  'packages/kernel/src/trips.ts': `import { newId } from './id'; export const trips = newId;`,
  'packages/auth/src/tokens/two.ts': `import { three } from '../keys/three'; export const two = three;`,
  'packages/auth/src/keys/three.ts': 'export const three = 3;',
};

/** Writes all of them into a passing folder laid out as the repository is. */
export const writeForbidden = (): { base: string; remove: () => void } => {
  const base = mkdtempSync(join(tmpdir(), 'rayon-forbidden-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(base, file)), { recursive: true });
    writeFileSync(join(base, file), text);
  };
  for (const [file, text] of Object.entries(reached)) write(file, text);
  for (const [file, ...imports] of Object.values(forbidden)) write(file, imports.join('\n'));
  return { base, remove: () => rmSync(base, { recursive: true, force: true }) };
};
