import type { Clock } from '@rayon/kernel';
import { openAggregate } from '@rayon/store';
import type { Programme, ProgrammeTerms } from './domain/programme-terms';
import type { Ledger } from './ledger';
import { programmeId, programmes } from './rows/programme';

/** How long a process may not know of terms that another one set. */
const knownMilliseconds = 30_000;

/**
 * The terms of the programme, remembered so that no checkout waits for them. Points that another process posts in the first half
 * minute of new terms may still be earned by those before, and say so.
 */
export const openProgramme = ({ database }: Pick<Ledger, 'database'>, clock: Clock) => {
  const rows = openAggregate(database, programmes);
  let known: readonly ProgrammeTerms[] = [];
  let readAt = Number.NEGATIVE_INFINITY;

  /** Versions are only ever added: of two readings the longer one is newer. */
  const learn = (read: readonly ProgrammeTerms[]): void => {
    if (read.length > known.length) known = read;
  };

  const versions = async (): Promise<readonly ProgrammeTerms[]> => {
    if (performance.now() - readAt < knownMilliseconds) return known;
    const began = performance.now();
    learn((await rows.find(programmeId))?.row.versions ?? []);
    readAt = began;
    return known;
  };

  return {
    rows,
    versions,
    now: async (): Promise<Programme> => ({ versions: await versions(), at: clock() }),
    learn,
  };
};

/** The terms of the programme, as a process knows them. */
export type OpenProgramme = ReturnType<typeof openProgramme>;
