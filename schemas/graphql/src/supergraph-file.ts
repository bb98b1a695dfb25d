import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the generated SDL files are kept. */
export const folder = join(__dirname, '..');

/** The committed supergraph, as the gateway loads it. */
export const readSupergraph = (): string => readFileSync(join(folder, 'supergraph.graphql'), 'utf8');
