import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DeviceIdentity } from '@rayon/client/shop';

/** What the demonstration remembers between starts: the keys of its own devices and what was loaded. */
export type DemonstrationState = {
  /** Enrolled devices by name (`nantes-handheld`, `nantes-till` …) with their private keys. */
  devices: Record<string, DeviceIdentity>;
  storeIds: Record<string, string>;
  /** Digest of the demonstration's content that was loaded last. */
  loaded?: string;
  /** Day (YYYY-MM-DD) the perishable lots were last renewed. */
  lotsRenewedOn?: string;
};

/** Reads the state file; a missing one is an empty demonstration. */
export const readState = (file: string): DemonstrationState => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as DemonstrationState;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { devices: {}, storeIds: {} };
  }
};

/** Writes the state file whole or not at all. Only its owner can read it: it holds private keys. */
export const writeState = (file: string, state: DemonstrationState) => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(state, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
};
